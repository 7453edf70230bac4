"""What is so in one country, after the words that are true everywhere; where nothing is known, that this is so.

Some matters depend on where she is, some on where she is from: that is asked only here, where it changes the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows import cards
from flows.finding import Query, Referral, find
from flows.frame import Rows, Scene, framed, option_rows, over, paired, words_of
from flows.graph import PLACE
from flows.matters import LINE_MATTERS, OF_ORIGIN, LocalFact, Matter
from flows.model import Button, Copy, Go, Need, Open, Region, View
from flows.picking import likeliest_places, origins_known, settled
from flows.referrals import EVERYWHERE, CountryLines, RunBy, country_of
from flows.texts import isolated


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of her country, and what can be tapped with it."""

    words: tuple[str, ...]
    buttons: tuple[Button, ...] = ()
    referral: Referral | None = None


def view(scene: Scene) -> View:
    """The node's words, then her country's; without a country the way to say which."""
    place = _place(scene)
    if place is None:
        key = "local.whence" if scene.node.about in OF_ORIGIN else "local.where"
        return framed(
            scene, _joined(words_of(scene), scene.say(key)), (*_choices(scene), *option_rows(scene))
        )
    told = _told(scene, place)
    rows = (*paired(told.buttons), *option_rows(scene), (_elsewhere(scene),))
    shown = framed(scene, _joined(words_of(scene), *told.words), rows)
    return replace(shown, valid_until=cards.valid_until(told.referral, scene.now))


def _joined(*blocks: str) -> str:
    return "\n\n".join(blocks)


def _place(scene: Scene) -> Region | None:
    place = scene.state.origin if scene.node.about in OF_ORIGIN else scene.state.here
    return None if place in (None, EVERYWHERE) else country_of(place or EVERYWHERE)


def _choices(scene: Scene) -> Rows:
    if scene.node.about not in OF_ORIGIN:
        other = Go(label=scene.say("word.other_country"), to=over(scene, PLACE))
        return (*paired(_choice(scene, country) for country in likeliest_places(scene)), (other,))
    named = sorted((scene.place(country), country) for country in _known(scene))
    return paired(_choice(scene, country) for _, country in named)


def _choice(scene: Scene, country: Region) -> Go:
    return Go(label=scene.place(country), to=settled(scene.state, country, scene.content))


def _known(scene: Scene) -> frozenset[Region]:
    """The countries of which something is known in this matter."""
    if scene.node.about is Matter.EMBASSY:
        return origins_known(scene)
    directory = scene.content.directory
    return frozenset(
        country for country in directory.local if directory.told(_matter(scene), country, scene.now.today)
    )


def _matter(scene: Scene) -> Matter:
    return scene.node.about or Matter.FIREWALL


def _elsewhere(scene: Scene) -> Go:
    state = scene.state
    to = replace(state, origin=None) if scene.node.about in OF_ORIGIN else over(scene, PLACE)
    return Go(label=scene.say("word.other_country"), to=to)


def _told(scene: Scene, place: Region) -> Told:
    matter = _matter(scene)
    if matter in LINE_MATTERS:
        return _line(scene, place)
    if matter in (Matter.LABOUR_OFFICE, Matter.EMBASSY):
        return _office(scene, place)
    facts = scene.content.directory.told(matter, place, scene.now.today)
    if not facts:
        return Told(words=(scene.say("local.unknown", place=scene.place(place)),))
    words = (scene.say(fact.words, **({"name": fact.name} if fact.name else {})) for fact in facts)
    pages = tuple(Open(label=scene.say("contact.web"), url=fact.page) for fact in facts if fact.page)
    return Told(words=(*words, _source(scene, *facts)), buttons=pages)


def _line(scene: Scene, place: Region) -> Told:
    lines = scene.content.directory.emergency.get(place)
    wanted = LINE_MATTERS[_matter(scene)]
    number = next((number for kind, number in lines.lines if kind is wanted), None) if lines else None
    if lines is None or number is None:
        return Told(words=(scene.say("local.elsewhere", place=scene.place(place)),))
    shown = isolated(number, scene.state.language)
    copy = Copy(label=scene.say("word.copy", number=shown), text=number)
    words = f"{scene.say(f'local.line.{wanted.value}')}\n{shown}"
    return Told(words=(words, _source(scene, lines)), buttons=(copy,))


def _office(scene: Scene, place: Region) -> Told:
    referral = next(_offices(scene), None)
    if referral is None:
        here = scene.state.here if scene.state.here not in (None, EVERYWHERE) else place
        return Told(words=(scene.say("local.elsewhere", place=scene.place(country_of(here or place))),))
    language = scene.state.language
    words = cards.line_of(referral, scene.content, language)
    source = cards.source_line(None, referral, scene.content, language)
    buttons = tuple(cards.contact_buttons(referral, scene.content, language))[:2]
    return Told(words=(words, source), buttons=buttons, referral=referral)


def _offices(scene: Scene) -> Iterator[Referral]:
    """Nearest first: who hears complaints about work; or who stands for her own country where she is."""
    state, is_embassy = scene.state, scene.node.about is Matter.EMBASSY
    need = Need.ANY if is_embassy else Need.LABOUR_COMPLAINT
    here = None if state.here == EVERYWHERE else state.here
    query = Query(need=need, here=here, origin=state.origin, language=state.language)
    for referral in find(scene.content.directory, query, scene.now).referrals:
        organisation = referral.organisation
        fits = need in organisation.needs
        if is_embassy:
            theirs = organisation.citizens | organisation.nationals
            fits = organisation.run_by is RunBy.EMBASSY and state.origin in theirs
        if fits and cards.has_number(referral):
            yield referral


def _source(scene: Scene, *behind: LocalFact | CountryLines) -> str:
    oldest = min(each.newest_page or each.read_on for each in behind)
    return scene.say("local.source", when=cards.month_of(oldest, scene.content, scene.state.language))
