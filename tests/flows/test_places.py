"""The rules of naming and recognising places, on a gazetteer small enough to see. The real one: test_gazetteer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import Language, Region
from flows.places import Places, name, recognise
from flows.places.direction import Cues, Way, keyed
from flows.places.spelling import spelt

WRITTEN = [
    ("AE", "Emirates"), ("AE", "AE"), ("AE", "UAE"), ("AE", "الإمارات"), ("AE-DU", "Dubai"), ("AE-DU", "دبي"), ("AE-DU", "Дубай"), ("RU", "Москва"),
    ("AE-DU", "ዱባይ"), ("CD", "Congo"), ("CD", "Kongo"), ("CG", "Congo"), ("CI", "Côte d’Ivoire"), ("CN", "中国"), ("ML", "马里"),
    ("FR-PAC", "Nice"), ("GB", "U.K."), ("GB", "uk"), ("GE", "Georgia"), ("US-GA", "Georgia"), ("HK", "Hong Kong"),
    ("IN-TS", "Hyderabad"), ("PK-SD", "Hyderabad"), ("IN", "India"), ("IN", "IN"), ("IQ", "Iraq"), ("IR", "Iran"), ("IR", "Иран"),
    ("KH", "Cambodia"), ("KH-18", "Sihanoukville"), ("LA", "ลาว"), ("LA", "LA"), ("US-LA", "LA"), ("LB", "لبنان"),
    ("NE", "Niger"), ("NG", "Nigeria"), ("NP", "नेपाल"), ("PH", "Philippines"), ("QA", "Qatar"), ("QA", "قطر"),
    ("RU", "Россия"), ("SA", "السعودية"), ("TH-10", "กรุงเทพ"), ("US", "U.S."), ("US", "usa"), ("US", "USA"),
    ("US-CA", "Los Angeles"), ("US-CA", "L.A."), ("US-CA", "US-CA"), ("QA", "ڨ"), ("OM", "Oman"), ("US-GA", "…"),
    ("US", "Mỹ"), ("TR", "Türkiye"), ("IT", "Italya"), ("LY", "Libya"), ("TR", "Турция"), ("AZ", "Баку"), ("LY", "Tripoli"), ("LB", "Tripoli"), ("NP", "尼泊尔"), ("ID", "Surabaya"),
]  # fmt: skip

PLACES = Places(
    names={
        Language("en"): {"KH": "Cambodia", "KH-18": "Sihanoukville", "035": "Southeast Asia"},
        Language("es"): {"KH": "Camboya"},
    },
    areas={"035": (Region("KH"),)},
    likeliest={Language("en"): (Region("KH"),)},
    spellings=spelt(
        [(written, Region(region)) for region, written in WRITTEN],
        plain_words=["nice", "chain", "马里"],
        after=["usa"],
        before=["in", "en", "в", "ở"],
        closely=["my"],
        closely_before=["ở"],
        unguessed=[("Одесса", Region("UA")), ("Tashkent", Region("UZ")), ("Dubai", Region("RU"))],
        initials=["UK", "US", "USA", "LA"],
    ),
    cues=Cues(
        ahead=keyed(
            {
                Way.HERE: ["in"],
                Way.LEFT: ["from"],
                Way.BOUND: ["go to", "via", "ir a", "去"],
                Way.HOME: ["am from", "来自"],
            }
        ),
        behind=keyed({Way.LEFT: ["se"], Way.BOUND: ["jana", "को"], Way.HOME: ["embassy"]}),
        arrived=frozenset({"sold", "骗"}),
    ),
)


@pytest.mark.parametrize(
    ("region", "language", "shown"),
    [
        ("KH", "es", "Camboya"),
        ("035", "en", "Southeast Asia"),
        ("KH-18", "es", "Sihanoukville"),  # no Spanish name: English
        ("KH", "xx", "Cambodia"),
        ("ZZ", "es", "ZZ"),  # nothing known: the code, never an error
    ],
)
def test_a_place_has_a_name_in_every_language(region: str, language: str, shown: str) -> None:
    assert name(PLACES, region, Language(language)) == shown


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Dubai", "AE-DU"),
        ("  DUBAI !!", "AE-DU"),
        ("ｄｕｂａｉ", "AE-DU"),
        ("d\u200bu\u0301bai", "AE-DU"),
        ("Dubaiiii", "AE-DU"),
        ("دُبَيّ", "AE-DU"),  # vowel marks
        ("cote d'ivoire", "CI"),
        ("hongkong", "HK"),
        ("i am in hong-kong now", "HK"),
        ("my boss in Los Angeles, USA", "US-CA"),  # the most specific
        ("أنا في دبي", "AE-DU"),
        ("شغل بدبي", "AE-DU"),  # "in" written together
        ("سافرت للسعودية", "SA"),
        ("امارات", "AE"),  # without the article
        ("ዱባይ", "AE-DU"),
        ("በዱባይ ነኝ", "AE-DU"),
        ("я в Москве", "RU"),
        ("я в Иране", "IR"),
        ("dubaideyim dubaide", "AE-DU"),
        ("नेपालमा छु", "NP"),
        ("ฉันอยู่กรุงเทพครับ", "TH-10"),
        ("我在中国", "CN"),
        ("我dubai", "AE-DU"),
    ],
)
def test_a_place_is_recognised_as_people_write_it(text: str, regions: str) -> None:
    assert " ".join(recognise(text, PLACES)) == regions


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Georgia", "GE US-GA"),
        ("congo", "CD CG"),
        ("georgia usa", "US-GA"),  # narrowed by the rest
        ("hyderabad", "IN-TS PK-SD"),
        ("Hyderabad, India", "IN-TS"),
        ("cambodia or dubai", "KH AE-DU"),  # both, in order
        ("LA", "LA US-LA US-CA"),
        ("la", ""),
    ],
)
def test_what_may_be_several_places_is_asked(text: str, regions: str) -> None:
    assert " ".join(recognise(text, PLACES)) == regions


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("KH", ""),
        ("IN", "IN"),
        ("in", ""),
        ("US-CA", "US-CA"),
        ("u.s.", ""),
        ("U.S.", "US"),
        ("i live in the UK", "GB"),
        ("i live in uk", "GB"),
        ("uk", "GB"),
        ("HELP US", ""),
        ("help us", ""),
        ("they are in US-CA", "US-CA"),
        ("la empresa usa mi pasaporte", ""),
        ("estoy en usa", "US"),
        ("i am IN trouble", ""),
        ("XX", ""),
        ("I know XX-YY", ""),
    ],
)
def test_codes_count_in_capitals_and_words_are_words(text: str, regions: str) -> None:
    assert " ".join(recognise(text, PLACES)) == regions


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("cambodai", "KH"),  # swapped
        ("camboodia", "KH"),  # too many
        ("cambdia", "KH"),  # too few
        ("cambotia", "KH"),  # wrong
        ("fhillipines", ""),  # two slips of which none is a pair
        ("phillipines", "PH"),  # one too many and one too few
        ("work in quatar", "QA"),
        ("Nigera", "NE NG"),  # the person decides
        ("niger", "NE"),
        ("iraq", "IQ"),
        ("iran", "IR"),
        ("irac", ""),  # too short to guess
        ("sihanoukvile boss took my phone", "KH-18"),
        ("please help me my qatarr boss", ""),  # short, and no "in" before it
        ("my boss is in quatar you know", "QA"),
        ("we are sihanoukvillian people here", ""),  # another ending is another word
        ("work in hong kogn now", "HK"),
        ("please come to losanjeles my friend", "US-CA"),
        ("i was in los anggeles yesterday", "US-CA"),
        ("in some abcdefghijkl mnopqrstuv", ""),
    ],
)
def test_a_slip_is_forgiven_but_never_makes_one_place_another(text: str, regions: str) -> None:
    assert " ".join(recognise(text, PLACES)) == regions


@pytest.mark.parametrize(
    "text",
    [
        "that is nice",
        "a chain",
        "what a chain of shops",
        "在马里",
        "ลาว์",
        "i am a woman",
        "",
        "...",
        "ก",
        "ڨ است",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert recognise(text, PLACES) == ()


def test_a_word_that_is_a_place_too_counts_when_typed_alone() -> None:
    assert recognise("Nice", PLACES) == ("FR-PAC",)


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("I am in Libya and want to go to Italya", "LY"),
        ("I am in Libya but I am from Nigeria", "LY"),
        ("I am from Nigeria please help", ""),
        ("how to go to Qatar safely", ""),
        ("sold me to go to Qatar", "QA"),
        ("to Qatar", "QA"),  # an answer, not a journey
        ("from Libya to Qatar by sea", "LY"),
        ("from Libya we saw Qatar there", "QA"),
        ("we walk via the Niger now", ""),
        ("the dubai people help", "AE-DU"),
        ("passport at nigeria embassy qatar please", "QA"),
        ("flight via tripoli libya tonight", ""),  # one place on one way
        ("Libya se Qatar kaise", "LY"),
        ("main Qatar jana chahta", ""),
        ("bugün Surabaya deniz yolu", "ID"),  # the name itself ends so
        ("bugün Italyaya deniz yolu", ""),
        ("хочу в Турцию с братом", ""),
        ("брат живёт в Турции давно", "TR"),
        ("хочу поехать в Иран летом", ""),
        ("я живу в Баку давно", "AZ"),
        ("мы живём в Одессе давно", "UA"),
        ("tôi ở Mỹ lâu rồi", "US"),
        ("what is in my room", ""),
        ("我想去中国工作", ""),
        ("他们骗我去中国工作", "CN"),
        ("我来自尼泊尔 现在在中国", "CN"),
        ("work in taskhent now", ""),  # of an unguessed name no slip is looked for
        ("work in tashkent now", "UZ"),
    ],
)
def test_help_is_wanted_where_the_person_is(text: str, regions: str) -> None:
    assert " ".join(recognise(text, PLACES)) == regions


def test_a_list_of_places_is_cut() -> None:
    text = "iran iraq niger nigeria qatar india oman cambodia philippines dubai"

    assert len(recognise(text, PLACES)) == 8


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "\ufdfa" * 5_000, "dubai " + "中" * 9_000, "\u0301" * 999, "ل" * 999]
)
def test_long_junk_is_survived(text: str) -> None:
    assert recognise(text, PLACES) in {(), ("AE-DU",)}


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    assert set(recognise(text, PLACES)) <= {region for region, _ in WRITTEN}
