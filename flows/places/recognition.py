"""What place a typed text means. Careful rather than clever: a wrong place is worse than a question."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from flows.model import Region
from flows.places.atlas import Places
from flows.places.direction import TO, Way, way_in_run, way_of
from flows.places.spelling import LONGEST_JOINED, LONGEST_NAME, Spellings, is_unspaced, words

LONGEST_TEXT: Final = 600
"""Letters looked at. Who writes more has named the place before, or will be asked."""
MOST_WORDS: Final = 100
"""One letter of the text may unfold to four words (﷽)."""
MOST: Final = 8
"""Regions answered. A list of more is no answer to "where are you?"."""
SHORTEST_TYPO: Final = 6
"""Letters of a name in a sentence in which a slip is looked for. Alone, five will do (flows.places.spelling)."""
SHORTEST_UNEXPECTED: Final = 9
"""The same for several words, and where no preposition says that a place follows."""
SHORTEST_STEM: Final = 3
"""Letters of a name in a sentence: "my" is no country there."""
SHORTEST_LATIN_STEM: Final = 5
"""Letters left of a name in Latin letters when what is written together with it is taken off."""

SHORTEST_JOURNEY: Final = 3
"""Words of a text in which a way is looked for. "to Dubai" is an answer to a question of ours."""

Mention = tuple[tuple[Region, ...], Way]
"""What a name may mean, and what the place is to the person."""

CODE: Final = re.compile(r"(?<![\w.-])(?:[A-Z]{2}-[A-Z0-9]{1,3}|(?:[A-Z]\.?){2,4})(?![\w-])", re.ASCII)
"""A code or initials, in capitals: `US-CA`, `KW`, `U.S.`."""
ARTICLE: Final = "ال"
PREFIXES: Final = {
    "لل": ARTICLE,
    **dict.fromkeys(["ب", "ل", "و", "ف", "ك", "ول", "وب", "ከ", "በ", "ለ", "የ", "ስለ"], ""),
}
"""Written together with a name, and what stays: Arabic "to the", "in", "and"; Amharic "from", "in", "of"."""
STARTS: Final = tuple(PREFIXES)
SUFFIXES: Final = (
    "daki", "deki", "dan", "den", "tan", "ten", "da", "de", "ta", "te", "ya", "ye", "ma", "mai",  # Turkish, Nepali
    "मा", "को", "बाट", "ले", "তে", "ের", "ে", "র", "য", "এ",  # Nepali, Bengali; folded
    "ом", "ои", "ою", "ах", "е", "у", "а", "и", "і", "ю", "ы",  # Russian and Ukrainian cases; folded
)  # fmt: skip
"""The same behind a name."""

FALLEN: Final = tuple("еуиюіы")
NOMINATIVES: Final = tuple("аяь")
"""Russian and Ukrainian: what the last letter may be when nothing is said of the place: Одессе, Одесса."""


def recognise(text: str, places: Places) -> tuple[Region, ...]:
    """The regions a text may mean, best first; none if it names none. More than one: several are named, or ask.

    The most specific mention counts: "Los Angeles, USA" is California alone. Never raises, whatever is typed.
    """
    text, spellings = text[:LONGEST_TEXT].strip(), places.spellings
    if CODE.fullmatch(text) and (coded := spellings.codes.get(text.replace(".", ""))):
        return coded
    found = words(text)[:MOST_WORDS]
    if whole := _whole(found, spellings):
        return whole
    mentions = [*_mentions(found, places), *((meant, Way.HERE) for meant in _coded(text, spellings))]
    if len(found) < SHORTEST_JOURNEY and not any(map(is_unspaced, found)):
        mentions = [(meant, Way.HERE) for meant, _ in mentions]
    return _settled(mentions)


def _whole(found: Sequence[str], spellings: Spellings) -> tuple[Region, ...]:
    """The text is a name and nothing else: then even Nice and Mobile are places, and slips are forgiven sooner."""
    key = ("" if all(map(is_unspaced, found)) else " ").join(found)
    meant = spellings.exact.get(key) or spellings.exact.get(ARTICLE + key)
    if meant or key in spellings.plain_words or not key.isalpha():
        return meant or ()
    return _meanings(spellings.slips.near(key), spellings)


def _mentions(found: Sequence[str], places: Places) -> Iterator[Mention]:
    """What each name in a sentence may mean, in the order named. The longest name that fits is taken."""
    spellings = places.spellings
    before: Mention = ((), Way.HERE)
    at = after_name = 0
    while at < len(found):
        led = at > 0 and (at == after_name or found[at - 1] in spellings.before)
        meant, width = _exact(found, at, spellings, led=led)
        if not meant and is_unspaced(found[at]):
            yield from _scanned(found[at], places)
        elif not meant:
            meant, width = _misspelt(found, at, spellings, led=led)
        if meant:
            way = way_of(found, at, at + width, places.cues, spellings.exact)
            if at == after_name and _share(meant, before[0]):
                way = before[1]
            if at == after_name + 1 and before[1] is Way.LEFT and found[at - 1] in TO:
                way = Way.BOUND
            before = meant, way
            after_name = at + width
            yield before
        at += width


def _share(meant: tuple[Region, ...], other: tuple[Region, ...]) -> bool:
    """Whether both may be in one country: "Tripoli Libya" is one place on one way."""
    return not {region[:2] for region in meant}.isdisjoint(region[:2] for region in other)


def _exact(
    found: Sequence[str], at: int, spellings: Spellings, *, led: bool
) -> tuple[tuple[Region, ...], int]:
    """`led`: a preposition or another name says that a place follows."""
    longest = LONGEST_NAME if _begins_a_name(found[at], spellings) else 1
    for width in range(min(longest, len(found) - at), 0, -1):
        written = " ".join(found[at : at + width])
        for key in (written, *_stems(written), *(_risen(written) if led else ())):
            if key not in spellings.exact:
                continue
            if key in spellings.closely and not (at and found[at - 1] in spellings.closely_before):
                continue
            if _is_place(key, spellings, led=led):
                return spellings.exact[key], width
    return (), 1


def _begins_a_name(word: str, spellings: Spellings) -> bool:
    """Whether a name of several words may begin with it, with a preposition of its script before it or without."""
    if word in spellings.parts:
        return True
    if word.isascii() or not word.startswith(STARTS):
        return False
    return any(
        stays + word.removeprefix(prefix) in spellings.parts
        for prefix, stays in PREFIXES.items()
        if word.startswith(prefix)
    )


def _is_place(key: str, spellings: Spellings, *, led: bool) -> bool:
    """Whether a name in a sentence is meant as one."""
    if key in spellings.after or len(key) < SHORTEST_STEM:
        return led
    return key not in spellings.plain_words


def _stems(written: str) -> Iterator[str]:
    """What may remain when a preposition or a case is taken off: Arabic بدبي, Turkish dubaide, Russian Катаре."""
    if written.startswith(STARTS):
        for prefix, stays in PREFIXES.items():
            if written.startswith(prefix) and len(written) >= len(prefix) + SHORTEST_STEM:
                yield stays + written.removeprefix(prefix)
    shortest = SHORTEST_LATIN_STEM if written.isascii() else SHORTEST_STEM
    if written.endswith(SUFFIXES):
        for suffix in SUFFIXES:
            if written.endswith(suffix) and len(written) >= len(suffix) + shortest:
                yield written.removesuffix(suffix)


def _risen(written: str) -> Iterator[str]:
    """What a Russian or Ukrainian name is called behind whose case only a preposition can be: в Одессе."""
    if written.endswith(FALLEN) and len(written) > SHORTEST_STEM:
        yield from (written[:-1] + ending for ending in NOMINATIVES)


def _misspelt(
    found: Sequence[str], at: int, spellings: Spellings, *, led: bool
) -> tuple[tuple[Region, ...], int]:
    """A name with a slip. Where nothing says that a place follows, only a long one, with its ending right.

    Else "argentino" were Argentina, and Spanish "apenas" Athens.
    """
    joined = found[at : at + LONGEST_JOINED]
    for width in range(1 if spellings.parts.isdisjoint(joined) else len(joined), 0, -1):
        key = " ".join(found[at : at + width])
        expected = led or width == len(found)
        shortest = SHORTEST_TYPO if expected and width == 1 else SHORTEST_UNEXPECTED
        if len(key) < shortest or key in spellings.plain_words:
            continue
        if width > 1 and spellings.parts.isdisjoint(found[at : at + width]):
            continue
        if not expected and not spellings.slips.may_be_near(key):
            continue
        near = [n for n in spellings.slips.near(key) if n[0] == key[0] and _is_place(n, spellings, led=False)]
        if meant := _meanings([n for n in near if expected or n[-2:] == key[-2:]], spellings):
            return meant, width
    return (), 1


def _meanings(names: Sequence[str], spellings: Spellings) -> tuple[Region, ...]:
    """All that several names mean: between Nigeria and Niger the person decides, not we."""
    return tuple(dict.fromkeys(region for key in names for region in spellings.exact[key]))


def _scanned(run: str, places: Places) -> Iterator[Mention]:
    """The names in a run of a script without spaces."""
    at, spellings = 0, places.spellings
    while at < len(run):
        ends = range(min(len(run), at + spellings.heads.get(run[at : at + 2], 0)), at + 1, -1)
        end = next((end for end in ends if _is_name(run, at, end, spellings)), None)
        if end is not None:
            yield spellings.exact[run[at:end]], way_in_run(run, at, end, places.cues)
        at = end or at + 1


def _is_name(run: str, at: int, end: int, spellings: Spellings) -> bool:
    """A name stands here, and no vowel sign behind it makes its last letter another syllable."""
    key = run[at:end]
    if key not in spellings.exact or key in spellings.plain_words:
        return False
    return not unicodedata.category(run[end : end + 1] or " ").startswith("M")


def _coded(text: str, spellings: Spellings) -> Iterator[tuple[Region, ...]]:
    """Initials in a sentence: only well-known ones, and only if not all is shouted (HELP US)."""
    if text.upper() == text:
        return
    for match in CODE.finditer(text):
        code = match[0].replace(".", "")
        if "-" in code or code in spellings.initials:
            yield spellings.codes.get(code, ())


def _settled(mentions: Sequence[Mention]) -> tuple[Region, ...]:
    """Where the person is, else what she leaves; never what lies only ahead, or is only her home.

    Mentions that may mean several places are narrowed by the others; a country yields to a part of it.
    """
    ways = {way for _, way in mentions}
    wanted = Way.HERE if Way.HERE in ways else Way.LEFT
    everything = [meant for meant, _ in mentions]
    here = [meant for meant, way in mentions if way is wanted]
    named = dict.fromkeys(region for meant in here for region in _narrowed(meant, everything))
    return tuple(r for r in named if not any(other.startswith(f"{r}-") for other in named))[:MOST]


def _narrowed(meant: tuple[Region, ...], mentions: Sequence[tuple[Region, ...]]) -> tuple[Region, ...]:
    """Meanings that another mention shares, else those in a country it names: Hyderabad, India."""
    others = {region for other in mentions if other != meant for region in other}
    countries = {region[:2] for region in others}
    shared = tuple(region for region in meant if region in others)
    return shared or tuple(region for region in meant if region[:2] in countries) or meant
