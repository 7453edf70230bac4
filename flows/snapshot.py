"""Everything a conversation is answered from, checked as a whole and swapped as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.directory import Directory
from flows.graph import Graph
from flows.model import Command, Language, Need, NodeKey, Topic
from flows.naming import Names
from flows.packing import Codes
from flows.places import Places
from flows.routing import Router
from flows.texts import ENGLISH, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Who runs this bot, in its own words, by language: `who`, `hours`, `duty` (to report) and `complaints`."""

    words: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)

    def told(self, language: Language, names: tuple[str, ...]) -> str:
        """What is said of these, in her language, else in English; empty where nobody has said who runs it."""
        words = self.words.get(language) or self.words.get(ENGLISH) or {}
        return "\n\n".join(words[name] for name in names if name in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a topic is answered."""

    node: NodeKey
    need: Need | None = None


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
    router: Router
    entries: Mapping[Topic, Entry]
    """Where each topic is answered."""
    names: Names
    """Organisations by what people call them."""
    operator: Operator = field(default_factory=Operator)
