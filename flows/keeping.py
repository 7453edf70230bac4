"""Keeping a number on the phone: under an ordinary name she picks, sent as a card with its own ✕.

Short numbers are never sent as contacts: saved, they would be dialled from anywhere and reach nobody.
"""

from dataclasses import replace

from flows.finding import Findings, Query, Referral, find
from flows.frame import Scene, framed, paired
from flows.graph import AWAY
from flows.model import Go, Need, SendContact, Spot, State, View
from flows.referrals import EVERYWHERE, Contact, ContactKind
from flows.texts import isolated

NAMES = 6
"""Ordinary names to pick from: keep.name.1 to keep.name.6."""


def found(scene: Scene) -> Findings:
    """Who can help with what she needs, where she is."""
    state = scene.state
    here = None if state.here == EVERYWHERE else state.here
    query = Query(need=state.need or Need.ANY, here=here, origin=state.origin, language=state.language)
    return find(scene.content.directory, query, scene.now)


def keepable(referral: Referral) -> Contact | None:
    """The first number that can be dialled in full, from anywhere a phone knows its country code."""
    calls = (each for each in referral.contacts if each.kind is ContactKind.PHONE)
    return next((each for each in calls if each.value.startswith("+")), None)


def keep(scene: Scene) -> View:
    """The number, what saving it can mean, and the names to pick from."""
    contact = _contact(scene, scene.state.page)
    if contact is None:
        return framed(scene, scene.say("keep.none"), ())
    spot = Spot(node=scene.node.parent, page=scene.state.page)
    then = replace(scene.state.to(scene.node.then or scene.node.parent), back=spot)
    buttons = [
        Go(label=_name(scene, number), to=replace(then, page=number)) for number in range(1, NAMES + 1)
    ]
    number = isolated(contact.shown, scene.state.language)
    back = scene.state.to(scene.node.parent, page=scene.state.page)
    return framed(scene, f"{number}\n\n{scene.say(scene.node.text)}", paired(buttons), back=back)


def kept(scene: Scene) -> View:
    """The card is below, with the number it holds; how to be rid of it. Without a card, that there is none."""
    contact = _contact(scene, scene.state.back.page) if scene.state.back else None
    if contact is None or card(scene) is None:
        return framed(scene, scene.say("keep.none"), ())
    number = isolated(contact.shown, scene.state.language)
    told = scene.say(scene.node.text, name=_name(scene, scene.state.page))
    return framed(scene, f"{number}\n\n{told}", ())


def card(scene: Scene) -> SendContact | None:
    """The card to send with the view `kept`; None where the number is no longer known."""
    contact = _contact(scene, scene.state.back.page) if scene.state.back else None
    if contact is None or not 1 <= scene.state.page <= NAMES:
        return None
    away = Go(label=scene.say("sign.close"), to=State(language=scene.state.language, node=AWAY))
    return SendContact(name=_name(scene, scene.state.page), number=contact.value, away=away)


def _contact(scene: Scene, page: int) -> Contact | None:
    referrals = found(scene).referrals
    return keepable(referrals[page % len(referrals)]) if referrals else None


def _name(scene: Scene, number: int) -> str:
    return scene.say(f"keep.name.{min(max(number, 1), NAMES)}")
