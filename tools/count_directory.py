"""What the shipped directory holds: entries, shown, held back and why, countries without a hotline of their own.

.venv/bin/python tools/count_directory.py
"""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bot.content.directory import read_directory
from flows.finding import Freshness, freshness
from flows.model import Need, Now
from flows.referrals import EVERYWHERE, country_of, publishable


def main() -> None:
    """Prints counts as of today."""
    now = Now(moment=datetime.now(UTC))
    directory = read_directory(Path(__file__).resolve().parent.parent / "referral_directory.yaml", now)
    entries = directory.organisations.values()
    shown = [each for each in entries if publishable(each)]
    print(
        f"entries {len(entries)}, shown {len(shown)}, emergency numbers of {len(directory.emergency) - 1} countries"
    )
    print("by status:", dict(Counter(each.status.value for each in entries)))
    print("by trust:", dict(Counter(freshness(each, now.today).name.lower() for each in shown)))
    print("shown after all:", sum(freshness(each, now.today) is not Freshness.EXPIRED for each in shown))
    lines = [each for each in shown if Need.HOTLINE in each.needs]
    served = {country_of(region) for each in lines for region in each.serves} - {EVERYWHERE}
    without = sorted(directory.emergency.keys() - served - {EVERYWHERE})
    print(f"countries with emergency numbers but no hotline: {len(without)}: {' '.join(without)}")


if __name__ == "__main__":
    main()
