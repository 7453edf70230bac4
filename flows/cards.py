"""Numbers and organisations as lines of text and buttons: always with what is not known about them.

A number stands alone on its line. Where it comes from, and that nobody of ours tried it, stands under it.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from flows.finding import Freshness, Referral, Tier
from flows.model import Button, Copy, Language, Need, Now, Open, Region, Style, TextKey
from flows.places import name
from flows.referrals import Contact, ContactKind, CountryLines, EmergencyNumber, Organisation, RunBy, Service
from flows.snapshot import Content
from flows.texts import isolated, name_isolated

MOST_NUMBERS = 3
"""Numbers shown of one organisation: more is a wall."""

DIALLED = (ContactKind.PHONE, ContactKind.SMS, ContactKind.WHATSAPP)
OPENED = (ContactKind.WEB, ContactKind.TELEGRAM, ContactKind.CHAT)
SERVICES = (Service.ALL, Service.POLICE, Service.AMBULANCE)
"""What the emergency card shows, in this order; fire only where it is the one number left."""


def say(content: Content, language: Language, key: str, **values: str) -> str:
    """The words of a card."""
    return content.texts.say(language, TextKey(key), **values)


def emergency_numbers(lines: CountryLines) -> tuple[EmergencyNumber, ...]:
    """The numbers a person needs, each once: a number that answers for everything is not repeated for the police."""
    wanted = [number for service in SERVICES for number in lines.numbers if number.service is service]
    shown: dict[str, EmergencyNumber] = {}
    for number in wanted or lines.numbers:
        shown.setdefault(number.number, number)
    return tuple(shown.values())


def emergency_block(lines: CountryLines, content: Content, language: Language) -> str:
    """Service and number, a line each; where a number works only in parts of the country, that is said."""
    return "\n".join(_emergency_line(number, content, language) for number in emergency_numbers(lines))


def emergency_buttons(lines: CountryLines, content: Content, language: Language) -> Iterator[Button]:
    """One button a number, to copy its bare digits."""
    for number in emergency_numbers(lines):
        label = say(content, language, "word.copy", number=isolated(number.number, language))
        yield Copy(label=label, text=number.number, style=Style.DANGER)


def source_line(
    lines: CountryLines | None, referral: Referral | None, content: Content, language: Language
) -> str:
    """From when the oldest page behind the numbers of one view is, and that we did not try them."""
    behind = [lines, referral and referral.organisation]
    dates = [each.newest_page or each.read_on for each in behind if each]
    return say(content, language, "help.source", when=month_of(min(dates), content, language))


def line_of(referral: Referral, content: Content, language: Language) -> str:
    """A helpline in two lines, name and number, and who runs it where that matters before calling."""
    organisation = referral.organisation
    number = isolated(_dialled(referral.contacts)[0].shown, language)
    return "\n".join(
        [name_isolated(organisation.name, language), number, *_cautions(organisation, content, language)]
    )


def organisation_card(referral: Referral, content: Content, language: Language, now: Now) -> str:
    """One organisation in plain words: how far to trust it, who, numbers, what for, what to know.

    Trust comes first also because notifications show the first words, and a name can betray (SAFETY 12).
    """
    organisation = referral.organisation
    blocks = (
        trust_line(referral, content, language),
        _lines(_names(organisation, language)),
        _lines(_numbers(referral.contacts, language)),
        _lines(_offers(organisation, referral.tier, content, language)),
        _lines(_facts(organisation, content, language, now)),
    )
    return "\n\n".join(block for block in blocks if block)


def contact_buttons(referral: Referral, content: Content, language: Language) -> Iterator[Button]:
    """Numbers to copy, then the first page and chat to open, marked as leading out of the guide."""
    for contact in _dialled(referral.contacts):
        yield _copying(contact, content, language)
    for kind in OPENED:
        if page := next((each for each in referral.contacts if each.kind is kind), None):
            yield Open(label=say(content, language, f"contact.{kind.value}"), url=page.value)
    yield from (
        _copying(each, content, language) for each in referral.contacts if each.kind is ContactKind.EMAIL
    )


def trust_line(referral: Referral, content: Content, language: Language) -> str:
    """How far to trust the entry, in plain words."""
    organisation = referral.organisation
    when = (
        organisation.checked.on if organisation.checked else organisation.newest_page or organisation.read_on
    )
    key = f"card.{referral.freshness.name.lower()}"
    if referral.freshness is Freshness.STALE and organisation.checked is None:
        key = "card.stale_unchecked"
    return say(content, language, key, when=month_of(when, content, language))


def place_name(region: Region, content: Content, language: Language) -> str:
    """The region as people call it, in her language."""
    return name(content.places, region, language)


def has_number(referral: Referral) -> bool:
    """Whether there is a number among its contacts."""
    return bool(_dialled(referral.contacts))


def valid_until(referral: Referral | None, now: Now) -> datetime:
    """Until when a card stays as it is: the next opening or closing, at most the end of the day (freshness)."""
    midnight = datetime.combine(now.today + timedelta(days=1), datetime.min.time(), now.moment.tzinfo)
    opening = referral.organisation.opening if referral else None
    if opening is None or opening.always:
        return midnight
    current, following = opening.at(now.moment), opening.following(now.moment)
    moments = [current.closes] if current else []
    moments += [following.opens] if following else []
    return min([midnight, *moments])


def _copying(contact: Contact, content: Content, language: Language) -> Copy:
    label = say(content, language, "word.copy", number=isolated(contact.shown, language))
    return Copy(label=label, text=contact.value)


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines)


def _emergency_line(number: EmergencyNumber, content: Content, language: Language) -> str:
    service = say(content, language, f"service.{number.service.value}")
    where = f" ({name_isolated(number.only_in, language)})" if number.only_in else ""
    return f"{service}{where}\n{isolated(number.number, language)}"


def _names(organisation: Organisation, language: Language) -> Iterator[str]:
    yield name_isolated(organisation.name, language)
    if organisation.local_name and organisation.local_name != organisation.name:
        yield name_isolated(organisation.local_name, language)


def _offers(organisation: Organisation, tier: Tier, content: Content, language: Language) -> Iterator[str]:
    needs = [need for need in Need if need in organisation.needs and need is not Need.ANY]
    if needs:
        yield _comma(content, language).join(
            say(content, language, f"need.{need.value}") for need in needs[:4]
        )
    if organisation.area:
        yield say(
            content,
            language,
            "card.area",
            where=_comma(content, language).join(name_isolated(area, language) for area in organisation.area),
        )
    elif organisation.near:
        yield say(content, language, "card.area", where=place_name(organisation.near, content, language))
    if tier is Tier.FROM_ELSEWHERE:
        yield say(
            content, language, "card.elsewhere", where=place_name(organisation.region, content, language)
        )
    if organisation.citizens:
        countries = [place_name(region, content, language) for region in sorted(organisation.citizens)[:3]]
        yield say(content, language, "card.citizens", where=_comma(content, language).join(countries))
    for audience in sorted(organisation.audience, key=lambda each: each.value):
        yield say(content, language, f"audience.{audience.value}")


def _dialled(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    unique: dict[str, Contact] = {}
    for contact in contacts:
        if contact.kind in DIALLED:
            unique.setdefault(contact.value, contact)
    return tuple(unique.values())[:MOST_NUMBERS]


def _numbers(contacts: tuple[Contact, ...], language: Language) -> Iterator[str]:
    for contact in _dialled(contacts):
        if contact.kind is not ContactKind.PHONE:
            yield "SMS" if contact.kind is ContactKind.SMS else "WhatsApp"
        yield isolated(contact.shown, language)


def _facts(organisation: Organisation, content: Content, language: Language, now: Now) -> Iterator[str]:
    if hours := _hours(organisation, content, language, now):
        yield hours
    if organisation.languages_promised:
        spoken = [content.tongues[each] for each in organisation.languages if each in content.tongues][:6]
        yield say(
            content,
            language,
            "card.languages",
            names=_comma(content, language).join(name_isolated(each, language) for each in spoken),
        )
    if organisation.free:
        yield say(content, language, "card.free")
    if organisation.anonymous:
        yield say(content, language, "card.anonymous")
    if organisation.records_calls:
        yield say(content, language, "card.records")
    yield from _cautions(organisation, content, language)


def _cautions(organisation: Organisation, content: Content, language: Language) -> Iterator[str]:
    if organisation.run_by in CAUTIOUS:
        yield say(content, language, f"card.run_by.{organisation.run_by.value}")
    if organisation.may_report:
        yield say(content, language, "card.may_report")


CAUTIOUS = (RunBy.POLICE, RunBy.IMMIGRATION, RunBy.EMBASSY, RunBy.STATE)
"""Who runs it is said where a person without papers, or who fled her state, must know before she calls."""


def _hours(organisation: Organisation, content: Content, language: Language, now: Now) -> str | None:
    opening = organisation.opening
    if opening is None:
        return None
    if opening.always:
        return say(content, language, "card.always_open")
    if current := opening.at(now.moment):
        return say(content, language, "card.open_until", time=isolated(current.closes_label, language))
    if following := opening.following(now.moment):
        day = say(content, language, f"weekday.{following.opens_weekday}")
        time = isolated(following.opens_label, language)
        return say(content, language, "card.closed_until", day=day, time=time)
    return None


def _comma(content: Content, language: Language) -> str:
    """Between the members of a list. Arabic has a comma of its own."""
    return say(content, language, "word.comma") + " "


def month_of(day: date, content: Content, language: Language) -> str:
    """The month of a day, in words: nobody needs to know a page's day."""
    month = say(content, language, f"month.{day.month}")
    return say(content, language, "card.month", month=month, year=str(day.year))
