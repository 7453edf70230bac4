"""Keeping a number: under an ordinary name, sent once, with its own ✕, and never a number that reaches nobody."""

from dataclasses import replace

import pytest

from flows.finding import Freshness, Referral, Tier
from flows.keeping import NAMES, keepable
from flows.model import (
    Command,
    Commanded,
    Effect,
    Go,
    Language,
    Need,
    NodeKey,
    Region,
    SendContact,
    Sent,
    Spot,
    Started,
    State,
    TextKey,
    Typed,
)
from flows.referrals import EVERYWHERE, Contact, ContactKind, Organisation
from flows.snapshot import Content
from tests.flows.making import AR, EN, HELPER, KH, PAGE, PHONE, TH, knowing
from tests.flows.walking import Walk, begin, going, is_signed, stand

PEOPLE, KEEP, KEPT, HELP_KEPT = map(NodeKey, ("people", "people.keep", "people.kept", "help.kept"))
OTHER_PHONE = Contact(kind=ContactKind.PHONE, value="+85523000000", shown="+855 23 000 000")
SHORT = Contact(kind=ContactKind.PHONE, value="1288", shown="1288")
LISTS = ["people", "help.people"]


def helper(number: int, *contacts: Contact) -> Organisation:
    return replace(HELPER, id=f"helper{number}", name=f"Helper {number}", contacts=contacts)


@pytest.fixture
def three(content: Content) -> Content:
    """Three who help: a number, a short number, another number. In this order."""
    return knowing(content, helper(1, PHONE), helper(2, SHORT), helper(3, OTHER_PHONE))


def sent(walk: Walk) -> list[SendContact]:
    return [effect for effect in walk.turn.effects if isinstance(effect, SendContact)]


def kept(content: Content, node: str = "people", language: str = "en") -> Walk:
    """Somebody who let the third one's number be sent under the first name."""
    third = stand(content, node, here="KH", language=language).tap("word.next").tap("word.next")
    return third.tap("word.keep").tap("keep.name.1")


def at_kept(content: Content, state: State) -> Walk:
    return begin(content).at(state)


@pytest.mark.parametrize("node", LISTS)
def test_under_a_number_that_can_be_saved_stands_a_button_to_do_so(node: str, three: Content) -> None:
    keep = stand(three, node, here="KH").tap("word.keep")

    assert keep.content.graph.nodes[keep.state.node].parent == node
    assert keep.view.body == f"+855 12 000 000\n\n{keep.say('people.keep.text')}"
    assert sent(keep) == []


@pytest.mark.parametrize("node", LISTS)
def test_what_is_saved_is_the_number_of_the_card_it_was_asked_on(node: str, three: Content) -> None:
    first = stand(three, node, here="KH").tap("word.keep").tap("keep.name.2")

    assert [(each.name, each.number) for each in sent(first)] == [("Cousin", PHONE.value)]
    assert [(each.name, each.number) for each in sent(kept(three, node))] == [("Maria", OTHER_PHONE.value)]


def test_each_name_is_the_cards_name(three: Content) -> None:
    keep = stand(three, "people", here="KH").tap("word.keep")

    cards = [sent(keep.press(button.label)) for button in going(keep.view)[:-4]]

    labels = [button.label for button in going(keep.view)[:-4]]
    assert [[each.name for each in card] for card in cards] == [[label] for label in labels]
    assert len(set(labels)) == NAMES


def test_the_view_says_under_which_name_the_card_stands(three: Content) -> None:
    walk = kept(three)

    assert walk.view.body.endswith(walk.say("people.kept.text", name="Maria"))
    assert is_signed(walk.view)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_card_has_one_way_to_be_rid_of_it_and_carries_nothing_of_her(
    language: str, three: Content
) -> None:
    (card,) = sent(kept(three, language=language))

    away = card.away
    assert away == Go(
        label=three.texts.say(Language(language), TextKey("sign.close")),
        to=State(language=Language(language), node=NodeKey("away")),
    )


def test_the_cards_button_takes_the_message_away_and_shows_an_everyday_card(three: Content) -> None:
    (card,) = sent(kept(three))

    gone = begin(three).at(card.away.to)

    assert gone.turn.effects == (Effect.TAKE_AWAY,)
    assert gone.view.rows == ()
    assert gone.view.body == gone.say("closed.text")


