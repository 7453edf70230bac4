"""What no single field of an organisation can show: what an offered entry needs, what a shelter must not tell."""

import re

import yaml

from bot.content.documents import Item
from bot.content.forms import Form, scalars
from flows.model import Need
from flows.referrals import EVERYWHERE, Confidence, Organisation, Status, country_of

ROADS = (
    r"street|st\.|road|rd\.|avenue|ave\.?|lane|boulevard|blvd|alley|rue|calle|carrera|avenida|rua|"
    r"\w*stra(?:ß|ss)e|\w*gasse|straat|soi|jalan|jl\.?|ulica|ul\."
)
ADDRESS = re.compile(
    rf"\b\d+\w?,?\s+(?:[\w'.-]+\s+){{0,4}}(?:{ROADS})(?!\w)|(?<!\w)(?:{ROADS})\s+(?:[\w'./-]+\s+){{0,5}}\d+"
    r"|\bp\.? ?o\.? ?box\b|\b\d+(?:st|nd|rd|th) floor\b",
    re.IGNORECASE,
)
"""What looks like a street and a number. It errs on the side of refusing."""

MAP = re.compile(
    r"goo\.gl/maps|maps\.app|google\.\w+/maps|openstreetmap\.org/|-?\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}"
)
"""A pin on a map, or the numbers of one."""

TELLING = (
    (MAP, "this leads to a shelter on the map"),
    (ADDRESS, "this looks like the street address of a shelter"),
)

LONGEST_NAME = 110
"""Characters: a card still has room for the number."""

SELDOMEST = 730
"""Days. Longer than two years no check means anything."""

SPOKEN = ("name", "local_name", "part_of", "why", "notes", "area", "contacts", "sources")


def check_organisation(form: Form, organisation: Organisation) -> None:
    """Notes every fault of the entry as a whole."""
    _check_status(form, organisation)
    _check_words(form, organisation)
    _check_dates(form, organisation)
    _check_place(form, organisation)
    if organisation.status is Status.ACTIVE and organisation.direct_help:
        _check_offered(form, organisation)
    if Need.SHELTER in organisation.needs:
        _refuse_addresses(form)


def _check_status(form: Form, organisation: Organisation) -> None:
    form.required("status")
    form.required("run_by")
    if organisation.status is not Status.ACTIVE and not organisation.why:
        form.fault("status", f"it is {organisation.status.value} and does not say why", "add a line why: …")
    if organisation.languages_promised and not organisation.languages:
        form.fault(
            "languages_promised",
            "it promises languages and names none",
            "add languages: [..], or take this out",
        )
    if organisation.status is Status.RENAMED and not organisation.now_known_as:
        form.fault("status", "it is renamed and does not say to what", "add a line now_known_as: …")


def _check_words(form: Form, organisation: Organisation) -> None:
    if Need.ANY in organisation.needs:
        form.fault("needs", "«any» is a question, no need", "name what it can do")
    if len(organisation.name) > LONGEST_NAME:
        what = f"the name has {len(organisation.name)} characters, {LONGEST_NAME} fit on a card"
        form.fault("name", what, "say it shorter, and put the rest into part_of or notes")
    if form.at("time_zone") and not form.at("hours"):
        form.fault("time_zone", "there is a time zone and no hours", "add hours: …, or take time_zone out")


def _check_dates(form: Form, organisation: Organisation) -> None:
    newest = organisation.newest_page
    if newest and form.at("read_on") and newest > organisation.read_on:
        what = f"a page of {newest} was read on {organisation.read_on}, before it was written"
        form.fault("read_on", what, "write the day you read it")
    if organisation.check_every > SELDOMEST:
        form.fault(
            "check_every", "it would be checked less than every two years", f"write {SELDOMEST} or less"
        )


def _check_place(form: Form, organisation: Organisation) -> None:
    if organisation.abroad and not organisation.citizens and organisation.region == EVERYWHERE:
        form.fault("abroad", "it helps its citizens abroad and does not say whose", "add citizens: [..]")
    near = organisation.near
    if near is None:
        return
    if "-" not in near:
        form.fault(
            "near", f"{near} is a whole country", f"write a part of it such as {near}-01, or take near out"
        )
    elif not organisation.serves & {near, country_of(near), EVERYWHERE}:
        form.fault(
            "near", f"it is near {near}, but does not serve {country_of(near)}", "make near and serves agree"
        )


def _check_offered(form: Form, organisation: Organisation) -> None:
    if not organisation.sources:
        form.fault(
            None, "it is active and names no source", "add where it was read, or make it status: unconfirmed"
        )
    if organisation.confidence is Confidence.LOW and form.text("confidence") == "low":
        mend = "find a better source, or make it status: unconfirmed with why: …"
        form.fault("confidence", "it is active and hearsay: nobody would be shown it", mend)
    if not organisation.needs and not form.items("needs"):
        form.fault(None, "it is active and does not say what it can do", "add needs: [..]")
    if not any(contact.is_offered for contact in organisation.contacts):
        what = "it is active and has no contact that may be shown"
        form.fault(None, what, "add one that was seen in a source, or make it status: held with why: …")
    if Need.HOTLINE in organisation.needs and not organisation.languages and len(organisation.serves) == 1:
        form.warn(None, "a hotline that names no languages", "ask which it speaks, and add languages: [..]")


def _refuse_addresses(form: Form) -> None:
    mend = "take it out: who needs it is told by phone, and the file is public"
    for name in SPOKEN:
        item = form.at(name)
        for scalar in scalars(item) if item else ():
            text = str(scalar.node.value)
            for shape, what in TELLING:
                if found := shape.search(text):
                    form.fault(scalar, what, mend, below=_lines_before(scalar, text[: found.start()]))
                    break


def _lines_before(scalar: Item, text: str) -> int:
    """How far below its beginning a place in a text of several lines (notes: |) stands."""
    is_block = isinstance(scalar.node, yaml.ScalarNode) and scalar.node.style == "|"
    return text.count("\n") + 1 if is_block else 0
