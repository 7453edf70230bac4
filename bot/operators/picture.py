"""The map as PNG, for slides and reports that take no SVG. Drawn by resvg with one font, so it looks the same anywhere."""

from importlib.util import find_spec
from pathlib import Path

from bot.settings import SettingsError

WIDER = 2.0
"""Points for each of the map's: sharp on paper, too."""
FONT, FAMILY = Path("files") / "Roboto[wdth,wght].ttf", "Roboto"
MISSING = "a PNG is drawn by the package resvg-py: run pip install 'waypost[picture]', or take --svg"


def png_of(svg: str) -> bytes:
    """The picture's bytes. SettingsError where the package that draws it is not installed."""
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 (optional, and megabytes)
    except ImportError as error:
        raise SettingsError(MISSING) from error
    font = _font()
    if font is None:
        return bytes(svg_to_bytes(svg_string=svg, zoom=WIDER))
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=WIDER,
            skip_system_fonts=True,
            font_files=[str(font)],
            sans_serif_family=FAMILY,
        )
    )


def _font() -> Path | None:
    """The font that comes as a package beside it; without it, whatever this computer has."""
    found = find_spec("fontpkg_roboto")
    return Path(found.origin).parent / FONT if found and found.origin else None