@pytest.mark.parametrize("node", LISTS)
def test_back_from_the_names_leads_to_the_same_card(node: str, three: Content) -> None:
    third = stand(three, node, here="KH").tap("word.next").tap("word.next")

    back = third.tap("word.keep").sign("‹")

    assert back.state == third.state
    assert back.view == third.view


@pytest.mark.parametrize("node", LISTS)
def test_back_from_the_card_that_was_sent_leads_to_the_same_card_and_sends_nothing(
    node: str, three: Content
) -> None:
    third = stand(three, node, here="KH").tap("word.next").tap("word.next")

    back = kept(three, node).sign("‹")

    assert back.state == third.state
    assert back.view == third.view
    assert sent(back) == []


@pytest.mark.parametrize("node", LISTS)
def test_help_then_back_never_sends_the_card_again(node: str, three: Content) -> None:
    third = stand(three, node, here="KH").tap("word.next").tap("word.next")

    helped = kept(three, node).sign("☎")

    assert sent(helped) == sent(helped.sign("‹")) == []
    assert helped.sign("‹").state == third.state


@pytest.mark.parametrize("node", LISTS)
@pytest.mark.parametrize(
    "event",
    [
        Commanded(command=Command.LANGUAGE),
        Commanded(command=Command.PRIVACY),
        Commanded(command=Command.HELP),
        Typed(),
        Typed(places=(KH, TH)),
        Sent(),
    ],
    ids=str,
)
def test_whatever_is_laid_over_it_leads_back_to_the_same_card_and_sends_nothing(
    event: Typed | Commanded | Sent, node: str, three: Content
) -> None:
    laid = kept(three, node).hears(event)

    back = laid.sign("‹")

    assert sent(laid) == sent(back) == []
    assert (back.state.node, back.state.page, back.state.here) == (node, 2, KH)


@pytest.mark.parametrize(
    "event", [Started(), Commanded(command=Command.MENU), Commanded(command=Command.CLOSE)], ids=str
)
def test_starting_closing_and_the_menu_send_nothing_either(
    event: Started | Commanded, three: Content
) -> None:
    assert sent(kept(three).hears(event)) == []


def test_another_language_leads_to_the_card_in_that_language_and_sends_nothing(three: Content) -> None:
    changed = kept(three).hears(Commanded(command=Command.LANGUAGE)).press("Español")

    assert (changed.state.node, changed.state.page) == (PEOPLE, 2)
    assert sent(changed) == []


def test_only_names_lead_to_the_card(content: Content, three: Content) -> None:
    """No option, no Back, no picker leads to the view that sends."""
    leading = {
        key
        for key in content.graph.nodes
        for here in (None, "KH", "ZZ")
        for button in going(stand(three, key, here=here).view)
        if button.to.node in (KEPT, HELP_KEPT)
    }

    assert leading == {"people.keep", "help.keep"}


@pytest.mark.parametrize("page", [0, NAMES + 1, 99])
def test_a_name_that_does_not_exist_sends_no_card(page: int, three: Content) -> None:
    forged = State(language=EN, node=KEPT, page=page, here=KH, back=Spot(node=PEOPLE))

    walk = at_kept(three, forged)

    assert sent(walk) == []
    assert is_signed(walk.view)


def test_without_the_card_it_was_asked_on_no_card_is_sent(three: Content) -> None:
    assert sent(at_kept(three, State(language=EN, node=KEPT, page=1, here=KH))) == []


def test_where_the_number_is_no_longer_known_no_card_is_sent(content: Content, three: Content) -> None:
    state = kept(three).state

    assert sent(at_kept(knowing(content), state)) == []
    assert sent(at_kept(knowing(content, helper(1, SHORT)), state)) == []


@pytest.mark.parametrize("here", [KH, EVERYWHERE])
def test_the_card_is_of_the_same_list_she_was_shown(here: Region, content: Content) -> None:
    """Place, need and nationality decide which card stands on which page."""
    shelter = replace(helper(2, OTHER_PHONE), needs=frozenset({Need.SHELTER}), serves=frozenset({here}))
    known = knowing(content, replace(helper(1, PHONE), serves=frozenset({here})), shelter)
    walk = begin(known).at(State(language=EN, node=PEOPLE, here=here, need=Need.SHELTER))

    (card,) = sent(walk.tap("word.keep").tap("keep.name.1"))

    assert "Helper 2" in walk.view.body
    assert card.number == OTHER_PHONE.value


