"""What understanding a typed text costs: microseconds a message, the worst text there is, memory and load of the model.

python -m benchmarks.typed
"""

import random
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime

from bot.app import PROJECT
from bot.content.model import read_model
from bot.content.phrases import read_phrases
from bot.content.snapshot import Shelves, read_content
from flows.model import Now
from flows.routing import Alarm
from flows.understanding import hear

SCRIPTS = "abcdefghij кирилица العربية हिन्दी বাংলা ไทย ខ្មែរ မြန်မာ አማርኛ 中文 😂🙉 \u200f\u0301\x00 12345 !?"
LONGEST_MESSAGE = 4096
"""Characters that Telegram lets people send."""


def main() -> None:
    """Prints the figures of one run."""
    before, started = _resident(), time.perf_counter()
    read_model(PROJECT / "flows" / "phrases" / "model.bin", Alarm())
    print(
        f"model: read in {time.perf_counter() - started:.2f} s, {(_resident() - before) / 1024:.0f} MiB at most"
    )
    content = read_content(Shelves.of_project(PROJECT), Now(moment=datetime.now(UTC)))
    chance = random.Random(1)  # noqa: S311 - texts to measure with, no secret
    phrases = [each.text for each in read_phrases(PROJECT / "flows" / "phrases" / "typed")]
    texts = chance.sample(phrases, 4000)
    junk = ["".join(chance.choices(SCRIPTS, k=LONGEST_MESSAGE)) for _ in range(200)]
    for name, asked in (("phrases", texts), ("junk of 4096 characters", junk)):
        spent = sorted(_spent(text, lambda text: hear(text, content)) for text in asked)
        middle, late = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
        print(
            f"{name}: median {middle * 1e6:.0f} us, p99 {late * 1e6:.0f} us, worst {spent[-1] * 1e3:.1f} ms"
        )


def _spent(text: str, understood: Callable[[str], object]) -> float:
    started = time.perf_counter()
    understood(text)
    return time.perf_counter() - started


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
