// A text with its entities as nodes. Offsets are UTF-16 units, as JavaScript counts.

import { element } from "/assets/element.js";

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "code",
  blockquote: "q",
  expandable_blockquote: "q",
};
const LINKS = ["http:", "https:", "tg:", "tel:", "mailto:"];

/** `command` is called with a command she taps. */
export function worded(text, entities, command) {
  const cuts = new Set([0, text.length]);
  for (const { offset, length } of entities) cuts.add(offset).add(offset + length);
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => {
    const here = entities.filter(({ offset, length }) => offset <= start && start < offset + length);
    const words = document.createTextNode(text.slice(start, places[index + 1]));
    return here.reduceRight((inside, entity) => wrapped(entity, inside, command), words);
  });
}

function wrapped(entity, inside, command) {
  if (entity.type === "text_link") return link(entity.url, {}, inside);
  if (entity.type === "bot_command") {
    const tapped = (event) => (event.stopPropagation(), command(inside.textContent));
    return element("button", { class: "command", type: "button", click: tapped }, inside);
  }
  if (entity.type === "spoiler") {
    const shown = (event) => (event.stopPropagation(), event.currentTarget.classList.add("shown"));
    return element("span", { class: "spoiler", click: shown }, inside);
  }
  const tag = TAGS[entity.type];
  return tag ? element(tag, {}, inside) : inside;
}

/** A link that tells the other side nothing; an address of an unknown kind leads nowhere. */
export function link(url, attributes, ...children) {
  const safe = URL.canParse(url) && LINKS.includes(new URL(url).protocol);
  const there = safe ? { href: url, target: "_blank", rel: "noopener noreferrer" } : {};
  return element("a", { ...attributes, ...there, click: (event) => event.stopPropagation() }, ...children);
}
