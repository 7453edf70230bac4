"""Breaks each promise on purpose, in a copy, and shows that its test fails: a test that cannot fail proves nothing.

    .venv/bin/python tools/break_promises.py

Each row is one line of code changed in a throw-away copy of the project, and the test that must then be red.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60.0
PROJECT = Path(__file__).resolve().parent.parent
SKIPPED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "docs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One promise, what breaks it, and the test that must see it."""

    promise: str
    file: str
    there: str
    put: str
    where: str
    """The file of the test that must see it, and a part of its name."""
    test: str


P = "tests/test_promises.py"
C = "tests/test_close.py"

BREACHES = (
    Breach(
        promise="4 the short memory keeps nobody longer than a day",
        file="bot/wire/memory.py",
        there="DAY = 24 * HOUR",
        put="DAY = 240 * HOUR",
        where=P,
        test="test_4",
    ),
    Breach(
        promise="4 gone at Close",
        file="bot/wire/memory.py",
        there="        del self._chats[recipient.chat_id]\n",
        put="",
        where=P,
        test="test_4",
    ),
    Breach(
        promise="7 only what is handled is asked for",
        file="bot/telegram/envelope.py",
        there='KINDS = ("message", "callback_query")',
        put='KINDS = ("message", "callback_query", "chat_member")',
        where=P,
        test="test_7",
    ),
    Breach(
        promise="8 what she sends is taken off the chat",
        file="flows/reducer.py",
        there="ERASE = (Effect.ERASE_HERS,)",
        put="ERASE: tuple[Effect, ...] = ()",
        where=P,
        test="test_3_and_8",
    ),
    Breach(
        promise="9 start links are coarse",
        file="flows/understanding.py",
        there="return Started() if rest else",
        put="return",
        where=P,
        test="test_9",
    ),
    Breach(
        promise="10 Close is on every view",
        file="flows/content/words.yaml",
        there="  close: ✕ Close",
        put="  close: Close ✕",
        where=P,
        test="test_10",
    ),
    Breach(
        promise="10 Close leaves no buttons",
        file="flows/views.py",
        there="    Rule.CLOSED: _closed,",
        put="    Rule.CLOSED: _plain,",
        where=P,
        test="test_10",
    ),
    Breach(
        promise="11 the card comes before the deletions",
        file="bot/wire/screen.py",
        there="        shown = await self._sender.show(recipient, replace(card, urgency=Urgency.CLOSE), place)",
        put="        shown = await self._sender.show(recipient, replace(card, urgency=Urgency.CLOSE), None)",
        where=P,
        test="test_11",
    ),
    Breach(
        promise="11 a True that removed nothing is found out",
        file="bot/wire/screen.py",
        there="return frozenset(refused) or await self._passed_over(covered)",
        put="return frozenset(refused)",
        where=C,
        test="true_that_removed_nothing",
    ),
    Breach(
        promise="12 everything is silent",
        file="bot/wire/sender.py",
        there="        link_preview_options=_NO_PREVIEW,\n        disable_notification=True,",
        put="        link_preview_options=_NO_PREVIEW,",
        where=P,
        test="test_12_everything",
    ),
    Breach(
        promise="12 the first words betray nothing",
        file="flows/content/words.yaml",
        there="unchecked: From a public page of",
        put="unchecked: Help for victims. From a public page of",
        where=P,
        test="test_12_no_first",
    ),
    Breach(
        promise="13 a press sends nothing new",
        file="bot/telegram/handlers.py",
        there="            self._screen.show(recipient, _payload(turn, content), data, on=living),",
        put="            self._screen.show(recipient, _payload(turn, content), data, on=None),",
        where=P,
        test="test_13",
    ),
    Breach(
        promise="14 name and description betray nothing",
        file="flows/content/words.yaml",
        there="  name: Working abroad",
        put="  name: Rescue for victims",
        where=P,
        test="test_14",
    ),
    Breach(
        promise="15 nobody is welcomed back",
        file="flows/reducer.py",
        there="    return State(language=link.language or state.language, node=link.node or START, here=link.here)",
        put="    return State(language=link.language or state.language, node=link.node or START, here=state.here)",
        where=P,
        test="test_15",
    ),
    Breach(
        promise="16 Help shows a number before any question",
        file="flows/helping.py",
        there="""    text = "\\n\\n".join((*_widest(scene, lines), scene.say(scene.node.text)))""",
        put="    text = scene.say(scene.node.text)",
        where=P,
        test="test_16",
    ),
)


def main() -> int:
    """Prints a row a breach; 1 if any went unseen."""
    unseen = 0
    for breach in BREACHES:
        seen = is_seen(breach)
        unseen += not seen
        print(f"{breach.promise:60} {'seen by ' + breach.where if seen else 'NOT SEEN'}")
    print(f"{len(BREACHES) - unseen} of {len(BREACHES)} breaches seen")
    return 1 if unseen else 0


def is_seen(breach: Breach) -> bool:
    """Whether the test is red in a copy with the breach, and was not red for another reason: the line must be there."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(PROJECT, copy, ignore=SKIPPED)
        path = copy / breach.file
        text = path.read_text(encoding="utf-8")
        if breach.there not in text:
            raise SystemExit(f"{breach.file} no longer has the line that breaks «{breach.promise}»")
        path.write_text(text.replace(breach.there, breach.put, 1), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            breach.where,
        ]
        try:
            done = subprocess.run(  # noqa: S603 - fixed words
                [*command, "-k", breach.test],
                cwd=copy,
                capture_output=True,
                check=False,
                env=env(copy),
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:  # it waits for what the breach keeps from coming: red as well
            return True
        return done.returncode == 1


def env(copy: Path) -> dict[str, str]:
    """The copy's own code before the installed one's."""
    return {"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin"}


if __name__ == "__main__":
    sys.exit(main())
