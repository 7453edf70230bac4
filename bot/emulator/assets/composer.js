// Below the messages: START in an empty chat, else what she types, replies to, attaches, or commands.

import { summary } from "/assets/bubble.js";
import { element, icon } from "/assets/element.js";
import { popup } from "/assets/popup.js";

/** `acts`: say(text, replyTo), send(thing), remove(messageId), commands() -> [{command, description}]. */
export class Composer {
  constructor(acts) {
    this.acts = acts;
    this.root = element("footer", { class: "composer" });
    this.replied = null;
  }

  draw(words) {
    this.words = words;
    this.field = element("textarea", { rows: "1", dir: "auto", placeholder: words.message, "aria-label": words.message,
      enterkeyhint: "send", autocomplete: "off", keydown: (event) => this.#key(event) });
    this.bar = element("div", { class: "replying", hidden: true });
    this.form = element("form", { submit: (event) => (event.preventDefault(), this.#say()) },
      popup("menu", words.commands, () => this.#commands()),
      this.field,
      popup("attach", words.attach, () => this.#things()),
      element("button", { class: "round send", type: "submit", "aria-label": words.send }, icon("send")));
    this.begin = element("button", { class: "begin", type: "button", click: () => this.acts.say("/start") }, words.start);
    this.root.replaceChildren(this.bar, this.form, this.begin);
    this.reply(null);
  }

  /** START instead of the field as long as nothing was said. */
  empty(isEmpty) {
    this.begin.hidden = !isEmpty;
    this.form.hidden = isEmpty;
  }

  reply(message) {
    this.replied = message;
    this.bar.hidden = message === null;
    if (message === null) return;
    const forget = () => this.reply(null);
    const remove = () => (forget(), this.acts.remove(message.message_id));
    this.bar.replaceChildren(icon("reply"), element("span", { dir: "auto" }, summary(message, this.words)),
      element("button", { class: "round", type: "button", "aria-label": this.words.remove, click: remove }, icon("bin")),
      element("button", { class: "round", type: "button", "aria-label": this.words.cancel, click: forget }, icon("cross")));
    this.field.focus();
  }

  gone(messageId) {
    if (this.replied?.message_id === messageId) this.reply(null);
  }

  async #say() {
    const text = this.field.value.trim();
    if (!text) return;
    const replyTo = this.replied?.message_id;
    this.field.value = "";
    this.reply(null);
    await this.acts.say(text, replyTo);
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#say();
  }

  async #commands() {
    const known = await this.acts.commands();
    return known.map(({ command, description }) => (
      { label: `/${command}`, detail: description, act: () => this.acts.say(`/${command}`) }));
  }

  #things() {
    return Object.entries(this.words.things).map(([thing, label]) => (
      { label, act: () => this.acts.send(thing) }));
  }
}
