"""Help now, and the people who help: numbers first, no question before them."""

from collections.abc import Iterator
from dataclasses import replace

from flows import cards
from flows.finding import Findings, Query, Referral, find
from flows.frame import Rows, Scene, framed, option_rows, paired, turning
from flows.graph import Option, Rule
from flows.keeping import found, keepable
from flows.model import Button, Go, Need, View
from flows.picking import likeliest_rows, origins_known
from flows.referrals import EVERYWHERE, ContactKind, CountryLines, country_of
from flows.texts import isolated
from flows.trying import asking


def emergency(scene: Scene) -> View:
    """The numbers of where she is; where that is unknown, the widest number with its limits."""
    here = scene.state.here
    if here is None or here == EVERYWHERE:
        return _anywhere(scene)
    lines = scene.content.directory.emergency.get(country_of(here))
    findings = _lines_known(scene)
    referral = _helpline(findings, lines)
    heading = scene.say("help.heading.known", place=scene.place(country_of(here)))
    rows = (*paired(_copies(scene, lines, referral)), *option_rows(scene))
    framed_view = framed(scene, _emergency_text(scene, lines, referral, findings), rows, heading=heading)
    return replace(framed_view, valid_until=cards.valid_until(referral, scene.now))


def people(scene: Scene) -> View:
    """Who can help with what she needs, nearest and best known first, one a view."""
    if scene.state.here is None:
        return _where(scene)
    findings = found(scene)
    pages = len(findings.referrals)
    if not pages:
        return framed(scene, scene.say("people.nobody"), _open_options(scene))
    page = scene.state.page % pages
    referral = findings.referrals[page]
    heading = scene.say("people.counted", place=_here(scene), page=str(page + 1), pages=str(pages))
    buttons = cards.contact_buttons(referral, scene.content, scene.state.language)
    rows = (
        *paired(buttons),
        *paired(button for row in (*_saving(scene, referral), *asking(scene)) for button in row),
        *turning(scene, page, pages),
        *_open_options(scene),
    )
    shown = framed(scene, _card(scene, referral, findings), rows, heading=heading)
    return replace(shown, valid_until=cards.valid_until(referral, scene.now))


def _anywhere(scene: Scene) -> View:
    lines = scene.content.directory.emergency.get(EVERYWHERE)
    text = "\n\n".join((*_widest(scene, lines), scene.say(scene.node.text)))
    reading = [option for option in scene.node.options if _is_to_read(scene, option)]
    rows = (*paired(_copies(scene, lines, None)), *likeliest_rows(scene), *option_rows(scene, reading))
    return framed(scene, text, rows)


def _is_to_read(scene: Scene, option: Option) -> bool:
    """Whether a choice makes sense before anybody knows where she is."""
    return scene.content.graph.nodes[option.to].rule is Rule.PLAIN


def _emergency_text(
    scene: Scene, lines: CountryLines | None, referral: Referral | None, findings: Findings
) -> str:
    language = scene.state.language
    if lines:
        blocks = [cards.emergency_block(lines, scene.content, language), scene.say("help.call")]
    else:
        blocks = [
            scene.say("help.unknown"),
            *_widest(scene, scene.content.directory.emergency.get(EVERYWHERE)),
        ]
    if lines and not findings.exact:
        key = "people.no_line" if referral else "help.no_line"
        blocks.append(scene.say(key, place=_country(scene)))
    if referral:
        blocks.append(cards.line_of(referral, scene.content, language))
    if lines or referral:
        blocks.append(cards.source_line(lines, referral, scene.content, language))
    blocks.append(f"{scene.say('caveat.police')}\n{scene.say('help.limits')}")
    return "\n\n".join(blocks)


def _widest(scene: Scene, lines: CountryLines | None) -> Iterator[str]:
    """The number that works in the most places, alone on its line, and its limits."""
    if lines:
        yield f"{isolated(lines.numbers[0].number, scene.state.language)}\n{scene.say('help.widest')}"


def _copies(scene: Scene, lines: CountryLines | None, referral: Referral | None) -> Iterator[Button]:
    language = scene.state.language
    if shown := lines or scene.content.directory.emergency.get(EVERYWHERE):
        yield from cards.emergency_buttons(shown, scene.content, language)
    if referral:
        yield next(cards.contact_buttons(referral, scene.content, language))


def _lines_known(scene: Scene) -> Findings:
    """Helplines of where she is; not exact where we know none there, only others."""
    state = scene.state
    query = Query(need=Need.HOTLINE, here=state.here, origin=state.origin, language=state.language)
    return find(scene.content.directory, query, scene.now)


def _helpline(findings: Findings, lines: CountryLines | None) -> Referral | None:
    """The first line that can be dialled from there and is not the emergency number itself."""
    known = {number.number for number in lines.numbers} if lines else set()
    for referral in findings.referrals:
        first = referral.contacts[0]
        if first.kind is ContactKind.PHONE and first.value not in known:
            return referral
    return None


def _where(scene: Scene) -> View:
    nowhere = Go(label=scene.say("people.nowhere"), to=replace(scene.state, here=EVERYWHERE))
    return framed(scene, scene.say(scene.node.text), (*likeliest_rows(scene), (nowhere,)))


def _here(scene: Scene) -> str:
    here = scene.state.here
    return scene.say("people.anywhere") if here in (None, EVERYWHERE) else scene.place(here or EVERYWHERE)


def _card(scene: Scene, referral: Referral, findings: Findings) -> str:
    card = cards.organisation_card(referral, scene.content, scene.state.language, scene.now)
    return card if findings.exact else f"{_others(scene)}\n\n{card}"


def _others(scene: Scene) -> str:
    """Said before those who are not what she asked for."""
    if scene.state.need is Need.HOTLINE and scene.state.here != EVERYWHERE:
        return scene.say("people.no_line", place=_country(scene))
    return scene.say("people.others")


def _country(scene: Scene) -> str:
    return scene.place(country_of(scene.state.here or EVERYWHERE))


def _saving(scene: Scene, referral: Referral) -> Rows:
    """The way to a contact card, where there is a number that can be one."""
    if keepable(referral) is None or scene.node.keep is None:
        return ()
    keep = scene.state.to(scene.node.keep, page=scene.state.page)
    return ((Go(label=scene.say("word.keep"), to=keep),),)


def _open_options(scene: Scene) -> Rows:
    return option_rows(scene, [option for option in scene.node.options if _is_open(scene, option)])


def _is_open(scene: Scene, option: Option) -> bool:
    """Whether a choice would change anything here."""
    rule = scene.content.graph.nodes[option.to].rule
    if rule is Rule.PARTS:
        here = scene.state.here
        return here is not None and bool(scene.content.directory.subdivisions(country_of(here)))
    if rule is Rule.ORIGINS:
        return bool(origins_known(scene))
    return True
