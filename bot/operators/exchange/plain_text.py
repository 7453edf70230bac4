"""Other people's texts made plain and short: they come with HTML, entities encoded twice, and whole pages in a cell."""

import html
import re

LONGEST = 300
"""Letters of a name or any other short text. More is a page that got into a cell."""

TAGS = re.compile(r"<[^<>]*>")


def clean(text: str) -> str:
    """Without HTML, entities encoded once or twice, odd spaces."""
    return " ".join(TAGS.sub(" ", html.unescape(html.unescape(text))).split())


def short(text: str) -> str:
    """Cut where it is too long, and visibly so."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
