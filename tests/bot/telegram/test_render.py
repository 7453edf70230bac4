import pytest
from aiogram.types import CopyTextButton, InlineKeyboardButton

from bot.telegram.render import render
from flows.model import Button, Copy, Go, Language, NodeKey, Open, State, Style, View
from flows.packing import Codes

CODES = Codes(nodes={"aa": NodeKey("menu")}, needs={}, checklists={}, slots={}, revisions={})
MENU = State(language=Language("en"), node=NodeKey("menu"))


def view(*rows: tuple[Button, ...], heading: str = "Heading") -> View:
    return View(language=Language("en"), heading=heading, body="Body <b>&", rows=rows)


@pytest.mark.parametrize(
    ("button", "shown"),
    [
        (Go(label="On", to=MENU), InlineKeyboardButton(text="On", callback_data="1.en.aa")),
        (
            Go(label="Red", to=MENU, style=Style.DANGER),
            InlineKeyboardButton(text="Red", callback_data="1.en.aa", style="danger"),
        ),
        (
            Copy(label="Number", text="112"),
            InlineKeyboardButton(text="Number", copy_text=CopyTextButton(text="112")),
        ),
        (
            Open(label="Page", url="https://example.org"),
            InlineKeyboardButton(text="Page", url="https://example.org"),
        ),
    ],
)
def test_each_button_is_of_its_kind(button: Button, shown: InlineKeyboardButton) -> None:
    keyboard = render(view((button,)), CODES).keyboard

    assert keyboard is not None
    assert keyboard.inline_keyboard == [[shown]]


def test_rows_stand_as_in_the_view() -> None:
    one, two = Go(label="1", to=MENU), Go(label="2", to=MENU)

    keyboard = render(view((one, two), (two,)), CODES).keyboard

    assert keyboard is not None
    assert [[button.text for button in row] for row in keyboard.inline_keyboard] == [["1", "2"], ["2"]]


def test_a_view_without_buttons_has_no_keyboard() -> None:
    assert render(view(), CODES).keyboard is None


@pytest.mark.parametrize(("heading", "units"), [("Heading", 7), ("مساعدة", 6), ("☎ 🇰🇭 Help", 11)])
def test_the_heading_alone_is_bold_in_utf16_units(heading: str, units: int) -> None:
    payload = render(view(heading=heading), CODES)

    assert payload.text == f"{heading}\n\nBody <b>&"
    assert [(bold.type, bold.offset, bold.length) for bold in payload.entities] == [("bold", 0, units)]


def test_a_payload_knows_the_language_of_its_words() -> None:
    assert render(view(), CODES).language == "en"
