"""A small flow in a folder of its own, with the shipped rules and registry: one fault is planted, and must be named."""

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.content.flows import read_flows
from bot.content.gates.every import problems
from flows.model import Language, Source, TextKey
from flows.snapshot import Content
from flows.texts import Texts, Translated
from tests.conftest import NOON, PROJECT

FLOW = """\
start:
  parent: language
  heading: Work
  text: Pick one.
  options:
    - Go on -> start
  source: none
"""
NO_EXCEPTIONS = "grade:\n"
NO_REVIEWS = "reviewed:\n"


@dataclass(frozen=True, kw_only=True)
class Small:
    """What is said, in English and translated; what is excepted; who reviewed."""

    folder: Path
    content: Content
    flow: str = FLOW
    exceptions: str = NO_EXCEPTIONS
    reviewed: str = NO_REVIEWS
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    """Language and key -> a translation, said to stand at line 7 of its file."""
    made_from: str | None = None
    """The English of the translations; None: as it is."""

    def read(self) -> Content:
        """The small flow as content."""
        self.folder.mkdir(exist_ok=True)
        for name in ("forbidden.yaml", "sources.yaml"):
            shutil.copy(PROJECT / "flows" / "content" / name, self.folder)
        (self.folder / "exceptions.yaml").write_text(self.exceptions, encoding="utf-8")
        (self.folder / "reviewed.yaml").write_text(self.reviewed, encoding="utf-8")
        (self.folder / "small.yaml").write_text(self.flow, encoding="utf-8")
        script = read_flows(self.folder, self.content.codes)
        assert script.problems == []
        texts = Texts(english=script.words, translations={}, names=self.content.texts.names)
        return replace(self.content, graph=script.graph, texts=self._translated(texts))

    def found(self) -> list[str]:
        """What the gates say."""
        return [str(each) for each in problems(self.read(), self.folder, NOON.today)]

    def _translated(self, texts: Texts) -> Texts:
        translations: dict[Language, dict[TextKey, Translated]] = {}
        for (language, key), words in self.said.items():
            made_from = self.made_from or texts.english[TextKey(key)].words
            source = Source(path=f"{language}.po", line=7)
            translated = Translated(words=words, made_from=made_from, source=source)
            translations.setdefault(Language(language), {})[TextKey(key)] = translated
        return replace(texts, translations=translations)
