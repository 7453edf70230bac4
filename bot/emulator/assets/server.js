// The switch that shows what is on the server: counts from the app's own report, and nothing else.

import { element } from "/assets/element.js";
import { ask } from "/assets/wire.js";

const SECONDS = 2;

/** `strip` gets the switch, `panel` what it shows. Without a report from the app there is no switch. */
export async function addServerSwitch(strip, panel, words) {
  const { held } = await ask("GET", "/memory").catch(() => ({ held: null }));
  if (held === null) return;
  const counts = element("dl", {});
  panel.append(counts, element("p", {}, words.forgets));
  let asking = 0;
  const box = element("input", { type: "checkbox", role: "switch", change: () => turn() });
  strip.append(element("label", { class: "switch" }, box, element("span", {}, words.server)));

  const turn = () => {
    clearInterval(asking);
    panel.hidden = !box.checked;
    if (!box.checked) return;
    look(counts);
    asking = setInterval(() => look(counts), SECONDS * 1000);
  };
}

async function look(counts) {
  const { held } = await ask("GET", "/memory").catch(() => ({ held: {} }));
  counts.replaceChildren(...Object.entries(held).map(([name, count]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, count.toLocaleString()))));
}
