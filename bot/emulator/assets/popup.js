// A button that opens a short list above itself.

import { element, icon } from "/assets/element.js";

/** `items()` gives {label, detail?, act} at each opening. */
export function popup(name, label, items) {
  const list = element("div", { class: `list ${name}`, role: "menu", hidden: true });
  const button = element("button", { class: "round", type: "button", "aria-label": label, "aria-haspopup": "menu" }, icon(name));
  const root = element("div", { class: "popup" }, button, list);

  const close = () => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("click", outside);
  };
  const outside = (event) => root.contains(event.target) || close();
  const open = async () => {
    const rows = (await items()).map((item) => choice(item, close));
    list.replaceChildren(...rows);
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("click", outside);
    rows[0]?.focus();
  };
  button.addEventListener("click", () => (list.hidden ? open() : close()));
  root.addEventListener("keydown", (event) => event.key === "Escape" && (close(), button.focus()));
  return root;
}

function choice({ label, detail, act }, close) {
  return element("button", { type: "button", role: "menuitem", dir: "auto", click: () => (close(), act()) },
    element("span", {}, label), detail && element("small", { dir: "auto" }, detail));
}
