"""What the operator decides, read from the environment: the only place that reads it.

A rejected value is never repeated, in no message and no exception: it may be the token, pasted into the wrong line.
"""

import re
from enum import Enum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "WAYPOST_"

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
# No braces: aiogram formats the address (TelegramAPIServer). No user, query or fragment: nothing secret belongs there.
_ADDRESS = re.compile(r"https?://[^\s/{}?#@]+(/[^\s{}?#@]*)?")
_RULES = {
    "bot_token": "must be a bot's token as BotFather gives it: digits, a colon, letters and digits",
    "api_url": "must be the address of a Bot API server, such as https://api.telegram.org",
    "directory": "must be the path of a file",
    "operator": "must be the path of a file",
    "data_dir": "must be the path of a folder",
    "log_level": "must be one of DEBUG, INFO, WARNING, ERROR",
}


class SettingsError(Exception):
    """The bot cannot run as it was set up. Blame: the operator. Names settings, never their values."""


class LogLevel(Enum):
    """How much is logged. At no level does a log hold an identity or a message."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


def _token(value: SecretStr | None) -> SecretStr | None:
    """An empty token is none: so a compose file may name the variable without filling it."""
    text = value.get_secret_value().strip() if value else ""
    if text and _TOKEN.fullmatch(text) is None:
        raise ValueError("token")
    return SecretStr(text) if text else None


def _address(value: str) -> str:
    if _ADDRESS.fullmatch(value) is None:
        raise ValueError("address")
    return value.rstrip("/")


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


class Settings(BaseSettings):
    """Frozen after the start. Unknown variables of the prefix belong to later versions and are left alone."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True, env_ignore_empty=True
    )

    bot_token: Annotated[SecretStr | None, AfterValidator(_token)] = None
    """Without one the local chat is served."""
    api_url: Annotated[str, AfterValidator(_address)] = "https://api.telegram.org"
    directory: Path | None = None
    """An operator's own directory file; without it the one that came with the code."""
    operator: Path | None = None
    """An operator's own operator.yaml: who runs this bot. Without one the guide says that nobody has put a name to it."""
    data_dir: Path | None = None
    """The only folder the bot writes in: counts above a threshold. Without one nothing is written at all."""
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = LogLevel.INFO


def read_settings() -> Settings:
    """Raises `SettingsError` with every setting that is wrong and its rule."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [str(fault["loc"][0]) for fault in error.errors(include_input=False, include_context=False)]
    # Raised out here, so that pydantic's error, which holds the value, is not even its context.
    raise SettingsError("; ".join(f"{PREFIX}{name.upper()} {_RULES[name]}" for name in wrong))
