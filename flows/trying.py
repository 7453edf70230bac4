"""«Did it work?»: three choices under each card. What comes of it is a word about the entry, never about her."""

from dataclasses import replace

from flows.finding import Referral
from flows.frame import Rows, Scene, framed, option_rows, paired, returned
from flows.keeping import found
from flows.model import Go, Report, Spot, View

ANSWERS = {1: "worked.yes", 2: "worked.nobody", 3: "worked.wrong"}
"""What she can say, by the page the answer stands on."""
FAILED = (2, 3)


def asking(scene: Scene) -> Rows:
    """The way from a card to the question, where the node has one."""
    asked = scene.content.graph.nodes[scene.node.worked] if scene.node.worked else None
    if asked is None:
        return ()
    back = Spot(node=scene.node.key, page=scene.state.page)
    return ((Go(label=scene.say("word.worked"), to=replace(scene.state.to(asked.key), back=back)),),)


def worked(scene: Scene) -> View:
    """The question and its three answers. Without the card it is about, there is nothing to ask."""
    if _referral(scene) is None:
        return framed(scene, scene.say("people.nobody"), option_rows(scene))
    then = scene.node.then or scene.node.parent
    choices = [Go(label=scene.say(key), to=scene.state.to(then, page=page)) for page, key in ANSWERS.items()]
    return framed(scene, scene.say(scene.node.text), paired(choices))


def told(scene: Scene) -> View:
    """Thanks, and on to the next contact, so that a bad number is not the end."""
    before = returned(scene.state)
    onward = Go(label=scene.say("word.next_contact"), to=replace(before, page=before.page + 1))
    return framed(scene, scene.say(scene.node.text), ((onward,), *option_rows(scene)))


def report(scene: Scene) -> Report | None:
    """What the world may count: the entry that did not work; None for one that did, and for forged answers."""
    referral = _referral(scene)
    if referral is None or scene.state.page not in FAILED:
        return None
    return Report(entry=referral.organisation.id)


def _referral(scene: Scene) -> Referral | None:
    referrals = found(scene).referrals
    if scene.state.back is None or not referrals:
        return None
    return referrals[scene.state.back.page % len(referrals)]
