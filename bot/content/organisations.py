"""One organisation of the directory: its fields read, then what no single field can show."""

import re
from dataclasses import replace
from datetime import date

from bot.content.check_stamps import read_check
from bot.content.contacts import FIELDS as CONTACT_FIELDS
from bot.content.contacts import read_contact
from bot.content.directory_rules import check_organisation
from bot.content.forms import Form
from bot.content.hours import HoursError, Timetable
from bot.content.regions import read_countries, read_region, read_regions
from bot.content.trust import FIELDS as TRUST_FIELDS
from bot.content.trust import read_trust
from flows.model import Language, Need, Now, Region
from flows.referrals import Audience, Contact, ContactKind, Opening, Organisation, RunBy, Status

FIELDS = TRUST_FIELDS | {
    *(
        "id",
        "was",
        "name",
        "local_name",
        "part_of",
        "now_known_as",
        "run_by",
        "needs",
        "serves",
        "near",
        "area",
    ),
    *("citizens", "abroad", "audience", "languages", "languages_promised", "hours", "time_zone", "free"),
    *(
        "anonymous",
        "records_calls",
        "may_report",
        "contacts",
        "status",
        "why",
        "direct_help",
        "founding",
        "check_every",
    ),
    *("checked", "do_not_test_call"),
}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MISTAKEN_LANGUAGES = {
    "kh": "km", "vn": "vi", "jp": "ja", "cn": "zh", "ua": "uk", "cz": "cs", "dk": "da", "gr": "el",
    "np": "ne", "ph": "tl", "ir": "fa", "pk": "ur", "bd": "bn", "mm": "my", "iw": "he", "in": "id",
}  # fmt: skip
"""Codes of countries (and two that ISO gave up), taken for the code of the language."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
CHECK_EVERY = 180


def read_organisation(form: Form, region: Region, timetable: Timetable, now: Now) -> Organisation:
    """The entry as a value. Where faults were noted it is no more than a placeholder: nobody must be shown it."""
    _read_earlier_ids(form)
    organisation = _with_limits(form, _record(form, region, now.today))
    contacts = _contacts(form, region)
    organisation = replace(
        organisation,
        opening=_opening(form, timetable),
        free=form.truth("free"),
        anonymous=form.truth("anonymous"),
        run_by=form.choice("run_by", RunBy) or RunBy.UNKNOWN,
        may_report=form.truth("may_report") is True,
        records_calls=form.truth("records_calls") is True,
        contacts=contacts,
        checked=read_check(form, contacts, now.today),
        check_every=form.whole_number("check_every") or CHECK_EVERY,
    )
    check_organisation(form, organisation)
    return organisation


def _record(form: Form, region: Region, today: date) -> Organisation:
    """Who it is, what it does, and how well that is known."""
    trust = read_trust(form, today)
    return Organisation(
        id=_id(form),
        name=form.required("name"),
        local_name=form.text("local_name"),
        part_of=form.text("part_of"),
        now_known_as=form.text("now_known_as"),
        why=form.text("why"),
        region=region,
        source=form.item.source,
        serves=read_regions(form, "serves") or frozenset({region}),
        needs=frozenset(form.choices("needs", Need)),
        status=form.choice("status", Status) or Status.UNCONFIRMED,
        direct_help=form.truth("direct_help") is not False,
        founding=form.truth("founding") is True,
        confidence=trust.confidence,
        read_on=trust.read_on,
        sources=trust.sources,
    )


def _with_limits(form: Form, organisation: Organisation) -> Organisation:
    """Whom it helps, where and in which languages."""
    near = form.at("near")
    return replace(
        organisation,
        near=read_region(form, near) if near else None,
        area=form.texts("area"),
        citizens=read_countries(form, "citizens"),
        abroad=form.truth("abroad") is True,
        audience=frozenset(form.choices("audience", Audience)),
        languages=_languages(form),
        languages_promised=form.truth("languages_promised") is True,
    )


def _id(form: Form) -> str:
    name = form.required("id")
    if name and not ID.fullmatch(name):
        form.fault("id", f"«{name}» is no id", "use small letters, digits and single dashes: kh-chab-dai")
    return name


def _read_earlier_ids(form: Form) -> None:
    for name in form.texts("was"):
        if not ID.fullmatch(name):
            form.fault("was", f"«{name}» is no id", "write the ids it had before, such as [kh-chab-dai]")


def _languages(form: Form) -> tuple[Language, ...]:
    codes = form.texts("languages")
    for code in codes:
        if code in MISTAKEN_LANGUAGES:
            form.fault("languages", f"«{code}» is no language", f"did you mean {MISTAKEN_LANGUAGES[code]}?")
        elif not LANGUAGE.fullmatch(code):
            form.fault("languages", f"«{code}» is no language code", "write codes such as [km, en]")
    return tuple(Language(code) for code in codes)


def _opening(form: Form, timetable: Timetable) -> Opening | None:
    hours, zone = form.text("hours"), form.text("time_zone")
    if hours is None:
        return None
    try:
        return timetable.opening(hours, zone)
    except HoursError as error:
        form.fault("hours", error.what, error.mend)
        return None


def _contacts(form: Form, region: Region) -> tuple[Contact, ...]:
    found: dict[tuple[ContactKind, str], Contact] = {}
    for each in form.forms("contacts", CONTACT_FIELDS):
        contact = read_contact(each, region)
        if contact and (contact.kind, contact.value) in found:
            each.fault("value", f"{contact.value} stands here twice", "keep one of the two")
        if contact:
            found[contact.kind, contact.value] = contact
    return tuple(found.values())
