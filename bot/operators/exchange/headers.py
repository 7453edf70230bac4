"""What a column of somebody else's table holds, by its title."""

import re
import unicodedata
from dataclasses import dataclass

from bot.operators.exchange.channels import channel
from bot.operators.exchange.header_words import CONTACTS, FIELDS
from bot.operators.exchange.rows import COLUMNS
from flows.referrals import ContactKind

PARTED = "; "
TRAILING = re.compile(r"\s*(?:\d+|\(.*\)|[*:])+\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds."""

    title: str
    field: str = ""
    """One of our fields; empty for a contact, or for what is not known."""
    kind: ContactKind | None = None

    @property
    def is_known(self) -> bool:
        """Whether we know what it is."""
        return bool(self.field) or self.kind is not None


def column(title: str) -> Column:
    """What a column with this title holds. `Phone 2`, `TELÉFONO*`, `phone_number` are all phones."""
    key = _folded(title)
    if title.strip().lower() in COLUMNS:
        return Column(title=title, field=_own(title.strip().lower()))
    field = next((each for each, names in FIELDS.items() if key in names.split(PARTED)), "")
    kind = next((each for each, names in CONTACTS.items() if key in names.split(PARTED)), None)
    return Column(title=title, field=field, kind=None if field else kind or channel(key))


def _own(name: str) -> str:
    return "source" if name == "sources" else name


def _folded(title: str) -> str:
    plain = (
        unicodedata.normalize("NFC", title)
        .casefold()
        .replace("_", " ")
        .replace("-", " ")
        .replace("\ufeff", "")
    )
    return TRAILING.sub("", " ".join(plain.split()))
