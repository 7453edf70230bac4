"""Which links Telegram takes, and how it complains about others."""

from urllib.parse import urlsplit

_OPENED_BY_TELEGRAM = frozenset({"tg", "tonsite", "ton"})


def complaint_about(url: str) -> str | None:
    """Telegram's complaint, or None for a link it takes. A link without a scheme counts as http."""
    if not url:
        return "URL host is empty"
    try:
        parts = urlsplit(url if "://" in url or url.startswith("tg:") else f"http://{url}")
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme in _OPENED_BY_TELEGRAM:
        return None
    if parts.scheme not in {"http", "https"}:
        return "Unsupported URL protocol"
    host = parts.hostname or ""
    is_wrong = "." not in host.strip(".") or any(letter.isspace() for letter in url)
    return "Wrong HTTP URL" if is_wrong else None
