"""JSON as it comes over the wire, read into typed values at the border.

A wrong shape becomes `None` here; what that means is said by who asked.
"""

import json
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


def parsed(text: str) -> Json:
    """Raises `ValueError` on what is not JSON; non-JSON constants such as NaN are refused too."""
    value: Json = json.loads(text, parse_constant=_refuse)
    return value


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def written(value: Json) -> str:
    """Text as a person reads it: other scripts stay letters, not escapes."""
    return json.dumps(value, ensure_ascii=False)


def as_text(value: Json) -> str | None:
    """Text only when it is text."""
    return value if isinstance(value, str) else None


def as_number(value: Json) -> int | None:
    """Whole numbers, also when a form brought them as digits; a boolean is not a number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        return _whole(value)
    return None


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def as_flag(value: Json) -> bool:
    """Forms bring flags as text: the real server takes true, yes and 1, in any case."""
    if isinstance(value, str):
        return value.lower() in {"true", "yes", "1"}
    return value is True or value == 1


def as_list(value: Json) -> list[Json] | None:
    """A list only when it is a list."""
    return value if isinstance(value, list) else None


def as_object(value: Json) -> JsonObject | None:
    """An object only when it is an object."""
    return value if isinstance(value, dict) else None


def without_nothing(values: JsonObject) -> JsonObject:
    """Telegram leaves out what is not set; it never sends null."""
    return {name: value for name, value in values.items() if value is not None}
