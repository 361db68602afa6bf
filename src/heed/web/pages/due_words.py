"""Dates by which something is due, as people say them."""

from datetime import date, timedelta

from heed.rulebook.book import Rules
from heed.rulebook.workingdays import working_days_before, working_days_between
from heed.web.words import day_words

SOON = timedelta(days=7)
CRITICAL, OVERDUE, TODAY, WEEK, LATER = "critical", "overdue", "today", "week", "later"
GROUPS = {
    CRITICAL: "Critically overdue",
    OVERDUE: "Overdue",
    TODAY: "Due today",
    WEEK: "Due in the next 7 days",
    LATER: "Later",
}


def group_of(due: date, today: date, critical: date = date.min) -> str:
    """The heading under which a date stands today; from `critical` back, that of what is critically overdue."""
    if due < today:
        return CRITICAL if due <= critical else OVERDUE
    if due == today:
        return TODAY
    return WEEK if due <= today + SOON else LATER


def critical_day(rules: Rules) -> date:
    """The last day of those that are critically overdue today, by the setting of the authority."""
    return working_days_before(rules.day, rules.setting("critically-overdue", "working_days") + 1)


def distance_words(due: date, today: date) -> str:
    """'3 working days overdue', 'today', 'tomorrow', 'in 4 days'."""
    if due < today:
        return _overdue(working_days_between(due, today))
    days = (due - today).days
    if days < 2:
        return ("today", "tomorrow")[days]
    return f"in {days:,} days"


def _overdue(working_days: int) -> str:
    if working_days == 0:
        return "overdue since the last working day"
    return f"{working_days:,} working day{'' if working_days == 1 else 's'} overdue"


def due_words(due: date, today: date) -> str:
    """'4 March 2014 (tomorrow)'."""
    return f"{day_words(due)} ({distance_words(due, today)})"


def both_days(due: date, original: date, today: date) -> str:
    """'4 March 2014 (tomorrow), first due 1 March 2014': the day as last revised, and the first where it was.

    A first day that has gone by is said to have, whatever day came after it.
    """
    if original == due:
        return due_words(due, today)
    first = due_words(original, today) if original < today else day_words(original)
    return f"{due_words(due, today)}, first due {first}"
