"""The stamp of a person's check, and what it still covers: a contact that changed since is not covered.

The stamp names each contact it covers by a short digest of its public value, so an edit in any text editor shows.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from bot.content.forms import Form
from flows.referrals import Check, Contact

FIELDS = frozenset({"on", "by", "way", "of"})
MARK = re.compile(r"[a-p]{6}")
NAMED = re.compile(r"\b(?![A-Z]{2,5}\b)[A-Z]|[\d@]")
"""A capital begins a name (NGO, IOM are none); a number or an @ is somebody's too."""
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def mark(contact: Contact) -> str:
    """Six letters for this contact. Letters alone: no program takes them for a number."""
    written = f"{contact.kind.value} {contact.value}"
    return hashlib.blake2s(written.encode(), digest_size=3).hexdigest().translate(LETTERS)


def read_check(form: Form, contacts: tuple[Contact, ...], today: date) -> Check | None:
    """The check, as long as it covers every contact that is shown; else None, with a kind warning why."""
    if form.at("checked") is None:
        return None
    stamp = form.inner("checked", FIELDS)
    on, by, way = stamp.day("on", today), stamp.required("by"), stamp.required("way")
    if stamp.at("on") is None:
        stamp.fault(None, "it does not say when it was checked", "add on: 2027-01-31")
    if NAMED.search(by):
        stamp.fault("by", f"«{by}» may be a person's name", "write a role in small letters: outreach worker")
    marks = _marks(stamp)
    shown = tuple(contact for contact in contacts if contact.is_offered)
    return Check(on=on, by=by, way=way) if on and _covers(form, stamp, marks, shown) else None


def stamped(contacts: Iterable[Contact]) -> str:
    """What a stamp says of the contacts it covers: `[abcdef, ghijkl]`."""
    return f"[{', '.join(mark(contact) for contact in contacts)}]"


def _marks(stamp: Form) -> tuple[str, ...]:
    marks = stamp.texts("of")
    for each in marks:
        if not MARK.fullmatch(each):
            stamp.fault("of", f"«{each}» is no mark of a contact", "take of: out, and run directory verify")
    return marks


def _covers(form: Form, stamp: Form, marks: tuple[str, ...], shown: tuple[Contact, ...]) -> bool:
    if not marks:
        what = "this check does not say which contacts were tried, so it does not count yet"
        stamp.warn(None, what, f"run waypost directory verify, or add inside the braces of: {stamped(shown)}")
        return False
    changed = [contact for contact in shown if mark(contact) not in marks]
    for contact in changed:
        item = next(each for each in form.items("contacts") if contact.value in _values(each.node.value))
        what = f"{contact.value} is new since the check, so people see the entry as not checked"
        form.warn(item, what, f"try it, then run waypost directory verify {form.text('id')}")
    return not changed


def _values(pairs: object) -> tuple[str, ...]:
    values = (value.value for _, value in pairs) if isinstance(pairs, list) else ()
    return tuple(value.strip() for value in values if isinstance(value, str))
