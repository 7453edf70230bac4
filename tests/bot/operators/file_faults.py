"""The table of faults, second part: what editors, disks and people do to the file as a whole."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFault:
    """Something done to the whole file. `marker`: what stands on the line that is named; none: the first line."""

    name: str
    plant: Callable[[str], bytes]
    what: str
    mend: str
    marker: str = ""


def swapped(good: str, bad: str) -> Callable[[str], bytes]:
    """The first `good` becomes `bad`."""
    return lambda text: text.replace(good, bad, 1).encode()


FILE_FAULTS = (
    FileFault(name="an empty file", plant=lambda _: b"", what="the file is empty", mend="last good copy"),
    FileFault(name="comments only", plant=lambda _: b"# all\n", what="the file is empty", mend="last good copy"),
    FileFault(name="a list of things", plant=lambda _: b"- a\n- b\n", what="names with values", mend="name: value"),
    FileFault(name="as Word saves it", plant=lambda text: text.encode("utf-16"), what="not UTF-8", mend="Save as"),
    FileFault(
        name="saved as Latin-1", plant=lambda text: text.replace("towns", "café", 1).encode("latin-1"),
        what="not UTF-8", mend="Save as", marker="caf",
    ),
    FileFault(
        name="50 MB", plant=lambda text: text.encode() + b"#" * 50_000_000, what="larger than 20 MB", mend="last good copy",
    ),
    FileFault(
        name="half written", plant=lambda text: (text[: text.rindex("[hotline")] + "[hal").encode(),
        what="ends in the middle", mend="half written", marker="[hal",
    ),
    FileFault(
        name="a tab", plant=swapped("      run_by", "\t  run_by"), what="a tab stands", mend="spaces", marker="\t",
    ),
    FileFault(
        name="a quote that is not closed", plant=lambda text: (text + 'QQ: "open\n').encode(),
        what="a quote opens here", mend="at its end", marker='QQ: "open',
    ),
    FileFault(
        name="a bracket that is not closed", plant=swapped("audience: [women]", "audience: [women"),
        what="opens here and is not closed", mend="at its end", marker="audience: [women\n",
    ),
    FileFault(
        name="a colon in the text", plant=swapped("name: Example", "name: Help: Example"),
        what="does not fit", mend='"quotes" round text that has a colon', marker="Help: Example",
    ),
    FileFault(
        name="a space too many", plant=swapped("      run_by", "       run_by"),
        what="does not fit", mend="same number of spaces", marker="       run_by",
    ),
    FileFault(
        name="a star code unquoted", plant=swapped('value: "1280"', "value: *4141"),
        what="an alias", mend='"*4141"', marker="*4141",
    ),
    FileFault(
        name="an alias bomb", plant=lambda text: ("a: &a [x, x]\nb: &b [*a, *a]\n" + text).encode(),
        what="an alias", mend="write it out", marker="b: &b",
    ),
    FileFault(
        name="a value with @", plant=swapped("name: Example", "name: @Example"),
        what="a sign that has a meaning", mend="quotes round it", marker="@Example",
    ),
    FileFault(
        name="two versions put together", plant=swapped("    - id:", "<<<<<<< HEAD\n    - id:"),
        what="two versions", mend="keep one", marker="<<<<<<<",
    ),
    FileFault(
        name="a control character", plant=swapped("Example", "Exam\x07ple"), what="nobody sees", mend="anew", marker="\x07",
    ),
    FileFault(
        name="a second document", plant=lambda text: (text + "---\nKH: {}\n").encode(),
        what="another document", mend="", marker="---",
    ),
)  # fmt: skip
