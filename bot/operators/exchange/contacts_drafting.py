"""The contacts of a record: each cell taken apart, each piece read, what is odd told with its row and field."""

from collections.abc import Callable, Iterable, Iterator

from bot.content.contacts import SHAPES
from bot.content.regions import is_region
from bot.operators.exchange.addresses import address_pieces, kind_of, read_address, whatsapp_number
from bot.operators.exchange.entries import Way
from bot.operators.exchange.numbers import Reading, pieces, read_number
from bot.operators.exchange.records import Reach
from bot.operators.exchange.remarks import Grade, Place
from flows.model import Region
from flows.referrals import ContactKind

Say = Callable[[Grade, Place, str, str], None]


def draft_contacts(reaches: Iterable[Reach], country: Region, say: Say) -> tuple[Way, ...]:
    """Those that can be used; the same contact twice counts once."""
    found: dict[tuple[ContactKind, str], Way] = {}
    once = {(reach.kind, reach.said.text, reach.said.harm): reach for reach in reversed(tuple(reaches))}
    for reach in reversed(once.values()):
        for piece in _pieces(reach):
            for reading in _readings(piece, reach, country):
                _tell(reading, reach, say)
                if reading.way:
                    found.setdefault((reading.way.kind, reading.way.value), reading.way)
    return tuple(found.values())


def _pieces(reach: Reach) -> tuple[str, ...]:
    text = reach.said.text
    kind = kind_of(text, reach.kind)
    if kind in SHAPES:
        return address_pieces(text)
    return pieces(text) if whatsapp_number(text) == text else (text,)


def _readings(piece: str, reach: Reach, country: Region) -> Iterator[Reading]:
    kind = kind_of(piece, reach.kind)
    bound = tuple(code for code in reach.dial_from if code == "anywhere" or is_region(code))
    clean = Reach(kind=kind, said=reach.said, dial_from=bound, as_printed=reach.as_printed)
    yield (
        read_address(piece, kind)
        if kind in SHAPES
        else read_number(whatsapp_number(piece), clean, kind, country)
    )


def _tell(reading: Reading, reach: Reach, say: Say) -> None:
    if reading.way is None:
        say(Grade.DOUBTFUL, reach.said.place, reading.what, "left out")
    elif reading.what:
        say(Grade.DOUBTFUL, reach.said.place, reading.what, "kept, but held until somebody has compared it")
    elif reading.way.value != reach.said.text.strip() and reading.way.value not in reach.said.text:
        say(
            Grade.REPAIRED,
            reach.said.place,
            f"«{reach.said.text.strip()}»",
            f"written as {reading.way.value}",
        )
