"""What a press costs in the core: microseconds to unpack, advance and render, by kind of view. Ratios in one run.

.venv/bin/python benchmarks/core.py
"""

import gc
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.content.snapshot import Shelves, load
from bot.telegram.render import render
from flows.finding import Query, find
from flows.model import Language, Need, NodeKey, Now, Pressed, Region, State
from flows.packing import pack, unpack
from flows.places import recognise
from flows.reducer import advance

NOON = Now(moment=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
ENGLISH = Language("en")
STATES = {
    "start": State(language=ENGLISH, node=NodeKey("start")),
    "Arabic start": State(language=Language("ar"), node=NodeKey("start")),
    "question": State(language=ENGLISH, node=NodeKey("offer.J3")),
    "Help, Cambodia": State(language=ENGLISH, node=NodeKey("help"), here=Region("KH")),
    "people, Los Angeles": State(
        language=ENGLISH, node=NodeKey("people"), here=Region("US-CA"), need=Need.SHELTER
    ),
}


def main() -> None:
    """Medians of many short runs; the first line is the unit of the ratios."""
    content = load(Shelves.of_project(Path(__file__).resolve().parent.parent), NOON)
    gc.collect()
    gc.freeze()
    rows: dict[str, float] = {}
    for name, state in STATES.items():
        data = pack(state, content.codes)
        rows[f"unpack {name}"] = median(partial(unpack, data, content.codes))
        rows[f"advance {name}"] = median(partial(advance, state, Pressed(), content, NOON))
        shown = advance(state, Pressed(), content, NOON).view
        rows[f"render {name}"] = median(partial(render, shown, content.codes))
    query = Query(need=Need.SHELTER, here=Region("US-CA"))
    rows["find shelter, US-CA"] = median(partial(find, content.directory, query, NOON))
    rows["recognise a place"] = median(partial(recognise, "i am near phnom penh", content.places))
    unit = next(iter(rows.values()))
    for name, microseconds in rows.items():
        print(f"{name:32}{microseconds:9.1f} us {microseconds / unit:8.1f} x")


def median(call: Callable[[], object]) -> float:
    """Microseconds of one call: the median of 41 runs of 50."""
    runs = []
    for _ in range(41):
        begin = time.perf_counter()
        for _ in range(50):
            call()
        runs.append((time.perf_counter() - begin) / 50 * 1e6)
    return statistics.median(runs)


if __name__ == "__main__":
    main()
