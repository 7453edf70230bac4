"""locale/<language>/LC_MESSAGES/flows.po -> translations. What a translator marked fuzzy is not served.

`write_catalogues` brings new English into the PO files and keeps what is translated; what changed becomes fuzzy.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from bot.content.documents import read
from flows.model import ContentError, Language, Problem, Source, TextKey
from flows.texts import ENGLISH, English, Translated

CATALOGUE = "LC_MESSAGES/flows.po"


def read_languages(path: Path) -> tuple[dict[Language, str], dict[Language, str]]:
    """The languages a person can choose, and all languages' own names, from languages.yaml."""
    fields = read(path, shown_as=f"flows/content/{path.name}").fields(frozenset({"offered", "spoken"}))
    offered = {Language(key.text()): value.text() for key, value in fields["offered"].pairs()}
    spoken = {Language(key.text()): value.text() for key, value in fields["spoken"].pairs()}
    return offered, spoken


def read_translations(folder: Path, language: Language) -> dict[TextKey, Translated]:
    """The finished translations of a language. ContentError with the line where the file is no catalogue."""
    path = folder / language / CATALOGUE
    shown_as = f"flows/locale/{language}/{CATALOGUE}"
    try:
        catalogue = polib.pofile(str(path), encoding="utf-8", check_for_duplicates=True)
    except (OSError, ValueError) as error:
        source = Source(path=shown_as, line=1)
        problem = Problem(
            source=source, what="this is not a readable PO file", mend="open it in a PO editor and save it"
        )
        raise ContentError((problem,)) from error
    return {
        TextKey(entry.msgctxt): Translated(
            words=entry.msgstr, made_from=entry.msgid, source=Source(path=shown_as, line=entry.linenum or 1)
        )
        for entry in catalogue.translated_entries()
        if entry.msgctxt
    }


def write_catalogues(folder: Path, languages: Iterable[Language], words: Mapping[TextKey, English]) -> None:
    """Bring each language's PO file up to date with the English words; nothing translated is lost."""
    for language in languages:
        if language != ENGLISH:
            _write_catalogue(folder / language / CATALOGUE, language, words)


def _write_catalogue(path: Path, language: Language, words: Mapping[TextKey, English]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = (
        {entry.msgctxt: entry for entry in polib.pofile(str(path), encoding="utf-8")} if path.exists() else {}
    )
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Project-Id-Version": "waypost",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for key, english in words.items():
        catalogue.append(_entry(key, english, before.get(key)))
    catalogue.save(str(path))


def _entry(key: TextKey, english: English, before: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=key, msgid=english.words, comment=f"at most {english.limit} characters in English"
    )
    if before is None:
        return entry
    entry.msgstr, entry.tcomment, entry.flags = before.msgstr, before.tcomment, list(before.flags)
    if before.msgid != english.words and before.msgstr and not entry.fuzzy:
        entry.flags.append("fuzzy")
        entry.previous_msgid = before.msgid
    return entry
