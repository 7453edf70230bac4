"""The ranked referrals as rows, with the card exactly as a person gets it."""

from dataclasses import replace

from flows.cards import organisation_card
from flows.finding import Query, find
from flows.listing import listed
from flows.model import Need
from flows.snapshot import Content
from tests.conftest import NOON
from tests.flows.making import ES, HELPER, KH, PAGE, PHONE, knowing


def test_rows_come_in_the_order_of_the_ranking_with_all_there_is(content: Content) -> None:
    known = knowing(content, HELPER, replace(HELPER, id="better", name="Better", contacts=(PHONE, PAGE)))
    query = Query(need=Need.HOTLINE, here=KH)

    first, second = listed(query, known, NOON)

    referral = find(known.directory, query, NOON).referrals[0]
    assert first == {
        "rank": 1,
        "id": "better",
        "name": "Better",
        "reach": "national",
        "trust": "unchecked",
        "contacts": ["phone +85512000000", "web https://example.org"],
        "text": organisation_card(referral, known, query.language, NOON),
        "exact": True,
    }
    assert (second["rank"], second["id"]) == (2, "helper")


def test_others_than_asked_for_are_marked(content: Content) -> None:
    (row,) = listed(Query(need=Need.SHELTER, here=KH), knowing(content, HELPER), NOON)

    assert row["exact"] is False


def test_the_card_is_in_the_language_asked_for(content: Content) -> None:
    known = knowing(content, HELPER)

    (spanish,) = listed(Query(here=KH, language=ES), known, NOON)
    (english,) = listed(Query(here=KH), known, NOON)

    assert spanish["text"] != english["text"]


def test_an_empty_directory_has_no_rows(content: Content) -> None:
    assert list(listed(Query(here=KH), knowing(content), NOON)) == []
