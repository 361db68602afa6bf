"""Days and times as the pages say them."""

from datetime import date, datetime

from django.utils.timezone import localtime


def day_words(day: date) -> str:
    """'4 March 2014'."""
    return f"{day.day} {day:%B %Y}"


def moment_words(moment: datetime) -> str:
    """'4 March 2014 at 3:05pm', in the time of the authority."""
    local = localtime(moment)
    return f"{day_words(local)} at {local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"
