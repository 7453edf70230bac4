"""Telegram's refusals, in its own words.

The words were seen in public records of the live API: issue threads of Bot API libraries, and the tests a public
client runs against the live server. Where only a limit is documented and no wording is known, or where Telegram is
lenient and we are not, the description begins with `[emulator]`, so that nobody mistakes it for Telegram's.
"""

from dataclasses import dataclass

from bot.emulator.values import JsonObject

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
POLL_BESIDE_WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server says to one call: the HTTP status and the JSON body."""

    code: int
    body: JsonObject

    @property
    def description(self) -> str:
        """Why it was refused; empty when it was not."""
        return str(self.body.get("description", ""))


class Refusal(Exception):  # noqa: N818 - the real server refuses, it does not err
    """A call that Telegram would refuse, with its code and description."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def answer(self) -> Answer:
        """The refusal as the server writes it."""
        body: JsonObject = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return Answer(code=self.code, body=body)


def bad_request(description: str) -> Refusal:
    """400, with the prefix that all of these carry."""
    return Refusal(400, f"Bad Request: {description}")


def emulator_only(description: str) -> Refusal:
    """A refusal in our own words: see the top of this file."""
    return bad_request(f"[emulator] {description}")


def forbidden(description: str) -> Refusal:
    """403, with the prefix that all of these carry."""
    return Refusal(403, f"Forbidden: {description}")


def too_many_requests(retry_after: int) -> Refusal:
    """429 with the seconds to wait, in the description and as a parameter (docs: ResponseParameters)."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def not_found() -> Refusal:
    """An unknown method, or a token that is not of a token's shape."""
    return Refusal(404, "Not Found")


def unauthorized() -> Refusal:
    """A well-formed token that belongs to no bot here."""
    return Refusal(401, "Unauthorized")
