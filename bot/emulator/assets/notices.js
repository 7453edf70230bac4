// What passes over the chat: a notice that goes by itself, an alert that must be tapped away.

import { element } from "/assets/element.js";

const SECONDS = 3;

export class Notices {
  constructor() {
    this.root = element("div", { class: "notices" });
  }

  notice(text) {
    const toast = element("div", { class: "toast", role: "status", dir: "auto" }, text);
    this.root.querySelector(".toast")?.remove();
    this.root.append(toast);
    setTimeout(() => toast.remove(), SECONDS * 1000);
  }

  alert(text, words) {
    const close = () => shade.remove();
    const done = element("button", { type: "button", click: close }, words.ok);
    const box = element("div", { class: "alert", role: "alertdialog", "aria-modal": "true" },
      element("p", { dir: "auto" }, text), done);
    const shade = element("div", { class: "shade", keydown: (event) => event.key === "Escape" && close() }, box);
    this.root.append(shade);
    done.focus();
  }
}
