"""codes.yaml as it was at the last commits: a code that was once given must never mean anything else."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from bot.content.codes import SHOWN_AS, codes_in
from flows.model import ContentError
from flows.packing import Codes

COMMITS = ("HEAD", "HEAD~1")
"""The last commit is what the work tree is compared with; the one before, what a fresh checkout of it is."""


def earlier_codes(root: Path) -> Iterator[Codes]:
    """The registries of the last commits; none where there is no git, no history, or no such file then."""
    for commit in COMMITS:
        text = _shown(root, commit)
        if text is not None:
            try:
                yield codes_in(text)
            except ContentError:  # it was broken then; what is wrong now is said elsewhere
                continue


def _shown(root: Path, commit: str) -> str | None:
    command = ("git", "-C", str(root), "show", f"{commit}:{SHOWN_AS}")
    try:
        shown = subprocess.run(command, capture_output=True, check=False, timeout=30)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return None
    return shown.stdout.decode("utf-8") if shown.returncode == 0 else None