@pytest.mark.parametrize("contacts", [(SHORT,), (PAGE,), (SHORT, PAGE)], ids=["short", "page", "both"])
@pytest.mark.parametrize("node", LISTS)
def test_where_there_is_no_full_number_saving_is_not_offered(
    node: str, contacts: tuple[Contact, ...], content: Content
) -> None:
    walk = stand(knowing(content, helper(1, *contacts)), node, here="KH")

    assert walk.say("word.keep") not in [button.label for button in going(walk.view)]


def test_a_forged_way_to_keep_a_short_number_says_that_it_cannot_be(three: Content) -> None:
    walk = begin(three).at(State(language=EN, node=KEEP, here=KH, page=1))

    assert walk.view.body == walk.say("keep.none")
    assert len(going(walk.view)) == 4
    assert sent(at_kept(three, State(language=EN, node=KEPT, page=1, here=KH, back=walk.state.spot))) == []


def test_nobody_known_is_nothing_to_keep(content: Content) -> None:
    walk = stand(knowing(content), "people.keep", here="KH")

    assert walk.view.body == walk.say("keep.none")


@pytest.mark.parametrize(
    ("contacts", "number"),
    [
        ((PHONE,), PHONE),
        ((SHORT, PAGE, OTHER_PHONE, PHONE), OTHER_PHONE),
        ((SHORT,), None),
        ((PAGE,), None),
        ((replace(PHONE, kind=ContactKind.WHATSAPP),), None),
        ((replace(PHONE, kind=ContactKind.SMS),), None),
        ((replace(PHONE, value="012000000"),), None),
        ((), None),
    ],
)
def test_only_a_full_number_for_calls_can_be_kept(
    contacts: tuple[Contact, ...], number: Contact | None
) -> None:
    referral = Referral(
        organisation=HELPER, tier=Tier.NATIONAL, freshness=Freshness.UNCHECKED, contacts=contacts
    )

    assert keepable(referral) == number


def test_no_number_in_the_shipped_directory_is_ever_kept_short(content: Content) -> None:
    cards = []
    for country in sorted(content.directory.index):
        for page in range(len(content.directory.index[country])):
            spot = Spot(node=PEOPLE, page=page)
            state = State(language=EN, node=KEPT, page=1, here=country, need=Need.ANY, back=spot)
            cards += sent(at_kept(content, state))

    assert len(cards) > len(content.directory.index)
    assert [card for card in cards if not card.number.startswith("+") or len(card.number) < 8] == []


def test_in_arabic_the_number_keeps_its_order(three: Content) -> None:
    walk = stand(three, "people", here="KH", language=AR).tap("word.keep")

    assert walk.view.body.startswith("\u200f\u2066+855 12 000 000\u2069\n\n")


def names(content: Content, language: str) -> list[str]:
    return [
        content.texts.say(Language(language), TextKey(f"keep.name.{number}"))
        for number in range(1, NAMES + 1)
    ]


@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_names_are_said_in_her_language(language: str, content: Content) -> None:
    known = set(content.texts.translations[Language(language)])

    assert {f"keep.name.{number}" for number in range(1, NAMES + 1)} <= known


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_no_two_names_are_the_same(language: str, content: Content) -> None:
    assert len(set(names(content, language))) == NAMES


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_names_are_ordinary(language: str, content: Content) -> None:
    """Whoever looks through her phone book finds nothing: not this guide, not whom she calls, not why."""
    betraying = {start for words in content.betraying.values() for start in words}
    helpers = {each.name.casefold() for each in content.directory.organisations.values()}
    guide = content.texts.say(Language(language), TextKey("bot.name")).casefold()

    ordinary = [each.casefold() for each in names(content, language)]

    assert [
        name for name in ordinary if any(word.startswith(tuple(betraying)) for word in name.split())
    ] == []
    assert set(ordinary) & {guide, *helpers, *content.words} == set()
    assert [name for name in ordinary if not name.replace(" ", "").isalpha() or len(name) > 24] == []
