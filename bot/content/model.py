"""flows/phrases/model.npz: what routes typed text, as numpy's own file of arrays. Written by tools/make_model.py."""

import json
import zipfile
from array import array
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from flows.model import ContentError, Problem, Source
from flows.routing import Alarm, Layer, Limits, Pieces, Reader, Router, Weights

SHOWN_AS = "flows/phrases/model.npz"
MEND = "run make model"
WHOLE_LAYERS = ("lift", "places", "scale", "shift", "says", "says_bias")

Arrays: TypeAlias = Mapping[str, npt.NDArray[np.generic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The router, and what it was made from (bot.content.phrases.digest_of)."""

    router: Router
    made_from: str


def read_model(path: Path, alarm: Alarm) -> Model:
    """The model with the rules beside it. ContentError if the file is not whole; its checksums are looked at."""
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            said = json.loads(file["said"].tobytes())
            router = Router(
                weights=_weights(file, said),
                reader=_reader(file, said),
                alarm=alarm,
                limits=Limits(**said["limits"]),
            )
            return Model(router=router, made_from=str(said["made_from"]))
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise ContentError((_problem("cannot be read"),)) from error


def write_model(path: Path, weights: Weights, reader: Reader, limits: Limits, made_from: str) -> None:
    """The same model gives the same bytes. The file is put in place whole: who is reading it keeps the old one."""
    said = {
        "made_from": made_from,
        "limits": asdict(limits),
        "weights": weights.labels,
        "reader": reader.labels,
        "heads": reader.heads,
        "layers": len(reader.layers),
    }
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "said": np.frombuffer(json.dumps(said, sort_keys=True).encode(), dtype=np.uint8),
        "weights.rows": weights.rows,
        "weights.scales": weights.scales,
        "weights.biases": weights.biases,
        "pieces.checksums": np.array(reader.pieces.checksums, dtype="<u4"),
        "pieces.numbers": np.array(reader.pieces.numbers, dtype="<u4"),
        "reader.meanings": reader.meanings,
        "reader.steps": reader.steps.astype(np.float16),
    }
    for name in WHOLE_LAYERS:
        arrays[f"reader.{name}"] = getattr(reader, name).astype(np.float16)
    for number, layer in enumerate(reader.layers):
        for field in fields(Layer):
            arrays[f"layer.{number}.{field.name}"] = getattr(layer, field.name).astype(np.float16)
    beside = path.with_suffix(".new.npz")
    np.savez(beside, allow_pickle=False, **arrays)
    beside.replace(path)


def _weights(file: Arrays, said: Mapping[str, list[str]]) -> Weights:
    return Weights(
        labels=tuple(said["weights"]),
        rows=file["weights.rows"].astype(np.int8, copy=False),
        scales=file["weights.scales"].astype(np.float64, copy=False),
        biases=file["weights.biases"].astype(np.float64, copy=False),
    )


def _reader(file: Arrays, said: Mapping[str, object]) -> Reader:
    def part(name: str) -> npt.NDArray[np.float32]:
        return file[name].astype(np.float32)

    def layer(number: int) -> Layer:
        return Layer(**{field.name: part(f"layer.{number}.{field.name}") for field in fields(Layer)})

    return Reader(
        labels=tuple(map(str, said["reader"])),  # type: ignore[call-overload]
        pieces=Pieces(
            array("I", file["pieces.checksums"].astype(np.uint32).tobytes()),
            array("I", file["pieces.numbers"].astype(np.uint32).tobytes()),
        ),
        meanings=file["reader.meanings"].astype(np.int8, copy=False),
        steps=part("reader.steps"),
        layers=tuple(layer(number) for number in range(int(str(said["layers"])))),
        heads=int(str(said["heads"])),
        **{name: part(f"reader.{name}") for name in WHOLE_LAYERS},
    )


def currency(made_from: str, now: str) -> tuple[Problem, ...]:
    """A model of other phrases than those that lie beside it is out of date."""
    return () if made_from == now else (_problem("was made from other phrases"),)


def _problem(what: str) -> Problem:
    return Problem(source=Source(path=SHOWN_AS, line=1), what=f"the model {what}", mend=MEND)
