"""The files of flows/gazetteer become Places: what CLDR knows, made by `make places`, and what people write.

Every fault is told, with its line; a faulty gazetteer is never used.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.content.documents import Item, read
from flows.model import ContentError, Language, Problem, Region, Source
from flows.places import Places
from flows.places.atlas import ENGLISH
from flows.places.direction import Cues, Way, keyed
from flows.places.spelling import Spellings, keys, spelt

NAMES: Final = "names.tsv"
GEONAMES: Final = "geonames.tsv"
LIKELY: Final = 8
"""Countries on the picker's first page."""
NEVER_CODES: Final = frozenset({"NO", "HI", "OH", "OK", "OR"})
"""What a person may answer in capitals without meaning Norway or Oregon."""
LISTS: Final = frozenset({"plain", "after", "before", "closely", "closely_before", "initials"})
"""What words.yaml has."""
DIRECTIONS: Final = frozenset(
    {*(f"{way.name.lower()}_{side}" for way in Way for side in ("before", "behind")), "arrived"}
)
"""What directions.yaml has."""

Written = tuple[str, Region]
"""A spelling and what it means."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """What has been read so far, and what was wrong with it."""

    languages: tuple[Language, ...] = ()
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    areas: dict[str, tuple[Region, ...]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    names: dict[Language, dict[str, str]] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    unguessed: list[Written] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def region(self, item: Item) -> Region:
        """A country or a subdivision with a name; a fault if there is no such."""
        code = item.text()
        if code not in self.countries and code not in self.names[ENGLISH]:
            mend = "use a code of areas.yaml or subdivisions.yaml, or add it there"
            self.problems.append(item.problem(f"«{code}» is no region we know", mend))
        return Region(code)


def read_places(folder: Path) -> Places:
    """The gazetteer in this folder, checked as a whole. ContentError names every fault."""
    draft = Draft()
    _read_areas(read(folder / "areas.yaml"), draft)
    _read_names(folder / NAMES, draft)
    _read_regions(read(folder / "countries.yaml"), draft, known=draft.countries)
    for code in sorted(draft.countries):
        draft.written += [(_bare(name), Region(code)) for name in draft.rows.get(code, ())]
    _read_regions(read(folder / "subdivisions.yaml"), draft, known=None)
    for region, slips in read(folder / "misspellings.yaml").pairs():
        draft.written += [(slip, draft.region(region)) for slip in slips.texts()]
    _read_cities(read(folder / "cities.yaml"), draft)
    likeliest = _likeliest(read(folder / "likeliest.yaml"), draft)
    _read_geonames(folder / GEONAMES, draft)
    spellings = _spellings(read(folder / "words.yaml"), draft)
    cues = _cues(read(folder / "directions.yaml"))
    if draft.problems:
        raise ContentError(tuple(draft.problems))
    return Places(names=draft.names, areas=draft.areas, likeliest=likeliest, spellings=spellings, cues=cues)


def _read_areas(areas: Item, draft: Draft) -> None:
    seen: set[str] = set()
    for area, countries in areas.pairs():
        for country in countries.items():
            if country.text() in seen:
                draft.problems.append(country.problem(f"{country.text()} is in two areas", "keep it in one"))
            seen.add(country.text())
        draft.areas[area.text()] = tuple(Region(code) for code in countries.texts())
    draft.countries = frozenset(seen)


def _read_names(path: Path, draft: Draft) -> None:
    """The table of tools/make_places.py: a line for each region, area and zone, a column for each language."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    draft.languages = tuple(map(Language, lines[1][1:]))
    for number, (code, *names) in enumerate(lines[2:], start=3):
        draft.rows[code] = tuple(names)
        if len(names) != len(draft.languages):
            draft.problems.append(_out_of_date(number, f"{code} has {len(names)} names"))
    for code in (*draft.areas, *sorted(draft.countries)):
        if not all(draft.rows.get(code, ("",))):
            draft.problems.append(_out_of_date(1, f"names of {code} are missing"))
    for number, language in enumerate(draft.languages):
        rows = ((code, names) for code, names in draft.rows.items() if "/" not in code)
        draft.names[language] = {code: names[number] for code, names in rows if len(names) > number}


def _out_of_date(line: int, what: str) -> Problem:
    return Problem(source=Source(path=NAMES, line=line), what=what, mend="run make places")


