// One phone: one person, her language, her chat.

import { Composer } from "/assets/composer.js";
import { element } from "/assets/element.js";
import { follow } from "/assets/live.js";
import { Messages } from "/assets/messages.js";
import { Notices } from "/assets/notices.js";
import { Waiting } from "/assets/waiting.js";
import { Wire } from "/assets/wire.js";
import { directionOf, nameOf, wordsIn } from "/assets/words.js";

const TYPING_SECONDS = 5; // docs: sendChatAction

export class Phone {
  /** `changed(language)` is told when she chooses another language. */
  constructor(person, language, changed) {
    this.wire = new Wire(person);
    this.language = language;
    this.changed = changed;
    this.waiting = new Waiting();
    this.messages = new Messages(this.#messageActs());
    this.composer = new Composer(this.#composerActs());
    this.notices = new Notices();
    this.name = element("h1", { dir: "auto" });
    this.status = element("p", { class: "status" });
    this.about = element("section", { class: "about", dir: "auto" });
    this.languages = element("select", { class: "languages", change: () => this.#choose(this.languages.value) });
    this.root = element("section", { class: "phone" },
      element("header", {}, element("span", { class: "avatar", "aria-hidden": "true" }),
        element("div", { class: "title" }, this.name, this.status), this.languages),
      element("div", { class: "chat" }, this.messages.root, this.about), this.composer.root, this.notices.root);
    this.#dress();
  }

  run() {
    return follow(this.wire, () => this.language, {
      online: () => this.#online(),
      offline: () => this.#say(this.words.connecting),
      all: (messages) => (this.messages.all(messages), this.#arrange()),
      happened: (event) => this.#happened(event),
    });
  }

  #dress() {
    this.words = wordsIn(this.language);
    this.root.lang = this.language;
    this.root.dir = directionOf(this.language);
    this.languages.setAttribute("aria-label", this.words.language);
    this.messages.draw(this.words);
    this.composer.draw(this.words);
    this.#say(this.words.bot);
    this.#arrange();
  }

  async #choose(language) {
    this.language = language;
    this.#dress();
    this.changed(language);
    await this.wire.join(language);
    await this.#introduce();
  }

  async #online() {
    this.#say(this.words.bot);
    for (let tries = 0; tries < 10 && !(await this.#introduce()); tries += 1) {
      await new Promise((done) => setTimeout(done, 500)); // the bot may still be introducing itself
    }
  }

  async #introduce() {
    const bot = await this.wire.bot().catch(() => null);
    if (!bot) return false;
    this.bot = bot;
    this.name.textContent = bot.name || "…";
    this.root.querySelector("header .avatar").textContent = [...bot.name][0] ?? "";
    const choices = [...new Set(["en", ...bot.languages, this.language])].sort();
    this.languages.replaceChildren(...choices.map((code) =>
      element("option", { value: code, selected: code === this.language }, nameOf(code))));
    this.#arrange();
    return bot.description !== "" && bot.commands.length > 0;
  }

  #arrange() {
    const isEmpty = this.messages.isEmpty;
    this.composer.empty(isEmpty);
    this.about.hidden = !isEmpty || !this.bot?.description;
    this.about.replaceChildren(element("b", {}, this.words.about), element("p", { dir: "auto" }, this.bot?.description ?? ""));
  }

  #happened(event) {
    const seen = {
      sent: () => this.messages.put(event.message),
      message: () => this.messages.put(event.message),
      edited: () => this.messages.put(event.message),
      deleted: () => (this.messages.remove(event.message_id), this.composer.gone(event.message_id)),
      answered: () => this.#answered(event),
      action: () => this.#typing(),
    }[event.kind];
    seen?.();
    if (event.kind === "message") this.#say(this.words.bot);
    this.#arrange();
  }

  #answered({ query, text, shown_as: manner }) {
    this.messages.redraw(this.waiting.answer(query));
    if (text && manner === "alert") this.notices.alert(text, this.words);
    else if (text) this.notices.notice(text);
  }

  #typing() {
    this.#say(this.words.typing);
    setTimeout(() => this.status.textContent === this.words.typing && this.#say(this.words.bot), TYPING_SECONDS * 1000);
  }

  #say(status) {
    this.status.textContent = status;
  }

  #messageActs() {
    return {
      press: (message, row, column) => this.#press(message, row, column),
      copy: (text) => this.#copy(text),
      isWaiting: (message, data) => this.waiting.has(message, data),
      reply: (message) => this.composer.reply(message),
      command: (text) => this.#do(this.wire.say(text)),
      show: (id) => this.messages.show(id),
    };
  }

  #composerActs() {
    return {
      say: (text, replyTo) => this.#do(this.wire.say(text, replyTo)),
      send: (thing) => this.#do(this.wire.send(thing)),
      remove: (id) => this.#do(this.wire.remove(id)),
      commands: async () => (await this.#introduce(), this.bot?.commands ?? []),
    };
  }

  async #press(message, row, column) {
    const data = this.messages.known.get(message).reply_markup.inline_keyboard[row][column].callback_data;
    if (this.waiting.has(message, data)) return;
    const one = this.waiting.begin(message, data);
    this.messages.redraw(message);
    const pressed = await this.#do(this.wire.press(message, row, column));
    if (pressed) this.waiting.confirm(one, pressed.text);
    else this.waiting.forget(one);
    this.messages.redraw(message);
  }

  async #copy(text) {
    const isCopied = await navigator.clipboard.writeText(text).then(() => true, () => false);
    this.notices.notice(isCopied ? this.words.copied : text);
  }

  /** What did not work is said, never thrown. */
  #do(act) {
    return act.catch(() => this.notices.notice(this.words.failed));
  }
}
