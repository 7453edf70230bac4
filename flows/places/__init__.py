"""Places: their codes, their names in every language, and what place a typed text means.

Knows: names and spellings, as values. Never knows: files, where the names come from, who asks. Keeps no text.
"""

from flows.places.atlas import Places, name
from flows.places.recognition import recognise

__all__ = ["Places", "name", "recognise"]
