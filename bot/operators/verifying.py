"""`waypost directory verify ID`: walks a person through one entry and stamps what she found. Her role, never a name."""

from bot.content.check_stamps import stamped
from bot.operators.conversation import agreed, chosen, needed, words
from bot.operators.desk import Book, Desk, entry, opened
from bot.operators.due import left_without
from bot.operators.holds import holds, released
from bot.operators.sheet import Sheet, quoted, read_sheet, save, with_field
from flows.model import ContentError, Problem
from flows.referrals import Contact, Organisation, Status, publishable

ROLES = ("outreach worker", "case worker", "hotline worker", "interpreter", "volunteer", "coordinator")
"""A closed list: a name cannot be typed, so none can be stored."""

CALLED = "called"
WAYS = (CALLED, "wrote to them", "visited", "asked a partner who works with them", "read its own page today")
RIGHT, WRONG, UNKNOWN = "all of this is right", "something is wrong", "I could not find out"
RECORDS = (Status.CLOSED, Status.RENAMED, Status.UNCONFIRMED)


def verify(desk: Desk, name: str) -> int:
    """0 when the entry was stamped or held, 1 when nothing was changed."""
    book = opened(desk)
    organisation = entry(book, name, desk)
    _refuse_records(organisation)
    _introduce(desk, organisation, book)
    role = chosen(desk, "What is your role? (Not your name.)", ROLES)
    ways = [way for way in WAYS if way != CALLED or name not in book.never_call]
    way = chosen(desk, "How did you check it?", ways)
    result = chosen(desk, "What did you find?", (RIGHT, WRONG, UNKNOWN))
    if result == UNKNOWN:
        desk.say("Nothing was changed. It stays in the queue.")
        return 1
    sheet = read_sheet(desk.path)
    if result == WRONG:
        return _hold(desk, sheet, organisation)
    return _stamp(desk, sheet, organisation, f"on: {desk.now.today}, by: {role}, way: {way}")


def close(desk: Desk, name: str, why: str) -> int:
    """The organisation is gone: its record stays, nobody is shown it."""
    book = opened(desk)
    organisation = entry(book, name, desk)
    changed = with_field(read_sheet(desk.path), organisation, "status", Status.CLOSED.value)
    save(with_field(changed, organisation, "why", quoted(why)), desk.path, desk.now)
    desk.say(f"«{name}» is closed: nobody is shown it any more, and its record stays.")
    if publishable(organisation) and (left := left_without(organisation, book.directory, desk.now.today)):
        desk.say(f"It was the only line known in {', '.join(left)}. Look for another one.")
    return 0


def _refuse_records(organisation: Organisation) -> None:
    if organisation.status in RECORDS:
        what = f"«{organisation.id}» is {organisation.status.value}: a record that nobody is shown"
        mend = "if it works again, write status: held first, then verify it"
        raise ContentError((Problem(source=organisation.source, what=what, mend=mend),))


def _introduce(desk: Desk, organisation: Organisation, book: Book) -> None:
    desk.say(f"{organisation.name} ({organisation.region}), line {organisation.source.line}")
    for contact in organisation.contacts:
        desk.say(f"  {contact.kind.value:9} {contact.shown}{_remark(contact)}")
    if organisation.why:
        desk.say(f"  why it waits: {organisation.why}")
    if organisation.id in book.never_call:
        desk.say("Do not call it just to try it: it is kept free for people in danger.")
        desk.say("Write to them, ask a partner, or read its own page of today.")
    else:
        desk.say("When you call: say who you are, ask what they do and for whom. Never speak of a case.")


def _remark(contact: Contact) -> str:
    return "" if contact.is_offered else "  (not shown: held or never seen in a source)"


def _hold(desk: Desk, sheet: Sheet, organisation: Organisation) -> int:
    why = words(desk, "What is wrong? A few words, no names:", wrong=needed)
    changed = with_field(sheet, organisation, "status", Status.HELD.value)
    said = quoted(f"{why} (found {desk.now.today})")
    save(with_field(changed, organisation, "why", said), desk.path, desk.now)
    desk.say(f"«{organisation.id}» is held: nobody is shown it until it is mended and verified again.")
    return 0


def _stamp(desk: Desk, sheet: Sheet, organisation: Organisation, stamp: str) -> int:
    changed, covered = _released(desk, sheet, organisation)
    if organisation.status is Status.HELD:
        if not covered or not agreed(desk, "It is held. Show it to people again?"):
            desk.say("Nothing was changed.")
            return 1
        changed = with_field(changed, organisation, "status", Status.ACTIVE.value)
    checked = f"{{{stamp}, of: {stamped(covered)}}}"
    save(with_field(changed, organisation, "checked", checked), desk.path, desk.now)
    desk.say(f"Thank you. «{organisation.id}» is checked as of today; people see it so.")
    return 0


def _released(desk: Desk, sheet: Sheet, organisation: Organisation) -> tuple[Sheet, tuple[Contact, ...]]:
    """The file without the holds that the person takes off, and the contacts that people will be shown then."""
    free = {contact for contact in organisation.contacts if contact.is_offered}
    for hold in holds(sheet, organisation):
        desk.say(f"Held until somebody has tried it: {hold.contact.shown} ({hold.why})")
        if agreed(desk, "Did you try this one, too, and may people see it?"):
            sheet = released(sheet, organisation, hold.contact)
            free.add(hold.contact)
    return sheet, tuple(contact for contact in organisation.contacts if contact in free)
