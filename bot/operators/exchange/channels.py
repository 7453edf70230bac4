"""By which way a contact is meant: from a label, a column's name, or the address itself."""

import re

from flows.referrals import ContactKind

LABELS = {
    ContactKind.WHATSAPP: ("whatsapp", "whats app", "واتساب", "واتس اب", "ватсап"),
    ContactKind.TELEGRAM: ("telegram", "телеграм", "تيليجرام"),
    ContactKind.SMS: ("sms", "text message", "текст", "رسالة"),
    ContactKind.EMAIL: ("e-mail", "email", "correo", "courriel", "почта", "البريد", "mailbox"),
    ContactKind.CHAT: ("chat", "messenger", "чат"),
    ContactKind.WEB: ("web", "site", "url", "página", "сайт", "homepage", "facebook", "الموقع"),
    ContactKind.PHONE: (
        "phone",
        "tel",
        "voice",
        "cell",
        "mobile",
        "hotline",
        "helpline",
        "call",
        "móvil",
        "телефон",
    ),
}
"""The first whose word is found decides: `whatsapp phone` is WhatsApp."""

HOSTS = {
    "wa.me": ContactKind.WHATSAPP,
    "api.whatsapp.com": ContactKind.WHATSAPP,
    "t.me": ContactKind.TELEGRAM,
    "telegram.me": ContactKind.TELEGRAM,
    "signal.me": ContactKind.CHAT,
    "m.me": ContactKind.CHAT,
}
HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/\s?]+)", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
BARE_HOST = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def channel(label: str) -> ContactKind | None:
    """What a label names; None where it names none."""
    words = label.casefold()
    if words.strip() == "text":
        return ContactKind.SMS
    return next((kind for kind, signs in LABELS.items() if any(sign in words for sign in signs)), None)


def looks_like(value: str) -> ContactKind:
    """What an address is by its own look. Whatever is neither mail nor web is tried as a phone number."""
    host = HOST.match(value)
    if host and host[1].lower() in HOSTS:
        return HOSTS[host[1].lower()]
    if ADDRESS.search(value):
        return ContactKind.EMAIL
    return ContactKind.WEB if BARE_HOST.fullmatch(value.strip()) else ContactKind.PHONE
