"""What understanding a typed text costs: microseconds a message, the worst text there is, memory and load of the model.

python -m benchmarks.typed
"""

import random
import subprocess
import sys
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
MODEL = PROJECT / "flows" / "phrases" / "model.npz"
MEMORY = """
import re, resource, sys
from pathlib import Path
import bot.content.documents

def now():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

before = now()
from bot.content.model import read_model
from flows.routing import Alarm
model = read_model(Path(sys.argv[1]), Alarm())
model.router.route("my boss keeps my passport")
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(f"{now() - before:.0f} MiB more, {peak - before:.0f} at most")
"""
LONGEST_MESSAGE = 4096
"""Characters that Telegram lets people send."""
NO_MESSAGE = 1_000_000
"""More than any message: `waypost ask` takes what it is given."""
REPEATED = ("1", "a", ". ", "é", "\u0301", "👍", "\ufdfa", "\ud800", "က", "門", "z\u0301\u0301 ", "  ")


def main() -> None:
    """Prints the figures of one run."""
    started = time.perf_counter()
    read_model(MODEL, Alarm())
    print(f"model: {MODEL.stat().st_size / 1e6:.1f} MB, read in {time.perf_counter() - started:.2f} s")
    done = subprocess.run(  # noqa: S603 - this interpreter, words of our own
        [sys.executable, "-c", MEMORY, str(MODEL)], check=True, capture_output=True, text=True
    )
    print(f"memory with numpy and the model, a process of its own: {done.stdout.strip()}")
    content = read_content(Shelves.of_project(PROJECT), Now(moment=datetime.now(UTC)))
    chance = random.Random(1)  # noqa: S311 - texts to measure with, no secret
    phrases = [each.text for each in read_phrases(PROJECT / "flows" / "phrases" / "typed")]
    texts = chance.sample(phrases, 4000)
    junk = ["".join(chance.choices(SCRIPTS, k=LONGEST_MESSAGE)) for _ in range(200)]
    stories = [" ".join(chance.choices(phrases, k=60))[:LONGEST_MESSAGE] for _ in range(200)]
    endless = [(each * NO_MESSAGE)[:size] for each in REPEATED for size in (LONGEST_MESSAGE, NO_MESSAGE)]
    kinds = {
        "phrases": texts,
        "stories of many phrases": stories,
        "junk of 4096 characters": junk,
        "one sign again and again, up to a million": endless,
    }
    for name, asked in kinds.items():
        spent = sorted(_spent(text, lambda text: hear(text, content)) for text in asked)
        middle, late = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
        print(
            f"{name}: median {middle * 1e6:.0f} us, p99 {late * 1e6:.0f} us, worst {spent[-1] * 1e3:.1f} ms"
        )


def _spent(text: str, understood: Callable[[str], object]) -> float:
    started = time.perf_counter()
    understood(text)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
