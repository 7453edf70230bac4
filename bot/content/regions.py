"""Country codes and their parts, as far as a typing mistake can be seen. Names and nearness are flows.places' matter."""

import re
from functools import cache

import yaml

from bot.content.documents import Item
from bot.content.forms import Form, suggestion
from flows.model import Region
from flows.referrals import EVERYWHERE, country_of

PART = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
"""The shape of ISO 3166-2: its 5,000 codes are not worth carrying."""

WITHOUT_PHONES = frozenset({"AQ", "BV", "GS", "HM", "PN", "TF", "UM"})
TRUTH_TAG = "tag:yaml.org,2002:bool"
NOT_ISO = frozenset({"AC", "TA"})
MISTAKEN = {"UK": "GB", "EL": "GR"}


@cache
def countries() -> frozenset[str]:
    """ISO 3166-1 and XK (Kosovo), as the phone library knows them, with the seven that have no numbering plan."""
    from phonenumbers import SUPPORTED_REGIONS  # noqa: PLC0415 (megabytes: only when a directory is read)

    return (frozenset(SUPPORTED_REGIONS) | WITHOUT_PHONES) - NOT_ISO


def is_region(code: str) -> bool:
    """A country, or something shaped like a part of one."""
    return code in countries() or (PART.fullmatch(code) is not None and code[:2] in countries())


def read_regions(form: Form, name: str) -> frozenset[Region]:
    """A list of codes; `ZZ` is allowed, for everywhere."""
    items = form.items(name)
    return frozenset(region for region in (read_region(form, item) for item in items) if region)


def read_countries(form: Form, name: str) -> frozenset[Region]:
    """A list of codes of whole countries."""
    regions = read_regions(form, name)
    for part in sorted(region for region in regions if country_of(region) != region):
        form.fault(name, f"{part} is a part of a country", f"write {part[:2]}")
    return regions


def read_region(form: Form, item: Item) -> Region | None:
    """One code; what is not one is noted, with what was probably meant."""
    code = str(item.node.value) if isinstance(item.node.value, str) else ""
    refuse_norway(form, item)
    if is_region(code) or code == EVERYWHERE:
        return Region(code)
    form.fault(item, f"«{code}» is no country code", _meant(code))
    return None


def refuse_norway(form: Form, item: Item) -> None:
    """`NO` without quotes is Norway here and «no» to other programs: whoever edits the file with one loses it."""
    if isinstance(item.node, yaml.ScalarNode) and item.node.tag == TRUTH_TAG:
        form.fault(item, f"without quotes other programs read {item.text()} as no", f'write "{item.text()}"')


def _meant(code: str) -> str:
    upper = code.upper()
    if upper in MISTAKEN:
        return f"did you mean {MISTAKEN[upper]}?"
    return f"did you mean {upper}?" if is_region(upper) else suggestion(upper, countries())[:120]
