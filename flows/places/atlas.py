"""What we know of places, and how one is called on a button."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from flows.model import Language, Region
from flows.places.direction import Cues
from flows.places.spelling import Spellings

ENGLISH: Final = Language("en")
"""The language every place has a name in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The gazetteer as a value, read by bot.content.gazetteer."""

    names: Mapping[Language, Mapping[str, str]]
    """By language: a name for each country, subdivision and area. English has all, the others may lack some."""
    areas: Mapping[str, tuple[Region, ...]]
    """UN M49 subregions by code ("035"), in the picker's order, with their countries. All countries, each once."""
    likeliest: Mapping[Language, tuple[Region, ...]]
    """The eight countries where a person who uses this language most likely stands and needs help."""
    spellings: Spellings
    """All that people write for a place."""
    cues: Cues = field(default_factory=Cues)
    """What tells where the person is from where she comes from or wants to go."""


def name(places: Places, region: str, language: Language) -> str:
    """A short everyday name of a region or an area; English if this language has none, else the code itself."""
    for names in (places.names.get(language), places.names.get(ENGLISH)):
        if names and region in names:
            return names[region]
    return region
