// Which pressed buttons still wait for the bot's answer. The answer may come before the press itself is confirmed.

export class Waiting {
  constructor() {
    this.pressed = new Set();
    this.answered = new Set();
  }

  has(message, data) {
    return [...this.pressed].some((one) => one.message === message && one.data === data);
  }

  begin(message, data) {
    const one = { message, data, query: null };
    this.pressed.add(one);
    return one;
  }

  /** The press was taken, and its answer will name this query. */
  confirm(one, query) {
    one.query = query;
    if (this.answered.delete(query)) this.pressed.delete(one);
  }

  forget(one) {
    this.pressed.delete(one);
  }

  /** The message on which the button was pressed, if it was pressed here. */
  answer(query) {
    const one = [...this.pressed].find((each) => each.query === query);
    if (one) this.pressed.delete(one);
    else this.answered.add(query);
    return one?.message;
  }
}
