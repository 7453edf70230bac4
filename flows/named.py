"""Organisations by name: the card of each as it is today, or a plain word on what became of it."""

from flows import cards
from flows.finding import Freshness, Referral, Tier, freshness
from flows.frame import Scene, framed, option_rows, paired
from flows.model import View
from flows.referrals import Organisation, Status, publishable
from flows.texts import name_isolated


def named_view(scene: Scene, found: tuple[str, ...]) -> View:
    """The first entry that is named, as a card where it may be offered. Never a number of one that may not."""
    known = [scene.content.directory.organisations[each] for each in found]
    shown = next((each for each in known if _is_offered(scene, each)), known[0])
    if not _is_offered(scene, shown):
        return framed(scene, _record(scene, shown), option_rows(scene))
    referral = _referral(scene, shown)
    buttons = cards.contact_buttons(referral, scene.content, scene.state.language)
    card = cards.organisation_card(referral, scene.content, scene.state.language, scene.now)
    return framed(scene, card, (*paired(buttons), *option_rows(scene)))


def _is_offered(scene: Scene, organisation: Organisation) -> bool:
    fresh = freshness(organisation, scene.now.today) is not Freshness.EXPIRED
    return publishable(organisation) and fresh and bool(_referral(scene, organisation).contacts)


def _referral(scene: Scene, organisation: Organisation) -> Referral:
    """All its numbers: which of them can be dialled from where she is, only the directory's lists can say."""
    here = scene.state.here
    reached = tuple(each for each in organisation.contacts if each.is_offered and each.reaches_from(here))
    trust = freshness(organisation, scene.now.today)
    return Referral(organisation=organisation, tier=Tier.NATIONAL, freshness=trust, contacts=reached)


def _record(scene: Scene, organisation: Organisation) -> str:
    words = [name_isolated(organisation.name, scene.state.language), scene.say(_fate(organisation))]
    if organisation.now_known_as:
        words.append(scene.say("named.now", name=organisation.now_known_as))
    if organisation.why:
        words.append(name_isolated(organisation.why, scene.state.language))
    return "\n\n".join((scene.say(scene.node.text), *words))


def _fate(organisation: Organisation) -> str:
    if organisation.status is Status.CLOSED:
        return "named.closed"
    if organisation.now_known_as:
        return "named.renamed"
    return "named.unknown" if organisation.direct_help else "named.indirect"
