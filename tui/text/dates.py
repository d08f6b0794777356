"""Days as somebody wants to see them; what is typed, exported and kept has them as ISO 8601 does."""

import re

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class _Shown:
    """How days are shown; one person reads what a program shows."""

    dates = "YYYY-MM-DD"


def show_days_as(dates: str) -> None:
    """Show all days so from now on; see `Dates` of the settings."""
    _Shown.dates = dates


def shown_day(day: str) -> str:
    """Return a day as it is shown; what is no whole day of ISO 8601 (a month, nothing) is returned as it is."""
    if _Shown.dates == "YYYY-MM-DD" or not (match := _DAY.fullmatch(day)):
        return day
    year, month, number = match.groups()
    return _Shown.dates.replace("YYYY", year).replace("MM", month).replace("DD", number)
