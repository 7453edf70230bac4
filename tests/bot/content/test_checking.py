"""`waypost check` on the shipped content with one fault planted at a time: each is found, with its line and mend."""

import re
import shutil
from pathlib import Path

import pytest

from bot.content.checking import problems_of
from bot.content.snapshot import Shelves
from tests.conftest import NOON, PROJECT

GUIDE, HELP, OFFER = "flows/content/guide.yaml", "flows/content/help.yaml", "flows/content/offer.yaml"
WORDS, CODES, FIND = "flows/content/words.yaml", "flows/content/codes.yaml", "flows/content/find.yaml"
SPANISH = "flows/locale/es/LC_MESSAGES/flows.po"
LONG = "word " * 80

FAULTS: list[tuple[str, str, str, str]] = [
    # file, what stands there, what is put in its place, what the check must say
    (
        GUIDE,
        "- Check a job offer -> offer\n",
        "- Check a job offer -> ofer\n",
        "leads to «ofer», which does not exist",
    ),
    (GUIDE, "- Check a job offer -> offer\n", "- Check a job offer\n", "an option leads nowhere"),
    (GUIDE, "menu:\n  parent: start", "menu:\n  parent: strat", "leads to «strat», which does not exist"),
    (GUIDE, "\nmenu:\n", "\nstart:\n", "«start» stands here twice"),
    (FIND, "\nfind.rest:\n", "\nhelp:\n", "there are two nodes «help»"),
    (GUIDE, "  rule: languages\n", "  rule: languags\n", "there is no rule «languags»"),
    (GUIDE, "  heading: All topics\n", "", "«menu» has no heading"),
    (GUIDE, "  heading: All topics\n", "  heding: All topics\n", "«heding» is not a field here"),
    (
        GUIDE,
        "  passing: yes\n  rule: languages",
        "  passing: maybe\n  rule: languages",
        "yes or no is expected here",
    ),
    (GUIDE, "text: Choose your language.", f"text: {LONG}", "«language.text» has 399 characters"),
    (GUIDE, "heading: All topics", f"heading: {LONG}", "«menu.heading» has 399 characters"),
    (HELP, "- Before you call ->", f"- Before {LONG} ->", "«help.option.1» has"),
    (
        HELP,
        "Nobody is here to answer this chat.",
        "Call 0 1 1 7 now.",
        "«help.text» holds what looks like a phone number",
    ),
    (
        HELP,
        "Nobody is here to answer this chat.",
        "Call ١١٧ now.",
        "«help.text» holds what looks like a phone number",
    ),
    (FIND, "with shelter", "with sheltr", "there is no need «sheltr»"),
    (FIND, "    - More -> find.rest\n", "", "nothing leads to «find.rest»"),
    (
        FIND,
        "  parent: find.more\n",
        "  parent: find.rest\n",
        "Back from «find.rest» never comes to the start",
    ),
    (
        HELP,
        "  options:\n    - What we know about my country -> help.police.here\n    - More contacts here -> help.people with hotline\n  source: [ATX",
        "  source: [ATX",
        "«help.police» offers no next step",
    ),
    (
        FIND,
        "    - More -> find.more\n",
        "    - A -> find.more\n    - B -> find.more\n",
        "offers 7 choices, 6 fit",
    ),
    (GUIDE, "  rule: languages\n", "  rule: closed\n", "«language» shows no Help"),
    (OFFER, "      stop: [yes]", "      stop: [yess]", "there is no answer «yess»"),
    (
        OFFER,
        "      points: {yes: 3, partly: 1}\n      sign: You are asked",
        "      points: {yes: x}\n      sign: You are asked",
        "a whole number is expected here",
    ),
    (OFFER, "      sign: They hurry you\n", "", "a question has no sign"),
    (OFFER, "    - id: J16\n", "    - id: J99\n", "question «J99» has no slot"),
    (OFFER, "  and_more: and {count} more\n", "", "the checklist has no and_more"),
    (OFFER, "  counted: Job", "  conted: Job", "«conted» is not a field here"),
    (CODES, ": find.more\n", ": find.mor\n", "is for «find.mor», which does not exist"),
    (CODES, ": find.more\n", ": find.mor\n", "«find.more» has no code"),
    (CODES, ": find.more\n", ": find\n", "one node or need has two codes"),
    (CODES, "nodes:\n", "nodes:\n  help: start2\n", "«help» cannot be a code"),
    (CODES, "J2: 1,", "J2: 0,", "two questions share a slot"),
    (CODES, ": any\n", ": anyone\n", "there is no need «anyone»"),
    (WORDS, "  next: Next\n", f"  next: {LONG}\n", "«word.next» has 399 characters"),
    (WORDS, "  next: Next\n", "  next: Next\n  next: Next\n", "«next» stands here twice"),
    (WORDS, "  next: Next\n", "", "the words «word.next» are missing"),
    (CODES, "retired: []\n", "", "«retired» is missing here"),
    (OFFER, "  rule: result\n  checklist: offer\n", "  rule: result\n", "«offer.result» names no checklist"),
    (WORDS, "{page} of {pages}\n  nowhere", "{page}\n  nowhere", "changed since it was translated"),
    (SPANISH, 'msgctxt "word.next"', 'msgctxt "word.nexd"', "«word.next» has no es words"),
    (SPANISH, "Contactos · {place}", "Contactos · {lugar}", "differ in lugar, place"),
    (SPANISH, 'msgid ""\nmsgstr ""', "msgid", "this is not a readable PO file"),
    ("flows/phrases/words.yaml", "close:\n", "clos:\n", "«clos» is not a command"),
    ("flows/phrases/words.yaml", "en: [close,", "en: [help,", "this word means two things"),
    (
        "flows/phrases/betraying.yaml",
        "en: [",
        "en: [guide, ",
        "begins with «guide», which a notification would show",
    ),
    (GUIDE, "menu:\n", "menu:\n\tx", "this is not readable YAML"),
    (GUIDE, "  heading: All topics", "  heading: *topics", "an alias (*name) is not allowed"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Shelves:
    shutil.copytree(PROJECT / "flows", tmp_path / "flows")
    whole = (PROJECT / "referral_directory.yaml").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Z]{2}:$)", whole, flags=re.MULTILINE)
    few = [block for block in blocks if block[:3] in {"KH:", "US:", "ZZ:"}]
    (tmp_path / "referral_directory.yaml").write_text("".join(few), encoding="utf-8")
    return Shelves.of_project(tmp_path)


def test_the_shipped_content_has_no_problems() -> None:
    assert [str(problem) for problem in problems_of(Shelves.of_project(PROJECT), NOON)] == []


@pytest.mark.parametrize(("name", "there", "put", "said"), FAULTS, ids=[said for *_, said in FAULTS])
def test_a_planted_fault_is_found(
    copy: Shelves, tmp_path: Path, name: str, there: str, put: str, said: str
) -> None:
    path = tmp_path / name
    text = path.read_text(encoding="utf-8")
    assert there in text, "the shipped file no longer has the line this fault is planted in"
    path.write_text(text.replace(there, put, 1), encoding="utf-8")

    found = [str(problem) for problem in problems_of(copy, NOON)]

    assert any(said in line for line in found), found
    assert all(line.count(":") >= 2 and "; " in line for line in found)
