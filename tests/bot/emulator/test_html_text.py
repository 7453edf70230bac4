import pytest

from bot.emulator.html_text import from_html
from bot.emulator.refusals import Refusal


def test_markup_becomes_entities() -> None:
    formatted = from_html(
        "<b>😀 <i>b</i></b> &lt;&#65;&#x42;&nbsp;&#0; "
        "<a href='https://example.org?a=1&amp;b'>link</a> <A>example.org</A> <a href=\"nowhere\">no</a><b></b>"
        '<blockquote expandable>q</blockquote><span class="tg-spoiler">s</span><tg-emoji emoji-id="5">e</tg-emoji>'
    )

    assert formatted.text == "😀 b <AB&nbsp;&#0; link example.org noqse"
    assert [(one.type, one.offset, one.length, one.details) for one in formatted.entities] == [
        ("italic", 3, 1, ()),
        ("bold", 0, 4, ()),
        ("text_link", 19, 4, (("url", "https://example.org?a=1&b"),)),
        ("text_link", 24, 11, (("url", "example.org"),)),
        ("expandable_blockquote", 38, 1, ()),
        ("spoiler", 39, 1, ()),
        ("custom_emoji", 40, 1, (("custom_emoji_id", "5"),)),
    ]


@pytest.mark.parametrize(
    ("source", "description"),
    [
        ("<b>unclosed", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("é <x@example.org>", 'Unsupported start tag "x@example.org" at byte offset 3'),
        ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b x>a</b>", 'Expected equal sign in declaration of an attribute of the tag "b" at byte offset 0'),
        ("<b ='x'>a</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_markup_that_does_not_parse_is_refused(source: str, description: str) -> None:
    with pytest.raises(Refusal) as refused:
        from_html(source)

    assert refused.value.description == f"Bad Request: can't parse entities: {description}"


def test_an_end_tag_may_leave_out_its_name() -> None:
    assert from_html("<b>a</>").text == "a"
