"""Routing: a typed text -> what it may be about, how surely, whether somebody is in danger, in which language.

Knows: features, weights and rules, as values. Never knows: files, where the weights come from, who asks. Keeps no text.
"""

from flows.routing.alarm import Alarm
from flows.routing.router import Routed, Router
from flows.routing.weights import Weights

__all__ = ["Alarm", "Routed", "Router", "Weights"]
