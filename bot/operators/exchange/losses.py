"""What each format cannot carry. Printed at each export, written in docs/exchange.md; the round trips name the same."""

from enum import Enum


class Format(Enum):
    """What can be exported and imported."""

    HSDS = "hsds"
    HSDS_CSV = "hsds-csv"
    CSV = "csv"
    XLSX = "xlsx"
    VCF = "vcf"

    @classmethod
    def _missing_(cls, value: object) -> "Format | None":
        """`vcard` is what most people call it."""
        return cls.VCF if value == "vcard" else None


ALWAYS = (
    "emergency numbers: they are no organisations",
    "notes, and notes on contacts: written for operators, they stay at home",
    "contacts that are held or that nobody saw",
    "what a source said: only where it was read, and its date",
)
HSDS = (
    "the order of contacts across kinds: phones first, then web, e-mail, chats",
    "one language only: names and descriptions in English or as the directory has them",
    "hours that are no plain weekly rules: their words stay, as a description",
)
LOSSES = {
    Format.HSDS: (*ALWAYS, *HSDS),
    Format.HSDS_CSV: (*ALWAYS, *HSDS),
    Format.CSV: (*ALWAYS, "in Excel a double-clicked CSV loses + and 0 of its numbers: give people xlsx"),
    Format.XLSX: ALWAYS,
    Format.VCF: (*ALWAYS, "who runs it, for whom, its places, flags and sources"),
}
