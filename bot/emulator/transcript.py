"""A talk as readable text: what she did, then what she saw. No ids, no dates: the same talk reads the same.

    > /start                      what she typed
    > [Job offer]                 the button she pressed
    Heading                       a message, its buttons numbered from 1
    ...
     [1] Job offer   [2] Copy 117 (copies 117)
    (changed)                     the message below replaces the one it stood on
    (gone: Heading)               a message was removed
    (notice: text)                the answer to a press; (alert: text) when it must be tapped away

Right-to-left text is left as it is: the reader's screen arranges it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.emulator.values import Json, JsonObject, as_list, as_number, as_object, as_text

HERS = "what she sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button of a message as she sees it; `number` counts from 1 through all rows."""

    number: int
    label: str
    row: int
    column: int
    extra: str = ""

    def __str__(self) -> str:
        return f"[{self.number}] {self.label}{self.extra}"


def buttons_of(message: JsonObject) -> list[Button]:
    """Numbered as they are printed."""
    found: list[Button] = []
    for row, buttons in enumerate(_rows(message)):
        for column, button in enumerate(buttons):
            found.append(
                Button(
                    number=len(found) + 1,
                    label=as_text(button.get("text")) or "",
                    row=row,
                    column=column,
                    extra=_extra(button),
                )
            )
    return found


def _rows(message: JsonObject) -> list[list[JsonObject]]:
    markup = as_object(message.get("reply_markup")) or {}
    rows = as_list(markup.get("inline_keyboard")) or []
    return [[as_object(button) or {} for button in as_list(row) or []] for row in rows]


def _extra(button: JsonObject) -> str:
    copied = as_object(button.get("copy_text"))
    if copied is not None:
        return f" (copies {copied.get('text')})"
    return f" (opens {button['url']})" if "url" in button else ""


def picture(message: JsonObject) -> list[str]:
    """A message as lines: its words, then its buttons in their rows."""
    rows: dict[int, list[str]] = {}
    for button in buttons_of(message):
        rows.setdefault(button.row, []).append(str(button))
    return [*_words(message), *(" " + "   ".join(row) for row in rows.values())]


def _words(message: JsonObject) -> list[str]:
    text = as_text(message.get("text"))
    if text is not None:
        return text.split("\n")
    contact = as_object(message.get("contact"))
    if contact is not None:
        names = (as_text(contact.get(name)) for name in ("first_name", "last_name", "phone_number"))
        return [f"(contact: {' '.join(name for name in names if name)})"]
    caption = as_text(message.get("caption"))
    return [f"(photo: {caption})" if caption else "(photo)"]


class Transcript:
    """Writes a talk line by line to `write`, which adds the line ends."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._headings: dict[int, str] = {}

    def typed(self, text: str) -> None:
        """She typed something."""
        self._write(f"> {text}")

    def pressed(self, label: str) -> None:
        """She pressed a button."""
        self._write(f"> [{label}]")

    def note(self, text: str) -> None:
        """Something that is neither hers nor the bot's, such as "no answer"."""
        self._write(f"({text})")

    def saw(self, event: JsonObject) -> None:
        """One event of the person-side API; what leaves no trace on her screen leaves none here."""
        message = as_object(event.get("message"))
        if event["kind"] == "sent":
            return  # what she did is written before its answer is waited for
        if message is not None:
            self._show(message, event["kind"])
        elif event["kind"] == "deleted":
            self.note(f"gone: {self._headings.pop(as_number(event['message_id']) or 0, HERS)}")
        elif event["kind"] == "answered" and event["text"]:
            self.note(f"{event['shown_as']}: {event['text']}")

    def _show(self, message: JsonObject, kind: Json) -> None:
        lines = picture(message)
        self._headings[as_number(message["message_id"]) or 0] = lines[0]
        if kind == "edited":
            self.note("changed")
        for line in lines:
            self._write(line)
        self._write("")
