// Following a chat: all messages once, then what happens. After any failure everything is asked for anew.

const SHORTEST = 500; // milliseconds before the next try; doubled up to the longest
const LONGEST = 8000;

/** Never ends. `seen` is told: online(), offline(), all(messages), happened(event). */
export async function follow(wire, language, seen) {
  let wait = SHORTEST;
  for (;;) {
    try {
      await wire.join(language());
      const { messages, cursor } = await wire.messages();
      seen.all(messages);
      seen.online();
      wait = SHORTEST;
      await listen(wire, cursor, seen);
    } catch {
      seen.offline();
      await new Promise((done) => setTimeout(done, wait));
      wait = Math.min(wait * 2, LONGEST);
    }
  }
}

/** Returns when the server has begun anew. */
async function listen(wire, after, seen) {
  for (let known = after; ; ) {
    const { events, cursor } = await wire.events(known);
    if (cursor < known) return;
    known = cursor;
    for (const event of events) seen.happened(event);
  }
}
