"""The bot's name, descriptions and commands, per language (docs: setMyName, setMyCommands and their neighbours)."""

import re

from bot.emulator.fields import Fields
from bot.emulator.refusals import Refusal, bad_request, emulator_only
from bot.emulator.values import Json, JsonObject, as_list, as_object, as_text

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_COMMAND_DESCRIPTION = 256
LONGEST_NAME = 64
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120

_LANGUAGE = re.compile(r"[a-z]{2}")
_COMMAND = re.compile(r"[a-z0-9_]+")
_PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


class Profile:
    """What a person sees of the bot before she writes. The language "" is for everybody else."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}

    def seen_by(self, language: str) -> JsonObject:
        """What an app in this language shows: its own words, else everybody's; the closest scope's commands first.

        `languages` are those with a name of their own (docs: setMyName, Determining list of commands).
        """
        own = language[:2]
        places = [(scope, code) for scope in ("all_private_chats", "default") for code in (own, "")]
        return {
            "name": self.names.get(own) or self.names.get("", ""),
            "description": self.descriptions.get(own) or self.descriptions.get("", ""),
            "commands": next((self.commands[place] for place in places if self.commands.get(place)), []),
            "languages": [*sorted(code for code, name in self.names.items() if code and name)],
        }

    def set_name(self, fields: Fields) -> Json:
        """Raises `Refusal` past 64 characters."""
        return _put(self.names, fields, "name", LONGEST_NAME)

    def set_description(self, fields: Fields) -> Json:
        """Raises `Refusal` past 512 characters."""
        return _put(self.descriptions, fields, "description", LONGEST_DESCRIPTION)

    def set_short_description(self, fields: Fields) -> Json:
        """Raises `Refusal` past 120 characters."""
        return _put(self.short_descriptions, fields, "short_description", LONGEST_SHORT_DESCRIPTION)

    def name(self, fields: Fields) -> Json:
        """The name in a language, or everybody's."""
        return {"name": _for_language(self.names, fields)}

    def description(self, fields: Fields) -> Json:
        """The description in a language, or everybody's."""
        return {"description": _for_language(self.descriptions, fields)}

    def short_description(self, fields: Fields) -> Json:
        """The short description in a language, or everybody's."""
        return {"short_description": _for_language(self.short_descriptions, fields)}

    def set_commands(self, fields: Fields) -> Json:
        """Replaces all of this scope and language; raises `Refusal` when one of them is not well made."""
        key = _scope(fields), _language(fields)
        listed = as_list(fields.json("commands"))
        if listed is None:
            raise bad_request("expected an Array of BotCommand")
        if len(listed) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self.commands[key] = [_command(item) for item in listed]
        return True

    def get_commands(self, fields: Fields) -> Json:
        """Exactly what was set for this scope and language: the live server does not fall back here."""
        return self.commands.get((_scope(fields), _language(fields)), [])

    def delete_commands(self, fields: Fields) -> Json:
        """True also when there was nothing."""
        self.commands.pop((_scope(fields), _language(fields)), None)
        return True


def _put(texts: dict[str, str], fields: Fields, name: str, longest: int) -> Json:
    language, text = _language(fields), fields.text(name)
    if len(text) > longest:
        raise emulator_only(f"{name} is longer than {longest} characters")
    texts[language] = text
    return True


def _for_language(texts: dict[str, str], fields: Fields) -> str:
    return texts.get(_language(fields)) or texts.get("", "")


def _language(fields: Fields) -> str:
    language = fields.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _scope(fields: Fields) -> str:
    value = fields.json("scope")
    if value is None:
        return "default"
    scope = as_object(value)
    if scope is None:
        raise _no_scope("Expected an Object")
    kind = as_text(scope.get("type"))
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise _no_scope("Unsupported type specified")
    if not scope.get("chat_id"):
        raise _no_scope('Can\'t find field "chat_id"')
    return f"{kind} {scope['chat_id']} {scope.get('user_id', '')}"


def _no_scope(why: str) -> Refusal:
    return bad_request(f"can't parse BotCommandScope: {why}")


def _command(value: Json) -> JsonObject:
    given = as_object(value) or {}
    command = (as_text(given.get("command")) or "").strip().removeprefix("/")
    description = (as_text(given.get("description")) or "").strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > LONGEST_COMMAND:
        raise bad_request(f"command length must not exceed {LONGEST_COMMAND}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > LONGEST_COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {LONGEST_COMMAND_DESCRIPTION}")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}
