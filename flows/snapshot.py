"""Everything a conversation is answered from, checked as a whole and swapped as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.directory import Directory
from flows.graph import Graph
from flows.model import Command, Language
from flows.packing import Codes
from flows.places import Places
from flows.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One consistent set of nodes, words, places and referrals."""

    graph: Graph
    codes: Codes
    texts: Texts
    places: Places
    directory: Directory
    words: Mapping[str, Command]
    """Typed words that mean a command, folded, in every language."""
    tongues: Mapping[Language, str]
    """Languages' own names, for «they speak» on cards: a reader knows hers in its own script."""
    betraying: Mapping[Language, tuple[str, ...]]
    """Beginnings of words that no notification may show."""
