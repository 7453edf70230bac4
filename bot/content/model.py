"""flows/phrases/model.bin: the weights by which typed text is routed. Written by tools/make_model.py."""

import json
import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.model import ContentError, Problem, Source
from flows.routing import Alarm, Router, Weights
from flows.routing.grams import BITS

MAGIC = b"waypost-model-1\n"
SHOWN_AS = "flows/phrases/model.bin"
MEND = "run make model"
PARTS = ("topics", "danger", "tongues")
LIMITS = ("sure_from", "danger_from", "tongue_from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The router, and what it was made from (bot.content.phrases.digest_of)."""

    router: Router
    made_from: str


def read_model(path: Path, alarm: Alarm) -> Model:
    """The model with the rules beside it. ContentError if the file is not whole."""
    try:
        data = path.read_bytes()
        header, _, rows = lzma.decompress(data.removeprefix(MAGIC)).partition(b"\n")
        said = json.loads(header)
        parts, at = {}, 0
        for name in PARTS:
            part = said["parts"][name]
            size = len(part["labels"]) << BITS
            parts[name] = Weights(
                labels=tuple(part["labels"]),
                rows=rows[at : at + size],
                scales=tuple(part["scales"]),
                biases=tuple(part["biases"]),
            )
            at += size
        limits = {name: float(said["limits"][name]) for name in LIMITS}
        made_from = str(said["made_from"])
    except (OSError, lzma.LZMAError, ValueError, KeyError, TypeError) as error:
        raise ContentError((_problem("cannot be read"),)) from error
    if at != len(rows):
        raise ContentError((_problem("is cut short"),))
    topics, danger, tongues = (parts[name] for name in PARTS)
    sure, danger_from, tongue_from = (limits[name] for name in LIMITS)
    router = Router(
        topics=topics,
        danger=danger,
        tongues=tongues,
        alarm=alarm,
        sure_from=sure,
        danger_from=danger_from,
        tongue_from=tongue_from,
    )
    return Model(router=router, made_from=made_from)


def write_model(
    path: Path, parts: Mapping[str, Weights], limits: Mapping[str, float], made_from: str
) -> None:
    """The same weights give the same bytes."""
    said = {
        "made_from": made_from,
        "limits": {name: limits[name] for name in LIMITS},
        "parts": {
            name: {"labels": part.labels, "scales": part.scales, "biases": part.biases}
            for name, part in ((name, parts[name]) for name in PARTS)
        },
    }
    whole = json.dumps(said, sort_keys=True).encode() + b"\n" + b"".join(parts[name].rows for name in PARTS)
    path.write_bytes(MAGIC + lzma.compress(whole, preset=6))


def currency(made_from: str, now: str) -> tuple[Problem, ...]:
    """A model of other phrases than those that lie beside it is out of date."""
    return () if made_from == now else (_problem("was made from other phrases"),)


def _problem(what: str) -> Problem:
    return Problem(source=Source(path=SHOWN_AS, line=1), what=f"the model {what}", mend=MEND)
