"""HTTP to the Bot API: JSON out, of the answer only what somebody looks at, and no token in any exception."""

import re
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import EditMessageText, Response, SendContact, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientPayloadError, ClientResponse, ClientTimeout

from bot.wire.refusals import TIMED_OUT

_IS_OK = re.compile(r'\s*\{\s*"ok"\s*:\s*true\b')
_MESSAGE_ID = re.compile(r'"message_id"\s*:\s*(\d+)')
_DONE = '{"ok":true,"result":true}'
_SENT = '{"ok":true,"result":{"message_id":%s,"date":0,"chat":{"id":0,"type":"private"}}}'


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    status: int
    content: str


class LeanSession(AiohttpSession):
    """Talks to one Bot API server, directly: no proxy from the environment, no redirect to anybody else.

    Takes methods as values, `bot(SendMessage(...))`; aiogram's shortcuts fill in placeholders JSON does not know.
    Of a sent message only `message_id` comes back.
    """

    def __init__(self, api_url: str) -> None:
        super().__init__(api=TelegramAPIServer.from_base(api_url))

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """Raises aiogram's exceptions with static words: theirs hold the URL, and the URL holds the token."""
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        reply = await self._reply(url, method, self.timeout if timeout is None else timeout)
        response = self.check_response(bot, method, reply.status, _essence(method, reply.content))
        return response.result  # type: ignore[return-value]  # check_response raises where there is no result

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """As aiogram's, but what cannot be read is told apart by its status, and not carried along."""
        try:
            return super().check_response(bot, method, status_code, content)
        except (ClientDecodeError, TypeError):  # TypeError: aiogram on a 5xx without a description
            unreadable = _unreadable(method, status_code, content)
        raise unreadable

    async def close(self) -> None:
        """Without aiogram's wait of 250 ms: aiohttp 3.12 and later wait for TLS themselves."""
        if self._session is not None:
            await self._session.close()

    async def _reply(self, url: str, method: TelegramMethod[TelegramType], seconds: float) -> _Reply:
        body = method.model_dump_json(exclude_unset=True, exclude_none=True, warnings=False).encode()
        try:
            return await self._post(url, body, seconds)
        except TimeoutError:
            failure = TIMED_OUT
        except (ClientError, OSError):
            failure = "network"
        # Raised out here: within the except block the original would be its context, with the URL in it.
        raise TelegramNetworkError(method=method, message=failure)

    async def _post(self, url: str, body: bytes, seconds: float) -> _Reply:
        session = await self.create_session()
        async with session.post(
            url,
            data=body,
            headers={"Content-Type": "application/json"},
            timeout=ClientTimeout(total=seconds),
            allow_redirects=False,
        ) as response:
            return _Reply(status=response.status, content=await _content(response))


async def _content(response: ClientResponse) -> str:
    """As much as came: a body that breaks off has a status all the same."""
    try:
        return (await response.read()).decode(errors="replace")
    except ClientPayloadError:
        return ""


def _essence(method: TelegramMethod[TelegramType], content: str) -> str:
    """The part of a success that somebody looks at. Parsing the whole message costs 73 us, and it may be cut."""
    if not isinstance(method, EditMessageText | SendMessage | SendContact) or _IS_OK.match(content) is None:
        return content
    if isinstance(method, EditMessageText):
        return _DONE
    message_id = _MESSAGE_ID.search(content)
    return _SENT % message_id.group(1) if message_id else content


def _unreadable(method: TelegramMethod[TelegramType], status: int, content: str) -> AiogramError:
    """Telegram says 200 only when the call was done. A page instead of JSON is a proxy's: nothing was done."""
    if status == 200 and not content.lstrip().startswith("<"):
        return ClientDecodeError("cut", ValueError(), "")
    return TelegramServerError(method=method, message="unreadable")
