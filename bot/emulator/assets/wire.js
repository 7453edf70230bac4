// The person-side API, as one person's app speaks it.

export class Refused extends Error {}

export class Wire {
  constructor(person) {
    this.person = person;
    this.mine = `/person/${person}`;
  }

  join(language) {
    return ask("POST", "/person", { id: this.person, language_code: language });
  }

  bot() {
    return ask("GET", `${this.mine}/bot`);
  }

  messages() {
    return ask("GET", `${this.mine}/messages`);
  }

  events(after) {
    return ask("GET", `${this.mine}/events?after=${after}&timeout=25`);
  }

  say(text, replyTo) {
    return ask("POST", `${this.mine}/text`, { text, reply_to: replyTo ?? undefined });
  }

  send(thing) {
    return ask("POST", `${this.mine}/send`, { thing });
  }

  press(message, row, column) {
    return ask("POST", `${this.mine}/press`, { message_id: message, row, column });
  }

  remove(message) {
    return ask("POST", `${this.mine}/delete`, { message_id: message });
  }
}

export async function ask(method, address, body) {
  const headers = body ? { "Content-Type": "application/json" } : {};
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
  const said = await answer.json();
  if (!answer.ok) throw new Refused(said.error);
  return said;
}
