"""flows/content/*.yaml -> nodes, checklists, English words. Reads; what is wrong as a whole, flows.graph says.

A node's options read like a script: `A place to stay -> people with shelter`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeVar

from bot.content.codes import need_of
from bot.content.documents import Item, read
from flows.checklist import Checklist, Question
from flows.graph import Caveat, Graph, Node, Option, Rule
from flows.matters import Matter
from flows.model import Answer, ContentError, NodeKey, Problem, TextKey
from flows.packing import Codes
from flows.texts import English

HEADING, BODY, LABEL, LINE = 40, 350, 34, 110
"""Characters that fit a small screen (content brief 0.2): a first line, a view, a button, a line of a card."""

NODE_FIELDS = frozenset(
    {
        "parent",
        "heading",
        "text",
        "options",
        "rule",
        "then",
        "other",
        "keep",
        "worked",
        "returns",
        "passing",
        "checklist",
        "about",
        "caveats",
        "tells",
        "source",
    }
)
CHECKLIST_WORDS = {
    "counted": HEADING,
    "counted_more": HEADING,
    "signs_counted": HEADING,
    "lead": 60,
    "and_more": LABEL,
}
CHECKLIST_FIELDS = frozenset(
    {"name", "intro", "result", "signs", "changed", "bands", "questions", *CHECKLIST_WORDS}
    | {"strong_from", "careful_from"}
)
QUESTION_WORDS = {"ask": 200, "sign": 60, "unsure_name": 60, "why": 130, "do": 130, "find_out": 200}
QUESTION_FIELDS = frozenset(
    {"id", "short", "heavy", "answers", "stop", "points", "leads", "unsure", "source", *QUESTION_WORDS}
)
WORD_LIMITS = {
    "sign": 10,
    "word": LABEL,
    "answer": LABEL,
    "contact": LABEL,
    "need": 30,
    **dict.fromkeys((f"local.{matter.value}" for matter in Matter), 160),
    "topic": LABEL,
    "month": 12,
    "service": 16,
}
LONG_WORDS = {"bot.description": 512, "bot.short_description": 120, "bot.name": 64, "people.nobody": 200}
Chosen = TypeVar("Chosen", bound=Enum)

ANSWERS = {"yes": Answer.YES, "no": Answer.NO, "partly": Answer.PARTLY, "unsure": Answer.UNSURE}


@dataclass(slots=True)
class Script:
    """What the files say, as it is gathered; everything wrong is gathered too."""

    nodes: dict[NodeKey, Node] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    words: dict[TextKey, English] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def graph(self) -> Graph:
        """The nodes and checklists gathered."""
        return Graph(nodes=self.nodes, checklists=self.checklists)

    def put(self, key: str, item: Item, limit: int) -> TextKey:
        """Keep a piece of English; the same key twice is refused."""
        text_key = TextKey(key)
        if text_key in self.words:
            self.problems.append(item.problem(f"«{key}» is written twice", "keep one of the two"))
        self.words[text_key] = English(words=item.text(), source=item.source, limit=limit)
        return text_key


def read_flows(folder: Path, codes: Codes) -> Script:
    """All flow files of the folder. Question slots and revisions come from the registry."""
    script = Script()
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in NOT_FLOWS:
            _read_file(path, script, codes)
    return script


NOT_FLOWS = frozenset(
    {
        *("codes.yaml", "languages.yaml", "topics.yaml", "sources.yaml", "reviewed.yaml"),
        *("forbidden.yaml", "exceptions.yaml"),
    }
)


def _read_file(path: Path, script: Script, codes: Codes) -> None:
    try:
        document = read(path, shown_as=f"flows/content/{path.name}")
        entries = list(document.pairs())
    except ContentError as error:
        script.problems += error.problems
        return
    for key, item in entries:
        try:
            _read_entry(key, item, script, codes, is_words=path.name == "words.yaml")
        except ContentError as error:
            script.problems += error.problems


def _read_entry(key: Item, item: Item, script: Script, codes: Codes, *, is_words: bool) -> None:
    if is_words:
        _read_words(key.text(), item, script)
    elif "questions" in item.fields():
        _read_checklist(item, script, codes)
    else:
        _read_node(key, item, script)


def _read_words(prefix: str, item: Item, script: Script) -> None:
    for key, value in item.pairs():
        name = f"{prefix}.{key.text()}"
        if value.is_mapping:
            _read_words(name, value, script)
        else:
            limit = LONG_WORDS.get(name) or WORD_LIMITS.get(prefix, LINE)
            script.put(name, value, limit)


def _read_node(key: Item, item: Item, script: Script) -> None:
    fields = item.fields(NODE_FIELDS)
    node_key = NodeKey(key.text())
    for needed in ("parent", "heading", "text"):
        if needed not in fields:
            raise key.error(f"«{node_key}» has no {needed}", f"write {needed}: …")
    if node_key in script.nodes:
        raise key.error(f"there are two nodes «{node_key}»", "rename or delete one")
    heading = script.put(f"{node_key}.heading", fields["heading"], HEADING)
    script.put(f"{node_key}.text", fields["text"], BODY - len(script.words[heading].words))
    script.nodes[node_key] = Node(
        key=node_key,
        parent=NodeKey(fields["parent"].text()),
        source=key.source,
        rule=_one_of(Rule, fields["rule"]) if "rule" in fields else Rule.PLAIN,
        options=_options(node_key, fields.get("options"), script),
        then=_key(fields.get("then")),
        other=_key(fields.get("other")),
        keep=_key(fields.get("keep")),
        worked=_key(fields.get("worked")),
        returns="returns" in fields and fields["returns"].truth(),
        passing="passing" in fields and fields["passing"].truth(),
        checklist=fields["checklist"].text() if "checklist" in fields else None,
        about=_one_of(Matter, fields["about"]) if "about" in fields else None,
        tells=fields["tells"].texts() if "tells" in fields else (),
        caveats=tuple(_one_of(Caveat, each) for each in fields["caveats"].items())
        if "caveats" in fields
        else (),
        tags=_tags(fields.get("source")),
    )


def _tags(item: Item | None) -> tuple[str, ...] | None:
    """`source: none` is said of words that state no fact; nothing said is a fault that the sources' gate names."""
    if item is None:
        return None
    return () if item.is_text and item.text() == "none" else item.texts()


