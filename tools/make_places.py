"""Writes flows/gazetteer/names.tsv from Unicode CLDR (through Babel): run by `make places`, never at run time.

A line for each country, each part of the world and each city that a time zone is named after, so that nobody has
to type what CLDR knows. A new language is a word in LANGUAGES; then write its row in likeliest.yaml.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from bot.content.documents import read

LANGUAGES = (
    "en", "es", "ar", "fr", "ru", "uk", "pt", "hi", "ur", "bn", "ne", "id", "ms", "fil", "vi", "th", "km", "my", "am", "sw",
    "ro", "tr", "zh", "zh_Hant", "fa",
)  # fmt: skip
"""The project's languages, as CLDR calls them. zh_Hant is for recognition: nobody is shown it yet."""
HERE = Path(__file__).parent.parent / "flows" / "gazetteer"
HEADER = "# Names from Unicode CLDR (Unicode License v3). Made by tools/make_places.py: `make places`. Do not edit."


def lines(folder: Path) -> Iterator[str]:
    """The file, line by line: a column for each language, empty where CLDR has no name."""
    locales = [Locale.parse(language) for language in LANGUAGES]
    yield HEADER
    yield "\t".join(("code", *(shown(language) for language in LANGUAGES)))
    for area, countries in read(folder / "areas.yaml").pairs():
        for code in (area.text(), *countries.texts()):
            yield "\t".join((code, *(locale.territories.get(code, "") for locale in locales)))
    for city in read(folder / "cities.yaml").items():
        if zone := city.fields().get("zone"):
            yield "\t".join((zone.text(), *(city_name(locale, zone.text()) for locale in locales)))


def shown(language: str) -> str:
    """The tag as Telegram and our locale folders write it."""
    return {"fil": "tl", "zh_Hant": "zh-Hant"}.get(language, language)


def city_name(locale: Locale, zone: str) -> str:
    """What CLDR calls the city a time zone is named after."""
    return str(locale.time_zones.get(zone, {}).get("city", ""))


if __name__ == "__main__":
    made = "\n".join(lines(HERE)) + "\n"
    sys.stdout.write(f"{HERE / 'names.tsv'}: {made.count(chr(10))} lines\n")
    (HERE / "names.tsv").write_text(made, encoding="utf-8")
