"""`waypost sources review NODE --by ROLE`: one line of flows/content/reviewed.yaml, and no other byte."""

from bot.content.directory_yaml import text_of
from bot.content.documents import Item, parse
from bot.content.forms import suggestion
from bot.content.owners import words_of
from bot.content.reviews import FILE, SHOWN_AS, Review, entries, mark
from bot.content.snapshot import read_content
from bot.operators.desk import Desk
from bot.operators.sheet import Sheet, replaced, sheet_of, with_lines, write_whole
from flows.model import ContentError, NodeKey, Problem, Source


def review(desk: Desk, name: str, role: str) -> int:
    """Shows the words and stamps them as they stand. 0 when they were stamped."""
    content = read_content(desk.shelves, desk.now)
    node = content.graph.nodes.get(NodeKey(name))
    if node is None:
        what, mend = f"there is no node «{name}»", suggestion(name, content.graph.nodes)[:200]
        raise ContentError((Problem(source=Source(path="flows/content", line=1), what=what, mend=mend),))
    for words in words_of(node.key, content.graph, content.texts):
        desk.say(words.strip())
    stamp = Review(by=role, on=desk.now.today, of=mark(node, content.graph, content.texts))
    path = desk.shelves.flows / "content" / FILE
    write_whole(stamped(sheet_of(text_of(path), SHOWN_AS), node.key, stamp), path)
    desk.say("")
    desk.say(f"Thank you. «{name}» counts as reviewed by a {role} on {stamp.on}, until its words change.")
    return 0


def stamped(sheet: Sheet, node: NodeKey, stamp: Review) -> Sheet:
    """The sheet with this node's line written anew, or put behind the last one. ContentError if the file was damaged."""
    line = f"  {node}: {{by: {stamp.by}, on: {stamp.on}, of: {stamp.of}}}"
    document = parse(sheet.text, sheet.name)
    for key, item in entries(document):
        if key.text() == node:
            return replaced(sheet, key.source.line - 1, _end(item), (line,))
    return with_lines(sheet, _behind(document), (line,))


def _behind(document: Item) -> int:
    """The index of the line behind the last entry."""
    last = [_end(item) for _, item in entries(document)]
    return max(last, default=document.source.line)


def _end(item: Item) -> int:
    mark_at = item.node.end_mark
    return int(mark_at.line) + (1 if mark_at.column else 0)
