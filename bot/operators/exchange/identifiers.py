"""The UUIDs under which others know our entries: made from our own ids, the same for ever."""

import uuid

NAMESPACE = uuid.UUID("6f0f6c1e-5b0a-5d3e-9a51-2b7b8f0f4c11")
"""Never change it: every id we ever gave out hangs on it."""


def identifier(*parts: str) -> str:
    """The UUID of a thing, from what it is and whose it is. A new entry changes no other's."""
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))