def _bare(name: str) -> str:
    """What people write: without what CLDR adds in brackets."""
    return name.partition("(")[0]


def _read_regions(regions: Item, draft: Draft, *, known: Iterable[str] | None) -> None:
    """Names for buttons, and other spellings. `known`: the countries; None: subdivisions, which need all names."""
    for region, value in regions.pairs():
        code, fields = Region(region.text()), value.fields(frozenset({*draft.languages, "also"}))
        if code.partition("-")[0] not in draft.countries or (known is not None and code not in known):
            draft.problems.append(region.problem(f"«{code}» is no region", "look at areas.yaml"))
        if known is None and ENGLISH not in fields:
            draft.problems.append(region.problem(f"{code} has no English name", "write en: and the name"))
        also = fields.pop("also").texts() if "also" in fields else ()
        for language, name in fields.items():
            draft.names[Language(language)][code] = name.text()
            draft.written.append((name.text(), code))
        draft.written += [(spelling, code) for spelling in also]


def _read_cities(cities: Item, draft: Draft) -> None:
    seen: set[tuple[str, str]] = set()
    for city in cities.items():
        fields = city.fields(frozenset({"name", "in", "zone", "also"}))
        if not fields.keys() >= {"name", "in"}:
            draft.problems.append(city.problem("a city needs a name and a region", "write {name: …, in: …}"))
            continue
        name, region = fields["name"].text(), draft.region(fields["in"])
        for key in set(keys(name)):
            if (key, region) in seen:
                draft.problems.append(city.problem(f"{name} stands here twice", "make one line of the two"))
            seen.add((key, region))
        zone = draft.rows.get(fields["zone"].text()) if "zone" in fields else ()
        if zone is None:
            draft.problems.append(fields["zone"].problem("no names for this zone", "run make places"))
        also = fields["also"].texts() if "also" in fields else ()
        draft.written += [(spelling, region) for spelling in (name, *(zone or ()), *also) if spelling]


def _read_geonames(path: Path, draft: Draft) -> None:
    """The table of tools/make_cities.py: a country, then the names of a city there, larger cities first."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        country, *names = line.split("\t")
        draft.unguessed += [(name, Region(country)) for name in names]


def _likeliest(languages: Item, draft: Draft) -> Mapping[Language, tuple[Region, ...]]:
    likeliest: dict[Language, tuple[Region, ...]] = {}
    for language, countries in languages.pairs():
        regions = tuple(draft.region(item) for item in countries.items())
        if len(set(regions)) != LIKELY:
            what = f"{language.text()} has {len(set(regions))} different countries"
            draft.problems.append(language.problem(what, f"name {LIKELY}"))
        likeliest[Language(language.text())] = regions
    return likeliest


def _spellings(words: Item, draft: Draft) -> Spellings:
    fields = words.fields(LISTS)
    if missing := sorted(LISTS - fields.keys()):
        raise words.error(f"the list {missing[0]} is missing", "put it back, even if it is empty: []")
    return spelt(
        [*_codes(draft), *draft.written],
        plain_words=fields["plain"].texts(),
        after=fields["after"].texts(),
        before=fields["before"].texts(),
        closely=fields["closely"].texts(),
        closely_before=fields["closely_before"].texts(),
        unguessed=draft.unguessed,
        initials=fields["initials"].texts(),
    )


def _codes(draft: Draft) -> Iterator[Written]:
    """ISO codes, and the two letters by which a state of the USA is known there."""
    regions = sorted(code for code in draft.names[ENGLISH] if code[0].isalpha())
    yield from ((code, Region(code)) for code in regions if code not in NEVER_CODES)
    states = (code for code in regions if code.startswith("US-"))
    yield from ((code[3:], Region(code)) for code in states if code[3:] not in NEVER_CODES)


def _cues(directions: Item) -> Cues:
    fields = directions.fields(DIRECTIONS)
    if missing := sorted(DIRECTIONS - fields.keys()):
        raise directions.error(f"the list {missing[0]} is missing", "put it back, even if it is empty: []")
    ahead, behind = (
        keyed({way: fields[f"{way.name.lower()}_{side}"].texts() for way in Way})
        for side in ("before", "behind")
    )
    return Cues(ahead=ahead, behind=behind, arrived=frozenset(keyed({Way.HERE: fields["arrived"].texts()})))
