// One message as she sees it: quote, words or thing, the time, the keyboard.

import { element, icon } from "/assets/element.js";
import { worded } from "/assets/entities.js";
import { keyboard } from "/assets/keyboard.js";

/** `acts`: those of the keyboard, and reply(message), command(text), show(messageId). */
export function bubble(message, words, acts) {
  const side = message.from.is_bot ? "theirs" : "mine";
  const chosen = () => document.getSelection().isCollapsed && acts.reply(message);
  const box = element("div", { class: "bubble", dir: "auto", click: chosen },
    quote(message.reply_to_message, words, acts), ...inside(message, words, acts), stamp(message, words, chosen));
  return element("article", { class: `message ${side}`, "data-id": message.message_id },
    box, keyboard(message, acts));
}

function quote(replied, words, acts) {
  if (!replied) return null;
  const shown = (event) => (event.stopPropagation(), acts.show(replied.message_id));
  return element("button", { class: "quote", type: "button", dir: "auto", click: shown }, summary(replied, words));
}

function inside(message, words, acts) {
  const text = message.text ?? message.caption;
  const said = text && element("div", { class: "words", dir: "auto" },
    ...worded(text, message.entities ?? message.caption_entities ?? [], acts.command));
  return [message.forward_origin && origin(message.forward_origin, words), thing(message, words), said];
}

function origin(from, words) {
  return element("div", { class: "origin", dir: "auto" }, `${words.forwarded} ${from.sender_user_name ?? ""}`);
}

const THINGS = ["photo", "voice", "document", "sticker", "location"];

function thing(message, words) {
  if (message.contact) return card(message.contact);
  const kind = THINGS.find((name) => message[name]);
  return kind ? element("div", { class: "thing" }, icon("paper"), words.things[kind]) : null;
}

function card(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return element("div", { class: "card" },
    element("span", { class: "avatar", "aria-hidden": "true" }, [...name][0] ?? ""),
    element("b", { dir: "auto" }, name),
    element("span", { dir: "ltr" }, contact.phone_number));
}

function stamp(message, words, chosen) {
  const sent = new Date(message.date * 1000);
  const time = [sent.getHours(), sent.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  const changed = message.edit_date ? `${words.edited} ` : "";
  const ticks = message.from.is_bot ? "" : " ✓✓";
  const acts = { class: "stamp", type: "button", "aria-label": `${changed}${time}. ${words.reply}` };
  return element("button", { ...acts, click: (event) => (event.stopPropagation(), chosen()) }, changed + time + ticks);
}

/** Its first line, for quotes and the reply bar. */
export function summary(message, words) {
  const text = message.text ?? message.caption ?? message.contact?.first_name;
  if (text) return text.split("\n")[0];
  return words.things[THINGS.find((name) => message[name])] ?? "";
}
