"""A directory as large as one likes, for measuring: always the same, and as real YAML as an operator's own.

Two hundred countries with the same number of organisations each, some in one part of it, some bound to a free number;
behind them those that help their citizens anywhere, and those that help everybody. No number in it is anybody's.
"""

from functools import cache

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
    example_number_for_type,
    format_number,
    is_valid_number,
    parse,
)

from bot.content.regions import countries
from flows.model import Region

REGIONS = 200
GLOBAL = 20
CITIZENS = 60
COUNTRY = """\
"{code}":
  emergency:
    numbers: [{{for: police, number: "117"}}, {{for: ambulance, number: "119"}}]
    confidence: high
    read_on: 2026-11-01
    sources: [{{where: example.org, said: police 117, dated: 2024-09}}]
  organisations:
"""
ENTRY = """\
    - id: {small}-{number}
      name: Organisation {number} of {code}
      run_by: {run_by}
      needs: [{needs}]
      serves: [{serves}]
{more}      languages: [{languages}]
      hours: "Mo-Fr {opens}:00-17:00"
      time_zone: Asia/Phnom_Penh
      contacts:
        - {{type: phone, value: "{phone}"}}
        - {{type: phone, value: "1{short:03}", dial_from: ["{home}"], note: "free"}}
        - {{type: web, value: "https://{small}-{number}.example.org/help"}}
      status: active
      confidence: {confidence}
      read_on: 2026-{month:02}-01
      sources: [{{where: "https://example.org/{number}", said: it helps, dated: "2024"}}]
      notes: |
        For operators.
"""
NEEDS = (
    *("hotline, shelter", "legal_aid", "shelter, case_management, medical", "hotline, mental_health"),
    *("labour_complaint, legal_aid", "repatriation", "child_protection, hotline", "medical, mental_health"),
    *("family_tracing, interpretation", "job_training, prevention", "emergency, hotline"),
)
RUN_BY = ("ngo", "ngo", "union", "state", "ngo", "intergovernmental", "police", "ngo", "unknown")
LANGUAGES = ("en", "en, es", "ar", "en, ar, km", "es", "km, th")
PARTS = ("-01", "-02", "-03")


def regions() -> tuple[Region, ...]:
    """The countries it knows."""
    numbered = (code for code in sorted(countries() - {"NO"}) if _template(code))
    return tuple(Region(code) for code, _ in zip(numbered, range(REGIONS), strict=False))


def written(organisations: int) -> str:
    """The file's text, with so many organisations in the countries and a few more everywhere."""
    codes = regions()
    each = organisations // len(codes)
    parts = [_country(code, each, codes) for code in codes]
    world = (_entry("ZZ", number, "ZZ", "") for number in range(GLOBAL))
    head = "ZZ:\n  emergency: {no_numbers: none works everywhere, confidence: low, read_on: 2026-11-01}\n"
    return "".join((*parts, head, "  organisations:\n", *world))


def _country(code: Region, number_of: int, codes: tuple[Region, ...]) -> str:
    place = codes.index(code)
    entries = (
        _entry(code, number, _serves(code, number, codes), _more(code, number)) for number in range(number_of)
    )
    abroad = place < CITIZENS
    own = _entry(code, number_of, f'"{code}"', "      abroad: true\n") if abroad else ""
    return COUNTRY.format(code=code) + "".join(entries) + own


def _serves(code: Region, number: int, codes: tuple[Region, ...]) -> str:
    """One in ten serves the next country too, one in twelve only a part of its own."""
    other = codes[(codes.index(code) + 1) % len(codes)]
    if number % 12 == 5:
        return f'"{code}{PARTS[number % 3]}"'
    return f'"{code}", "{other}"' if number % 10 == 7 else f'"{code}"'


def _more(code: Region, number: int) -> str:
    lines = []
    if number % 5 == 2 and number % 12 != 5:
        lines.append(f"      near: {code}{PARTS[number % 3]}\n")
    if number % 9 == 4:
        lines.append("      audience: [women]\n")
    if number % 25 == 11:
        lines.append("      citizens: [PH, VN]\n")
    return "".join(lines)


def _entry(code: str, number: int, serves: str, more: str) -> str:
    home = code if code != "ZZ" else "GB"
    return ENTRY.format(
        code=code,
        small=code.lower(),
        number=number,
        run_by=RUN_BY[number % len(RUN_BY)],
        needs=NEEDS[number % len(NEEDS)],
        serves=serves,
        more=more,
        languages=LANGUAGES[number % len(LANGUAGES)],
        opens=f"{7 + number % 4:02}",
        phone=_phone(home, number),
        short=number % 1000,
        home=home,
        confidence="high" if number % 3 else "medium",
        month=1 + number % 11,
    )


def _phone(code: str, number: int) -> str:
    """Valid and different from the others of the country, as far as its numbers reach."""
    template = _template(code)
    candidate = f"{template[: -len(str(number))]}{number}" if number else template
    try:
        return candidate if is_valid_number(parse(candidate)) else template
    except NumberParseException:
        return template


@cache
def _template(code: str) -> str:
    """The numbering plan's own example of a number there; empty where it has none."""
    example = example_number_for_type(code, PhoneNumberType.FIXED_LINE)
    return format_number(example, PhoneNumberFormat.E164) if example else ""
