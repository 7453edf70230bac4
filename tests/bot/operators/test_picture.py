"""The map as PNG: drawn where the package for it is there, and a clear word where it is not."""

import struct
import sys

import pytest

from bot.operators import picture
from bot.operators.coverage import covered
from bot.operators.picture import png_of
from bot.operators.world_map import HEIGHT, WIDTH, world_map
from bot.settings import SettingsError
from flows.directory import Directory
from flows.snapshot import Content
from tests.bot.operators.desks import NOW

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><text x="1" y="4">x</text></svg>'


def size(png: bytes) -> tuple[int, int]:
    """Width and height as the file says (the PNG specification, 11.2.2)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_map_is_drawn_at_twice_its_size(content: Content) -> None:
    rows = covered(Directory(organisations={}, emergency={}), content.places, NOW)

    assert size(png_of(world_map(rows, content.places, NOW))) == (2 * WIDTH, 2 * HEIGHT)


def test_the_words_are_drawn_with_and_without_our_font(monkeypatch: pytest.MonkeyPatch) -> None:
    assert size(png_of(SQUARE)) == (20, 10)

    monkeypatch.setattr(picture, "find_spec", lambda _: None)
    assert size(png_of(SQUARE)) == (20, 10)


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    with pytest.raises(SettingsError, match=r"pip install 'waypost\[picture\]', or take --svg"):
        png_of(SQUARE)
