"""Every word the code asks for by a key it builds itself: a missing one must fail the check, not the person."""

from collections.abc import Iterator

from flows import trying
from flows.cards import CAUTIOUS, OPENED
from flows.checking import LISTED
from flows.checklist import Band
from flows.directory import Directory
from flows.graph import Caveat, Graph, Rule
from flows.keeping import NAMES
from flows.model import Answer, Need, Problem, Source, TextKey, Topic
from flows.referrals import Audience, LineFor, Service
from flows.texts import Texts

FIXED = (
    *(f"sign.{name}" for name in ("help", "close", "back", "menu")),
    *(
        f"word.{name}"
        for name in (
            *("next", "previous", "copy", "comma", "other_country", "to_result", "change_answer"),
            *("begin_again", "keep", "why", "more_questions", "go_on", "worked", "next_contact"),
        )
    ),
    *(f"answer.{answer.name.lower()}" for answer in Answer if answer is not Answer.UNASKED),
    *(
        f"help.{name}"
        for name in ("heading.known", "widest", "call", "limits", "source", "unknown", "no_line")
    ),
    *(f"service.{service.value}" for service in Service),
    *(f"people.{name}" for name in ("counted", "nowhere", "anywhere", "nobody", "others", "no_line")),
    *(
        f"card.{name}"
        for name in (
            *("fresh", "ageing", "unchecked", "stale", "stale_unchecked", "area", "elsewhere", "citizens"),
            *("languages", "free", "anonymous", "records", "always_open", "open_until", "closed_until"),
            *("may_report", "month"),
        )
    ),
    *(f"card.run_by.{who.value}" for who in CAUTIOUS),
    *(f"contact.{kind.value}" for kind in OPENED),
    *(f"audience.{audience.value}" for audience in Audience),
    *(f"need.{need.value}" for need in Need if need is not Need.ANY),
    *(f"month.{month}" for month in range(1, 13)),
    *(f"weekday.{day}" for day in range(7)),
    *(f"keep.name.{number}" for number in range(1, NAMES + 1)),
    "keep.none",
    *trying.ANSWERS.values(),
    *(f"named.{name}" for name in ("closed", "renamed", "now", "unknown", "indirect")),
    *(f"topic.{topic.value}" for topic in Topic),
    *(f"caveat.{caveat.value}{end}" for caveat in Caveat for end in ("", ".more")),
    *(f"local.{name}" for name in ("source", "where", "whence", "unknown", "elsewhere")),
    *(f"local.line.{line.value}" for line in LineFor),
    *(f"bot.{name}" for name in ("name", "description", "short_description")),
)


def problems(graph: Graph, texts: Texts) -> Iterator[Problem]:
    """A problem for each missing key."""
    source = Source(path="flows/content/words.yaml", line=1)
    for key in (*FIXED, *_of_checklists(graph), *_of_nodes(graph)):
        if TextKey(key) not in texts.english:
            yield Problem(source=source, what=f"the words «{key}» are missing", mend="write them")


def untold(directory: Directory, texts: Texts) -> Iterator[Problem]:
    """Local facts that name words there are not."""
    for fact in (fact for facts in directory.local.values() for fact in facts):
        if TextKey(fact.words) not in texts.english:
            known = sorted(
                key.rpartition(".")[2]
                for key in texts.english
                if key.startswith(f"local.{fact.about.value}.")
            )
            mend = f"use one of: {', '.join(known)}" if known else f"write «{fact.words}» in words.yaml"
            yield Problem(source=fact.source, what=f"there are no words «{fact.words}»", mend=mend)


def _of_checklists(graph: Graph) -> Iterator[str]:
    for name in graph.checklists:
        yield from (f"{name}.{band.value}" for band in Band)
        yield from (f"{name}.{word}" for word in LISTED)


def _of_nodes(graph: Graph) -> Iterator[str]:
    for node in graph.nodes.values():
        yield node.text
        if node.rule is not Rule.QUESTION:
            yield node.heading
