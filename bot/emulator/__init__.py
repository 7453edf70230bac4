"""The local Bot API. Knows: Telegram's methods, fields, limits and refusals, synthetic persons, HTTP.

Never knows: our bot, its flows or its words; real people; the network beyond this machine. Nothing reaches a disk.

A bot talks to it as to Telegram, at `/bot<token>/<METHOD>`. A person, a page or a test talks to it in JSON:

    POST /person                  {id?, first_name?, language_code?}      she opens the chat; the bot learns nothing;
                                                                          again: she changes her language
    GET  /person/ID/bot                                                   {name, description, commands, languages}
    GET  /person/ID/messages                                              {messages, cursor}: what she sees now
    POST /person/ID/text          {text, reply_to?}                       she types (also /start PAYLOAD)
    POST /person/ID/press         {message_id, row, column}               {kind: callback|copied|opened, text}
    POST /person/ID/press         {message_id, data}                      any data, as an altered app could send
    POST /person/ID/send          {thing}                                 contact, location, photo, voice, document,
                                                                          sticker, forward: the fact, no content
    POST /person/ID/delete        {message_id}                            she deletes it for both sides
    POST /person/ID/block, /unblock                                       the bot gets my_chat_member
    GET  /person/ID/events        ?after=CURSOR&timeout=SECONDS           {events, cursor}; waits for the first one;
                                                                          kinds: sent, message, edited, deleted,
                                                                          answered, action
    GET  /person/ID/settled       ?timeout&grace&quiet                    {settled}: waits until the bot has answered

    GET  /                        ?person=1&person=2&language=CODE        the web chat, one or two phones
    GET  /memory                                                          {held}: the app's own report of counts

What she cannot do is 400 with {error}. `Emulator.people` offers the same acts to tests without HTTP. Everything is
served to this machine only (`guard`).
"""

from bot.emulator.calls import Call, Calls
from bot.emulator.chats import Author, Chat, Event, Message, Person
from bot.emulator.failures import Failure, Failures
from bot.emulator.fields import Fields, Strictness
from bot.emulator.limits import Limits
from bot.emulator.page import Report
from bot.emulator.people import ActError, People, Pressed
from bot.emulator.refusals import Answer
from bot.emulator.server import Emulator, Settings
from bot.emulator.settling import Patience
from bot.emulator.terminal import Manner, Visit, chat, lines_of
from bot.emulator.transcript import Transcript

__all__ = [
    "ActError",
    "Answer",
    "Author",
    "Call",
    "Calls",
    "Chat",
    "Emulator",
    "Event",
    "Failure",
    "Failures",
    "Fields",
    "Limits",
    "Manner",
    "Message",
    "Patience",
    "People",
    "Person",
    "Pressed",
    "Report",
    "Settings",
    "Strictness",
    "Transcript",
    "Visit",
    "chat",
    "lines_of",
]
