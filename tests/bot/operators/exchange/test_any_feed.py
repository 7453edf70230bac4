"""Whatever a stranger sends, reading it never raises anything but FeedError, and nothing it proposes is offered."""

import contextlib
import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.documents import parse
from bot.content.hours import Timetable
from bot.operators.exchange.drafting import Rules, drafted
from bot.operators.exchange.feed_files import json_of
from bot.operators.exchange.hsds_import import record_of
from bot.operators.exchange.hsds_joining import organizations_in
from bot.operators.exchange.matching import Known, weighed
from bot.operators.exchange.proposals import Proposal
from bot.operators.exchange.records import Feed
from bot.operators.exchange.remarks import FeedError
from flows.model import Now, Region
from flows.places import Places

FEED = Feed(name="x\n- y: *z", region=Region("KH"), read_on=date(2026, 11, 23))
KEYS = st.sampled_from(
    [
        *("id", "name", "phones", "number", "type", "services", "status", "schedules", "byday", "opens_at"),
        *(
            "closes_at",
            "organization",
            "attributes",
            "taxonomy_term",
            "code",
            "taxonomy",
            "value",
            "languages",
        ),
        *("service_areas", "extent", "contacts", "email", "website", "url", "locations", "slug", "contents"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["+85512532554", "shelter", "KH", "12 Main Street", "24/7", "MO", "09:00", "a@b.org", "\x1b[2J"]
    ),
    st.sampled_from(
        ["Waypost directory", "Waypost needs", "hours", "source", "listed_under", "http://a.org"]
    ),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=8)),
    max_leaves=40,
)


def test_any_json_is_survived(places: Places, now: Now) -> None:
    rules = Rules(feed=FEED, places=places, timetable=Timetable(now), now=now)

    @given(value=VALUES)
    @settings(max_examples=300, deadline=None)
    def survived(value: object) -> None:
        with contextlib.suppress(FeedError):
            nodes, shape = organizations_in({"x.json": json.dumps(value).encode()})
            offers = tuple(weighed(drafted(record_of(node), rules), Known([])) for node in nodes)
            check(Proposal(feed=FEED, taken_for=str(shape), offers=offers))

    survived()


def check(proposal: Proposal) -> None:
    parse(f"{proposal.yaml()}ZZ:\n", "proposal.yaml")
    assert "\x1b" not in "".join(proposal.report()) + proposal.yaml()
    assert {offer.entry.text("status") for offer in proposal.offers if offer.entry} <= {"held"}


@given(content=st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_survived(content: bytes) -> None:
    with contextlib.suppress(FeedError):
        json_of(content, "x.json")
    with contextlib.suppress(FeedError):
        organizations_in({"services.csv": content})
