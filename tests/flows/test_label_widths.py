"""No label of a button is cut on the narrowest phones, measured with real fonts.

What Telegram's apps draw was read in public sources: iOS ChatMessageActionButtonsContentNode, ChatMessageItemLayout
and ChatMessageBubbleItemNode (16 pt medium; 4 between buttons, 8 beside a label; 36 + 3 * 4 + 6 beside a bubble);
Android ChatMessageCell and Theme (15 dp medium; 5 between buttons, 5 beside a label, 10 + 5 + 9 + 2 beside a keyboard).
Labels are shaped by HarfBuzz in Roboto and Noto Sans Arabic, which are what Android draws; San Francisco on an iPhone
is about as wide. A sign that neither has is taken for an emoji, which both apps draw wider than a letter.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

import pytest
import uharfbuzz
from babel import Locale

from flows.frame import paired
from flows.graph import START
from flows.model import Button, Copy, Go, Language, State, TextKey
from flows.rehearsal import states
from flows.snapshot import Content
from flows.views import view
from tests.conftest import NOON

MEDIUM = {"wght": 500}
EMOJI = 1.35
"""Times the size of the text: the width of an emoji with its sides in both apps, rounded up."""
SIGNS = ("sign.help", "sign.close", "sign.back", "sign.menu")


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """How an app lays out a keyboard, in its own points."""

    screen: int
    beside: int
    between: int
    padding: int
    size: int

    def room(self, buttons: int) -> float:
        """For a label in a row of so many buttons."""
        keyboard = self.screen - self.beside
        return (keyboard - self.between * (buttons - 1)) / buttons - 2 * self.padding


ANDROID = App(screen=320, beside=26, between=5, padding=5, size=15)
IPHONE = App(screen=375, beside=54, between=4, padding=8, size=16)
FIRST_SE = App(screen=320, beside=54, between=4, padding=8, size=16)
"""The iPhone 5 and SE of 2016, and enlarged displays."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label and how many buttons share its row."""

    label: str
    buttons: int


@pytest.fixture(scope="module")
def placed(content: Content) -> frozenset[Placed]:
    """Every button of every view in every language, and of every place the picker could list."""
    return frozenset([*_of_views(content), *_of_places(content)])


@pytest.mark.parametrize("app", [ANDROID, IPHONE])
def test_every_label_fits_its_row(placed: frozenset[Placed], app: App) -> None:
    assert cut(placed, app) == []


def test_labels_alone_in_a_row_fit_on_the_narrowest_iphone_too(placed: frozenset[Placed]) -> None:
    assert cut(frozenset(each for each in placed if each.buttons == 1), FIRST_SE) == []


@pytest.mark.parametrize("app", [ANDROID, IPHONE, FIRST_SE])
def test_the_four_signs_fit_beside_each_other(content: Content, app: App) -> None:
    labels = [
        content.texts.say(language, TextKey(key)) for language in content.texts.languages for key in SIGNS
    ]

    assert cut(frozenset(Placed(label, 2) for label in labels), app) == []


def test_a_long_label_would_be_found() -> None:
    assert cut(frozenset([Placed("Bosnia and Herzegovina", 2)]), ANDROID) == ["Bosnia and Herzegovina"]


def test_the_arrow_of_back_turns_with_the_reading_direction(content: Content) -> None:
    arrow = content.texts.say(content.texts.languages[0], TextKey("sign.back"))[0]

    assert unicodedata.mirrored(arrow)
    for language in content.texts.languages:
        strong = first_strong(content.texts.say(language, TextKey("sign.back")))
        is_right_to_left = Locale.parse(language).character_order == "right-to-left"
        assert (strong in {"R", "AL"}) == is_right_to_left, language


def cut(labels: frozenset[Placed], app: App) -> list[str]:
    """The labels that end in an ellipsis in this app."""
    return sorted(each.label for each in labels if width(each.label) * app.size > app.room(each.buttons))


@cache
def width(label: str) -> float:
    """In times the size of the text."""
    return sum(_run(name, "".join(letters)) for name, letters in groupby(label, _font_of) if name is not None)


def first_strong(label: str) -> str:
    """The direction of the first letter that has one (Unicode Standard Annex #9, rule P2)."""
    return next(kind for kind in map(unicodedata.bidirectional, label) if kind in {"L", "R", "AL"})


def _of_views(content: Content) -> Iterator[Placed]:
    for state in states(content):
        for row in view(state, content, NOON).rows:
            yield from (Placed(button.label, len(row)) for button in row if not _is_address(button))


def _is_address(button: Button) -> bool:
    """An address may be cut at its end: it stands in the text above, whole."""
    return isinstance(button, Copy) and "@" in button.text


def _of_places(content: Content) -> Iterator[Placed]:
    anywhere = State(language=Language("en"), node=START)
    for language in content.texts.languages:
        for name in content.places.names[language].values():
            button = Go(label=name, to=anywhere)
            yield Placed(name, len(paired([button, button])[0]))


def _font_of(letter: str) -> str | None:
    """The first font that has it; "" where none has; None where nothing is drawn."""
    if unicodedata.category(letter) == "Cf":
        return None
    return next((name for name in FONTS if _font(name).get_nominal_glyph(ord(letter))), "")


def _run(name: str, text: str) -> float:
    if not name:
        return EMOJI * len(text)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(name), buffer)
    units = sum(position.x_advance for position in buffer.glyph_positions)
    return float(units / _font(name).face.upem)


FONTS = (
    "fontpkg_roboto/files/Roboto[wdth,wght].ttf",
    "fontpkg_noto_sans_arabic/files/NotoSansArabic[wdth,wght].ttf",
)


@cache
def _font(name: str) -> uharfbuzz.Font:
    package, _, path = name.partition("/")
    font = uharfbuzz.Font(uharfbuzz.Face(files(package).joinpath(path).read_bytes()))
    font.set_variations(MEDIUM)
    return font
