// The list of messages: what comes is added, what changes is drawn anew in its place, what goes is gone.

import { bubble } from "/assets/bubble.js";
import { element } from "/assets/element.js";

const NEAR = 80; // pixels from the end that still count as there

export class Messages {
  constructor(acts) {
    this.acts = acts;
    this.words = null;
    this.known = new Map();
    this.root = element("div", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0" });
    this.isAtEnd = true;
    this.root.addEventListener("scroll", () => { this.isAtEnd = this.#isNearEnd(); });
    new ResizeObserver(() => this.isAtEnd && this.toEnd()).observe(this.root);
  }

  get isEmpty() {
    return this.known.size === 0;
  }

  all(messages) {
    this.known.clear();
    this.root.replaceChildren();
    messages.forEach((message) => this.put(message));
  }

  put(message) {
    const before = this.#at(message.message_id);
    const isNear = this.#isNearEnd();
    const drawn = bubble(message, this.words, this.acts);
    this.known.set(message.message_id, message);
    if (before) before.replaceWith(drawn);
    else this.root.append(drawn);
    if (!before || isNear) this.toEnd();
  }

  remove(id) {
    this.known.delete(id);
    this.#at(id)?.remove();
  }

  draw(words) {
    this.words = words;
    this.all([...this.known.values()]);
  }

  redraw(id) {
    const message = this.known.get(id);
    if (message) this.put(message);
  }

  show(id) {
    const found = this.#at(id);
    if (!found) return;
    found.scrollIntoView({ block: "center" });
    found.classList.add("found");
    setTimeout(() => found.classList.remove("found"), 1200);
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
  }

  #isNearEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR;
  }

  #at(id) {
    return this.root.querySelector(`[data-id="${id}"]`);
  }
}
