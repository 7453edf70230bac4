"""Phone numbers as the numbering plans know them: is it one, how people read it, can it be dialled from abroad."""

from dataclasses import dataclass
from functools import lru_cache

SHORT = 6
"""Digits. Up to here it is a short code: the library knows hardly half of those that are in use, so only its shape
is checked. Beyond it is a number that the library must know, or that is marked `as_printed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What is known of a number as written."""

    shown: str
    """As people read it."""
    is_bound: bool = False
    """A short code, a free or a shared-cost number: seldom reached from abroad."""
    fault: tuple[str, str] | None = None
    """What is wrong with it, and the mend."""


@lru_cache(maxsize=4096)
def examine(value: str, country: str, *, as_printed: bool = False) -> Number:
    """The number as written; without + it is read as dialled in that country."""
    digits = value.removeprefix("+").removeprefix("*")
    if not digits.isascii() or not digits.isdigit():
        return _wrong(
            value, f"«{value}» is no phone number", "write + and digits only, or the short code as dialled"
        )
    if value.startswith("+"):
        return _international(value)
    if as_printed or 2 <= len(digits) <= SHORT:
        return Number(shown=value, is_bound=True)
    return _national(value, country)


def _international(value: str) -> Number:
    import phonenumbers  # noqa: PLC0415 (megabytes: only when a directory is read)

    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return _wrong(value, f"{value} is no phone number", "look at the country code after the +")
    if not phonenumbers.is_valid_number(number):
        return _wrong(
            value, f"{value} is no valid number in its country", "compare it digit by digit with the source"
        )
    bound = (
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
    )
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return Number(shown=shown, is_bound=phonenumbers.number_type(number) in bound)


def _national(value: str, country: str) -> Number:
    import phonenumbers  # noqa: PLC0415 (as above)

    unknown = f"{value} is no valid number in {country}"
    mend = "compare it with the source; if that prints it exactly so, add as_printed: true (in lines: as_printed: [name])"
    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return _wrong(value, unknown, mend)
    if not phonenumbers.is_valid_number_for_region(number, country):
        return _wrong(value, unknown, mend)
    prefix = phonenumbers.ndd_prefix_for_region(country, True) or ""  # noqa: FBT003 (the library's own signature)
    code = str(number.country_code)
    if code != prefix and value == code + phonenumbers.national_significant_number(number):
        # The library takes the country's own code off in silence; dialled inside the country it leads nowhere.
        what = f"{value} begins with the code of {country} and has no +"
        return _wrong(value, what, f'write "+{value}"; if it is dialled exactly so, add as_printed: true')
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    if prefix and "".join(filter(str.isdigit, shown)) == prefix + value:
        return _wrong(
            value,
            f"{value} lacks the {prefix} it is dialled with inside {country}",
            f'write "{prefix}{value}"',
        )
    return Number(shown=value, is_bound=True)


def _wrong(value: str, what: str, mend: str) -> Number:
    return Number(shown=value, is_bound=True, fault=(what, mend))
