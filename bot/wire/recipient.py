"""The only type in this project that holds an identity."""

from typing import NoReturn


class Recipient:
    """A private chat, for as long as one update is handled. Cannot be shown, compared, hashed, copied or pickled.

    Not a dataclass: `asdict` and the generated repr would hand the id on.
    """

    __slots__ = ("_chat_id",)
    __hash__ = None  # type: ignore[assignment]  # typeshed's way to say unhashable: never a key, never a label

    def __init__(self, *, chat_id: int) -> None:
        self._chat_id = chat_id

    @property
    def chat_id(self) -> int:
        """For a call to the Bot API, nothing else."""
        return self._chat_id

    def __eq__(self, other: object) -> bool:
        return self is other

    def __repr__(self) -> str:
        return "Recipient(…)"

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a recipient never leaves the process")