def _key(item: Item | None) -> NodeKey | None:
    return NodeKey(item.text()) if item else None


def _one_of(kind: type[Chosen], item: Item) -> Chosen:
    try:
        return kind(item.text())
    except ValueError:
        names = ", ".join(each.value for each in kind)
        raise item.error(
            f"there is no {kind.__name__.lower()} «{item.text()}»", f"use one of: {names}"
        ) from None


def _options(node: NodeKey, item: Item | None, script: Script) -> tuple[Option, ...]:
    if item is None:
        return ()
    return tuple(_option(node, number, each, script) for number, each in enumerate(item.items(), start=1))


def _option(node: NodeKey, number: int, item: Item, script: Script) -> Option:
    label, arrow, target = item.text().rpartition(" -> ")
    if not arrow:
        raise item.error("an option leads nowhere", "write it as: Label -> node")
    key = TextKey(f"{node}.option.{number}")
    script.words[key] = English(words=label.strip(), source=item.source, limit=LABEL)
    to, _, need = target.partition(" with ")
    wanted = need_of(item, need.strip()) if need else None
    return Option(label=key, to=NodeKey(to.strip()), source=item.source, need=wanted)


def _read_checklist(item: Item, script: Script, codes: Codes) -> None:
    fields = item.fields(CHECKLIST_FIELDS | {"pause"})
    for needed in sorted(CHECKLIST_FIELDS - fields.keys()):
        raise item.error(f"the checklist has no {needed}", f"write {needed}: …")
    name = fields["name"].text()
    for word, limit in CHECKLIST_WORDS.items():
        script.put(f"{name}.{word}", fields[word], limit)
    for key, value in fields["bands"].pairs():
        script.put(f"{name}.{key.text()}", value, 200)
    slots = codes.slots.get(name, {})
    questions = tuple(_question(name, each, script, slots) for each in fields["questions"].items())
    script.checklists[name] = Checklist(
        name=name,
        revision=codes.revisions.get(name, 0),
        intro=NodeKey(fields["intro"].text()),
        result=NodeKey(fields["result"].text()),
        signs=NodeKey(fields["signs"].text()),
        changed=NodeKey(fields["changed"].text()),
        questions=questions,
        strong_from=fields["strong_from"].whole_number(),
        careful_from=fields["careful_from"].whole_number(),
        pause=_key(fields.get("pause")),
    )
    for question in questions:
        script.nodes[question.node] = _question_node(question, script.checklists[name])


def _question(checklist: str, item: Item, script: Script, slots: Mapping[str, int]) -> Question:
    fields = item.fields(QUESTION_FIELDS)
    for needed in ("id", *QUESTION_WORDS):
        if needed not in fields:
            raise item.error(f"a question has no {needed}", f"write {needed}: …")
    name = fields["id"].text()
    if name not in slots:
        raise item.error(f"question «{name}» has no slot", "give it the next free slot in codes.yaml")
    node = NodeKey(f"{checklist}.{name}")
    for word, limit in QUESTION_WORDS.items():
        script.put(f"{node}.{'text' if word == 'ask' else word}", fields[word], limit)
    own = _own_answers(node, fields.get("answers"), script)
    return Question(
        id=name,
        node=node,
        slot=slots[name],
        source=item.source,
        points={_answer(key): value.whole_number() for key, value in _pairs(fields.get("points"))},
        stops=frozenset(map(_answer, fields["stop"].items() if "stop" in fields else ())),
        offered=_offered(own, fields.get("unsure")),
        leads={_answer(key): NodeKey(value.text()) for key, value in _pairs(fields.get("leads"))},
        short="short" in fields and fields["short"].truth(),
        heavy="heavy" in fields and fields["heavy"].truth(),
        own_words=own,
        tags=_tags(fields.get("source")),
    )


def _pairs(item: Item | None) -> tuple[tuple[Item, Item], ...]:
    return tuple(item.pairs()) if item else ()


def _own_answers(node: NodeKey, item: Item | None, script: Script) -> frozenset[Answer]:
    pairs = _pairs(item)
    for key, value in pairs:
        script.put(f"{node}.{_answer(key).name.lower()}", value, LABEL)
    return frozenset(_answer(key) for key, _ in pairs)


def _offered(own: frozenset[Answer], unsure: Item | None) -> tuple[Answer, ...]:
    offered = [Answer.YES, Answer.PARTLY, Answer.NO] if Answer.PARTLY in own else [Answer.YES, Answer.NO]
    if unsure is None or unsure.truth():
        offered.append(Answer.UNSURE)
    return (*offered, Answer.SKIPPED)


def _answer(item: Item) -> Answer:
    try:
        return ANSWERS[item.text()]
    except KeyError:
        raise item.error(f"there is no answer «{item.text()}»", f"use one of: {', '.join(ANSWERS)}") from None


def _question_node(question: Question, checklist: Checklist) -> Node:
    return Node(
        key=question.node,
        parent=checklist.intro,
        source=question.source,
        rule=Rule.QUESTION,
        checklist=checklist.name,
        tags=question.tags,
    )
