"""The record of the bot's calls, for tests to assert on. In memory only, capped."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from bot.emulator.fields import Fields
from bot.emulator.refusals import Answer

CAP = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call. `answer` is None where the wire failed before or instead of one."""

    method: str
    fields: Fields
    answer: Answer | None

    @property
    def refused(self) -> bool:
        """Whether Telegram would have said no."""
        return self.answer is not None and self.answer.code != 200


class Calls:
    """All calls in order, the oldest forgotten past the cap. Unanswered long polls are not in it yet."""

    def __init__(self, cap: int = CAP) -> None:
        self._calls: deque[Call] = deque(maxlen=cap)

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    def add(self, call: Call) -> None:
        """Remember one more."""
        self._calls.append(call)

    def of(self, *methods: str) -> tuple[Call, ...]:
        """The calls of these methods, in order."""
        return tuple(call for call in self._calls if call.method in methods)

    def refused(self) -> tuple[Call, ...]:
        """The calls Telegram would have refused: in a healthy talk there are none."""
        return tuple(call for call in self._calls if call.refused)

    def clear(self) -> None:
        """Forget all."""
        self._calls.clear()
