"""What a call says: its text or caption with entities, whichever way they were given."""

from bot.emulator.entities import LONGEST_TEXT, Formatted, entities_of, placed, trimmed, units
from bot.emulator.fields import Fields
from bot.emulator.html_text import from_html
from bot.emulator.refusals import bad_request, emulator_only

LONGEST_CAPTION = 1024  # docs: sendPhoto, after entities parsing


def text_of(fields: Fields) -> Formatted:
    """The text of sendMessage and editMessageText; raises `Refusal` when it is empty or too long."""
    if not fields.text("text"):
        raise bad_request("message text is empty")
    formatted = _formatted(fields, "text", "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if units(formatted.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return formatted


def caption_of(fields: Fields) -> Formatted:
    """The caption of sendPhoto, which may be empty."""
    formatted = _formatted(fields, "caption", "caption_entities")
    if units(formatted.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return formatted


def _formatted(fields: Fields, text: str, entities: str) -> Formatted:
    """A parse_mode wins over entities (docs: entities "can be specified instead of parse_mode")."""
    source = fields.text(text)
    mode = fields.text("parse_mode").lower()
    if mode == "html":
        parsed = from_html(source)
    elif mode in {"markdown", "markdownv2"}:
        raise emulator_only(f"parse_mode {mode} is not played here: use HTML or entities")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        parsed = Formatted(text=source, entities=entities_of(fields.json(entities)))
    fitting = Formatted(text=parsed.text, entities=placed(parsed.text, parsed.entities))
    return trimmed(fitting)
