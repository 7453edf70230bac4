// The inline keyboard under a message: rows of equal buttons.

import { element, icon } from "/assets/element.js";
import { link } from "/assets/entities.js";

/** `acts`: press(message, row, column), copy(text), isWaiting(message, data). */
export function keyboard(message, acts) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return element("div", { class: "keys" }, ...rows.map((buttons, row) =>
    element("div", { class: "row" }, ...buttons.map((button, column) => key(message, button, row, column, acts)))));
}

function key(message, button, row, column, acts) {
  const label = element("span", { class: "label", dir: "auto" }, button.text);
  const look = { class: `key ${button.style ?? ""}`.trim(), title: button.text };
  if (button.url) return link(button.url, look, label, icon("open"));
  const plain = { ...look, type: "button" };
  if (button.copy_text) {
    const copy = () => acts.copy(button.copy_text.text);
    return element("button", { ...plain, click: copy }, label, icon("copy"));
  }
  const waits = acts.isWaiting(message.message_id, button.callback_data);
  const press = () => acts.press(message.message_id, row, column);
  return element("button", { ...plain, "aria-busy": waits && "true", click: press }, label);
}
