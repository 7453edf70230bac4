"""Phrases -> what they are about, as numbers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.content.phrases import Phrase
from flows.model import Topic

TOPICS = [topic.value for topic in Topic]
LABELS = [*TOPICS, "danger"]


def topics_of(phrases: Sequence[Phrase]) -> npt.NDArray[np.int64]:
    """Places in TOPICS."""
    return np.array([TOPICS.index(each.topic.value) for each in phrases])


def dangers_of(phrases: Sequence[Phrase]) -> npt.NDArray[np.float32]:
    """0 or 1 each."""
    return np.array([each.danger for each in phrases], dtype=np.float32)
