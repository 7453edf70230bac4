"""What the words of other people's tables mean in ours: needs, languages, places, yes and no. Unknown words mean nothing.

Only whole words and exact names: a near miss is told to a person, never guessed.
"""

import re
from collections.abc import Iterable

from bot.content.organisations import LANGUAGE
from bot.content.regions import is_region
from flows.model import Need, Region
from flows.places import Places
from flows.places.spelling import words
from flows.referrals import EVERYWHERE, Audience, RunBy

NEEDS = {
    Need.EMERGENCY: ("emergency",),
    Need.HOTLINE: ("helpline", "crisis line", "information and referral", "línea de ayuda", "ligne d'écoute"),
    Need.SHELTER: (
        "housing",
        "safe house",
        "emergency shelter",
        "temporary shelter",
        "refugio",
        "albergue",
        "hébergement",
    ),
    Need.LEGAL_AID: (
        "legal",
        "legal help",
        "legal services",
        "immigration law",
        "citizenship & immigration",
        "aide juridique",
    ),
    Need.MEDICAL: ("health", "health care", "medical care", "healthcare", "salud", "santé"),
    Need.MENTAL_HEALTH: (
        "counseling",
        "counselling",
        "psychosocial support",
        "mhpss",
        "mental health care",
        "psicología",
    ),
    Need.LABOUR_COMPLAINT: (
        "labour",
        "labor",
        "workers rights",
        "labour rights",
        "wage claims",
        "employment law",
    ),
    Need.REPATRIATION: ("return", "voluntary return", "avrr", "return assistance", "retorno"),
    Need.CHILD_PROTECTION: ("children", "child welfare", "child protection services", "niñez"),
    Need.FAMILY_TRACING: ("tracing", "restoring family links", "missing persons"),
    Need.INTERPRETATION: ("translation", "translation & interpretation", "interpreting", "interpreter"),
    Need.CASE_MANAGEMENT: (
        "case work",
        "casework",
        "human trafficking survivors",
        "victim support",
        "social work",
    ),
    Need.JOB_TRAINING: ("vocational training", "job skills", "skills & training", "livelihoods"),
    Need.PREVENTION: ("awareness", "education & awareness", "outreach"),
}
"""Other people's words for a need, beside its own name."""

LANGUAGES = {
    "english": "en",
    "spanish": "es",
    "arabic": "ar",
    "french": "fr",
    "russian": "ru",
    "ukrainian": "uk",
    "portuguese": "pt",
    "hindi": "hi",
    "urdu": "ur",
    "bengali": "bn",
    "bangla": "bn",
    "nepali": "ne",
    "indonesian": "id",
    "bahasa indonesia": "id",
    "malay": "ms",
    "tagalog": "tl",
    "filipino": "tl",
    "vietnamese": "vi",
    "thai": "th",
    "khmer": "km",
    "burmese": "my",
    "amharic": "am",
    "swahili": "sw",
    "romanian": "ro",
    "turkish": "tr",
    "mandarin": "zh",
    "persian": "fa",
    "farsi": "fa",
    "german": "de",
    "italian": "it",
    "polish": "pl",
    "korean": "ko",
    "japanese": "ja",
    "tigrinya": "ti",
    "somali": "so",
    "pashto": "ps",
    "dari": "fa",
    "kurdish": "ku",
    "punjabi": "pa",
    "tamil": "ta",
    "sinhala": "si",
    "español": "es",
    "français": "fr",
    "العربية": "ar",
    "русский": "ru",
    "українська": "uk",
    "inglés": "en",
    "eng": "en",
    "spa": "es",
    "ara": "ar",
    "fra": "fr",
    "fre": "fr",
    "rus": "ru",
    "ukr": "uk",
    "por": "pt",
    "hin": "hi",
    "urd": "ur",
    "ben": "bn",
    "nep": "ne",
    "ind": "id",
    "msa": "ms",
    "tgl": "tl",
    "vie": "vi",
    "tha": "th",
    "khm": "km",
    "mya": "my",
    "amh": "am",
    "swa": "sw",
    "ron": "ro",
    "tur": "tr",
    "zho": "zh",
    "fas": "fa",
    "deu": "de",
    "ger": "de",
    "ita": "it",
    "pol": "pl",
    "kor": "ko",
    "jpn": "ja",
}
"""Names and three-letter codes -> the code we write. `Chinese` is not there: it is two languages on the phone."""

YES = frozenset({"true", "yes", "y", "1", "free", "sí", "si", "oui", "да", "نعم", "ja"})
NO = frozenset({"false", "no", "n", "0", "non", "нет", "لا", "nein"})
RUN_BY = {
    "government": RunBy.STATE,
    "igo": RunBy.INTERGOVERNMENTAL,
    "un": RunBy.INTERGOVERNMENTAL,
    "nonprofit": RunBy.NGO,
}
SPLIT = re.compile(r"\s*[;,|/\n]\s*|\s+(?:and|y|et|und|и)\s+")
CLEAR = re.compile(r"\s*[;|\n]\s*")
"""Between values that may hold a comma themselves, such as a place's name."""


def parts(text: str) -> tuple[str, ...]:
    """The members of a list in one cell."""
    return tuple(each for each in SPLIT.split(text.strip()) if each)


def clear_parts(text: str) -> tuple[str, ...]:
    """The same where a comma does not part."""
    return tuple(each for each in CLEAR.split(text.strip()) if each)


def need(text: str) -> str:
    """The need a word names; empty if none."""
    key = " ".join(text.casefold().replace("_", " ").split())
    found = (each for each, other in NEEDS.items() if key == each.value.replace("_", " ") or key in other)
    return next((each.value for each in found), "")


def language(text: str) -> str:
    """The code of a language by code or name; empty if it is not known."""
    word = text.strip()
    if word.casefold() in LANGUAGES:
        return LANGUAGES[word.casefold()]
    is_code = LANGUAGE.fullmatch(word) and len(word.partition("-")[0]) <= len("khm")
    return (
        word
        if is_code
        else word.lower()
        if LANGUAGE.fullmatch(word.lower()) and len(word) == len("en")
        else ""
    )


def region(text: str, places: Places) -> Region | None:
    """The region a code or a whole name stands for; None for prose and for names of several.

    A name of a country and of a part of one (México) means the country.
    """
    code = text.strip()
    if code == EVERYWHERE or is_region(code):
        return Region(code)
    if is_region(code.upper()) and code.islower():
        return Region(code.upper())
    meant = places.spellings.exact.get(" ".join(words(code)), ())
    whole = tuple(each for each in meant if "-" not in each) or meant
    return whole[0] if len(whole) == 1 else None


def flag(text: str) -> str:
    """`true`, `false`, or nothing."""
    word = text.strip().casefold()
    return "true" if word in YES else "false" if word in NO else ""


def run_by(text: str) -> str:
    """Who stands behind it; empty if the word is not known. Never guessed to be an NGO."""
    word = text.strip().casefold()
    return RUN_BY[word].value if word in RUN_BY else _member(word, (each.value for each in RunBy))


def audience(text: str) -> str:
    """Whom it is for; empty if the word is not known."""
    return _member(text.strip().casefold().replace(" ", "_"), (each.value for each in Audience))


def _member(word: str, known: Iterable[str]) -> str:
    return word if word in set(known) else ""
