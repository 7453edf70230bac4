"""Routing: a typed text -> what it may be about, how surely, whether somebody is in danger, in which language.

Knows: features, pieces, weights and rules, as values. Never knows: files, where the weights come from, who asks. Keeps no
text.
"""

from flows.routing.alarm import Alarm
from flows.routing.pieces import Pieces
from flows.routing.reader import Layer, Reader
from flows.routing.router import Limits, Routed, Router, Scores
from flows.routing.weights import Weights

__all__ = ["Alarm", "Layer", "Limits", "Pieces", "Reader", "Routed", "Router", "Scores", "Weights"]
