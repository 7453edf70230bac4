"""Ways to reach an organisation: is each one what it says it is, and from where does it work."""

import re

import yaml

from bot.content.documents import Item
from bot.content.forms import TEXT_TAG, Form
from bot.content.phones import SHORT, examine
from bot.content.regions import read_countries
from flows.model import Region
from flows.referrals import EVERYWHERE, Contact, ContactKind

FIELDS = frozenset({"type", "value", "dial_from", "as_printed", "seen", "held", "note"})
ANYWHERE = "anywhere"
"""In dial_from: a source says that this free or shared-cost number works from abroad too."""

WEB = re.compile(r"https?://[^\s/@]+\.[^\s/@]+(/\S*)?")
TELEGRAM = re.compile(r"https://t\.me/[A-Za-z]\w{3,31}")
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
SHORTENED = re.compile(
    r"https?://(www\.)?(bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|cutt\.ly|rb\.gy)/"
)
TRACKED = re.compile(r"[?&](utm_\w+|fbclid|gclid)=")
HOMES = {
    "https://t.me/": ContactKind.TELEGRAM,
    "https://wa.me/": ContactKind.WHATSAPP,
    "mailto:": ContactKind.EMAIL,
    "tel:": ContactKind.PHONE,
}
"""What belongs to another type, by its beginning."""

DIALLED = (ContactKind.PHONE, ContactKind.SMS)
SHAPES = {
    ContactKind.WEB: (WEB, "a web address", "write it with https:// (or http://)"),
    ContactKind.CHAT: (WEB, "the address of a chat", "write it with https://"),
    ContactKind.TELEGRAM: (TELEGRAM, "a Telegram address", "write it as https://t.me/name"),
    ContactKind.EMAIL: (EMAIL, "an e-mail address", "write it as name@example.org"),
}


def read_contact(form: Form, country: Region) -> Contact | None:
    """One contact; None where it has no type or value to speak of."""
    form.required("type")
    kind = form.choice("type", ContactKind)
    value = form.required("value")
    form.text("note")
    if kind is None or not value:
        return None
    dial_from = _dial_from(form)
    seen = form.truth("seen")
    return Contact(
        kind=kind,
        value=value,
        shown=_number(form, kind, value, country) if kind not in SHAPES else _address(form, kind, value),
        dial_from=dial_from,
        seen=seen is not False,
        held=bool(form.text("held")),
    )


def refuse_unquoted(form: Form, item: Item | None) -> None:
    """A number without quotes loses its first 0 in other programs, even where YAML itself would keep it."""
    if item and isinstance(item.node, yaml.ScalarNode) and not item.node.style and item.node.tag == TEXT_TAG:
        form.fault(item, f"{item.node.value} stands without quotes", f'write "{item.node.value}"')


def _number(form: Form, kind: ContactKind, value: str, country: Region) -> str:
    refuse_unquoted(form, form.at("value"))
    as_printed = bool(form.truth("as_printed"))
    number = examine(value, country, as_printed=as_printed)
    if at := next((sign for sign in ("@", "://") if sign in value), None):
        other = "email" if at == "@" else "web"
        form.fault("value", f"«{value}» is no number", f"write type: {other}")
    elif value.startswith("00") and len(value) > SHORT:
        form.fault("value", f"{value} begins with 00", f"write + in its place: +{value[2:]}")
    elif number.fault:
        form.fault("value", *number.fault)
    elif kind is ContactKind.WHATSAPP and not value.startswith("+"):
        form.fault("value", f"{value} is no WhatsApp number", "write it with + and the country code")
    elif kind in DIALLED and number.is_bound and form.at("dial_from") is None:
        mend = f"add dial_from: [{country}], or dial_from: anywhere if a source says so"
        form.fault(
            "value", f"{value} is a short or free number and does not say from where it can be dialled", mend
        )
    return number.shown


def _address(form: Form, kind: ContactKind, value: str) -> str:
    shape, name, mend = SHAPES[kind]
    home = next((other for begin, other in HOMES.items() if value.startswith(begin)), kind)
    if home is not kind:
        form.fault("value", f"«{value}» is no {kind.value} contact", f"write type: {home.value}")
    elif not shape.fullmatch(value):
        form.fault("value", f"«{value}» is not {name}", mend)
    elif SHORTENED.match(value):
        form.fault("value", f"«{value}» hides where it leads", "write the address of the page itself")
    elif tracked := TRACKED.search(value):
        what = f"«{tracked.group(1)}» tells the page's owner where its readers come from"
        form.fault("value", what, "cut the address before the ? or &")
    return re.sub(r"^https?://|/$", "", value)


def _dial_from(form: Form) -> frozenset[Region] | None:
    item = form.at("dial_from")
    if item is None or (isinstance(item.node, yaml.ScalarNode) and item.node.value == ANYWHERE):
        return None
    countries = read_countries(form, "dial_from")
    if not form.items("dial_from"):
        form.fault("dial_from", "it can be dialled from nowhere", "name countries, or take dial_from out")
    if EVERYWHERE in countries:
        form.fault("dial_from", "ZZ is no country to dial from", "write dial_from: anywhere")
    return countries
