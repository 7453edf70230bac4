"""What a button's code meant at an earlier commit, it means for ever: an old button must never lead astray."""

from collections.abc import Iterator, Mapping

from flows.model import Problem, Source
from flows.packing import Codes


def code_problems(codes: Codes, before: Codes, source: Source) -> Iterator[Problem]:
    """Codes that mean something else than at the last commit: an old button would lead astray."""
    old_and_new: tuple[tuple[Mapping[str, object], Mapping[str, object]], ...] = (
        (before.nodes, codes.nodes),
        (before.needs, codes.needs),
        (before.checklists, codes.checklists),
    )
    for old, new in old_and_new:
        for code in old:
            if new.get(code, old[code]) != old[code]:
                yield Problem(
                    source=source,
                    what=f"code «{code}» has been given to something else",
                    mend="take a new code",
                )
            elif code not in new and code not in codes.retired:
                yield Problem(source=source, what=f"code «{code}» has vanished", mend="put it under retired")
    for code in sorted(before.retired - codes.retired):
        yield Problem(
            source=source, what=f"retired code «{code}» has vanished", mend="put it back under retired"
        )
    yield from _slot_problems(codes, before, source)


def _slot_problems(codes: Codes, before: Codes, source: Source) -> Iterator[Problem]:
    for name, old in before.slots.items():
        for question, slot in old.items():
            if (
                name in codes.slots
                and question not in codes.slots[name]
                and slot not in codes.slots[name].values()
            ):
                what = f"question «{question}» of «{name}» has vanished"
                yield Problem(
                    source=source, what=what, mend=f"leave it slot {slot}, which is never used again"
                )
            if codes.slots.get(name, {}).get(question, slot) != slot:
                what = f"question «{question}» of «{name}» has moved to another slot"
                yield Problem(source=source, what=what, mend=f"give it back slot {slot}")
        taken = {slot: question for question, slot in old.items()}
        for question, slot in codes.slots.get(name, {}).items():
            if question not in old and slot in taken:
                what = f"slot {slot} of «{name}» was «{taken[slot]}»'s and is given to «{question}»"
                yield Problem(source=source, what=what, mend="take a slot that was never used")
