"""From where on the model is believed: found anew on tools/teaching/questions, and written into the model. `make limits`; seconds.

`make model` ends with the same.
"""

import sys

from bot.app import PROJECT
from bot.content.model import read_model, write_model
from flows.routing import Alarm, Limits, Reader, Weights
from tools.teaching.limits import measured
from tools.teaching.questions import read_questions

MODEL = PROJECT / "flows" / "phrases" / "model.npz"


def main() -> int:
    """The model that is there, with other limits; 0."""
    made = read_model(MODEL, Alarm())
    write_with_limits(made.router.weights, made.router.reader, made.made_from)
    return 0


def write_with_limits(weights: Weights, reader: Reader, made_from: str) -> None:
    """Puts the two models together as the questions say, and into the file."""
    found = measured(read_questions(), weights, reader)
    print(", ".join(f"{name} {value:g}" for name, value in sorted(found.items())))
    write_model(MODEL, weights, reader, Limits(**found), made_from)


if __name__ == "__main__":
    sys.exit(main())
