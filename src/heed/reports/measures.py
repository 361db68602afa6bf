"""The tables of the year: each a query with one unit, whose rows partition a total that is counted apart.

`classified` gives one line a unit: its file and the row it falls in. `counted` counts the units by a query of its
own, so that a unit lost or counted twice by the first shows as a table that does not add up.
"""

# ruff: noqa: S608 - the queries are put together from the text of this file alone
from dataclasses import dataclass, field
from typing import Final

OPEN: Final = "open"
NOT_CLOSED: Final = "not-closed"
SEVERAL: Final = "several"
NO_FINDING: Final = "no-finding"
NOT_RECORDED: Final = "not-recorded"
WORDS: Final = {
    OPEN: "Open: no outcome yet",
    NO_FINDING: "Closed without a finding: transferred, or opened in error",
    SEVERAL: "More than one of these",
    NOT_RECORDED: "Not recorded",
    "to-screen": "Not screened yet",
    NOT_CLOSED: "Open: not closed",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One table. `codes` names the list that labels its rows.

    Parameters are the `first` and the `last` day and, by the name of each list that takes local codes, an object
    with the national code for each local one.
    """

    id: str
    title: str
    unit: str
    definition: str
    codes: str
    classified: str
    counted: str
    notes: tuple[str, ...] = field(default_factory=tuple)
    targets: tuple[
        tuple[str, str], ...
    ] = ()  # rows up to which, in the order of the list, a rule sets a share


def _national(name: str, column: str) -> str:
    """The code under which what a column holds is counted: a local code counts as the national one it maps to."""
    return f"coalesce(%({name})s::jsonb ->> {column}, {column})"


_SECTOR, _SOURCE = _national("sector", "s.sector"), _national("referral-source", "source")
_OUTCOME, _CATEGORY = _national("outcome", "a.outcome"), _national("harm-category", "a.category")
_EMPLOYMENT = _national("employment-outcome", "s.employment_outcome")

_INCIDENTS = """
SELECT count(*) FROM derived_file WHERE kind = 'allegation' AND referred_on BETWEEN %(first)s AND %(last)s
"""
_CONCERNS = "SELECT count(*) FROM derived_concern WHERE received_on BETWEEN %(first)s AND %(last)s"
_ALLEGATIONS = """
SELECT count(*) FROM derived_allegation a
WHERE EXISTS (SELECT FROM derived_file f WHERE f.file = a.file AND f.kind = 'allegation'
              AND f.referred_on BETWEEN %(first)s AND %(last)s)
"""
_ONE_FILE = "An incident is one allegation file. It counts in the year in which it was referred."

MEASURES: Final = (
    Measure(
        "concerns-by-screening",
        "Concerns by what they were screened as",
        "concerns",
        "A concern is one contact with the service. It counts in the year in which it was received.",
        "screening",
        """SELECT file, CASE screened_as WHEN '' THEN 'to-screen' ELSE screened_as END
           FROM derived_concern WHERE received_on BETWEEN %(first)s AND %(last)s""",
        _CONCERNS,
    ),
    Measure(
        "concerns-by-source",
        "Concerns by source",
        "concerns",
        "A concern is one contact with the service. It counts in the year in which it was received.",
        "referral-source",
        f"SELECT file, {_SOURCE} FROM derived_concern WHERE received_on BETWEEN %(first)s AND %(last)s",
        _CONCERNS,
    ),
    Measure(
        "incidents-by-sector",
        "Incidents by sector of the subject",
        "incidents",
        f"{_ONE_FILE} Its sector is that of the post of its subject; with subjects in several sectors it falls "
        "in a row of its own.",
        "sector",
        f"""SELECT f.file, CASE count(DISTINCT {_SECTOR}) WHEN 0 THEN 'not-recorded' WHEN 1 THEN min({_SECTOR})
                  ELSE 'several' END
           FROM derived_file f LEFT JOIN derived_subject s ON s.file = f.file
           WHERE f.kind = 'allegation' AND f.referred_on BETWEEN %(first)s AND %(last)s GROUP BY f.file""",
        _INCIDENTS,
    ),
    Measure(
        "incidents-by-outcome",
        "Incidents by outcome of their allegations",
        "incidents",
        f"{_ONE_FILE} One whose allegations ended differently falls in a row of its own and in no other.",
        "outcome",
        f"""SELECT f.file, CASE
                  WHEN count(DISTINCT {_OUTCOME}) > 1 THEN 'several'
                  WHEN coalesce(min(a.outcome), '') <> '' THEN min({_OUTCOME})
                  WHEN f.state = 'closed' THEN 'no-finding' ELSE 'open' END
           FROM derived_file f LEFT JOIN derived_allegation a ON a.file = f.file
           WHERE f.kind = 'allegation' AND f.referred_on BETWEEN %(first)s AND %(last)s GROUP BY f.file""",
        _INCIDENTS,
    ),
    Measure(
        "incidents-by-time-taken",
        "Incidents by the time they took",
        "incidents",
        f"{_ONE_FILE} The time runs from the day of the referral to the day on which its file was closed, pauses "
        "included.",
        "time-taken",
        """SELECT file, CASE
                  WHEN closed_on IS NULL THEN 'not-closed'
                  WHEN closed_on <= referred_on + interval '1 month' THEN 'one-month'
                  WHEN closed_on <= referred_on + interval '3 months' THEN 'three-months'
                  WHEN closed_on <= referred_on + interval '12 months' THEN 'twelve-months'
                  ELSE 'longer' END
           FROM derived_file WHERE kind = 'allegation' AND referred_on BETWEEN %(first)s AND %(last)s""",
        _INCIDENTS,
        targets=(
            ("one-month", "concluded-in-time"),
            ("three-months", "concluded-in-three-months"),
            ("twelve-months", "concluded-in-twelve-months"),
        ),
    ),
    Measure(
        "allegations-by-category",
        "Allegations by category of harm",
        "allegations",
        "An allegation is what is alleged of one subject towards one child. It counts in the year in which its "
        "incident was referred.",
        "harm-category",
        f"""SELECT a.file, {_CATEGORY} FROM derived_allegation a JOIN derived_file f ON f.file = a.file
           WHERE f.kind = 'allegation' AND f.referred_on BETWEEN %(first)s AND %(last)s""",
        _ALLEGATIONS,
    ),
    Measure(
        "allegations-by-outcome",
        "Allegations by outcome",
        "allegations",
        "An allegation is what is alleged of one subject towards one child. Each has one outcome or is open.",
        "outcome",
        f"""SELECT a.file, CASE WHEN a.outcome <> '' THEN {_OUTCOME}
                  WHEN f.state = 'closed' THEN 'no-finding' ELSE 'open' END
           FROM derived_allegation a JOIN derived_file f ON f.file = a.file
           WHERE f.kind = 'allegation' AND f.referred_on BETWEEN %(first)s AND %(last)s""",
        _ALLEGATIONS,
    ),
    Measure(
        "subjects-by-employment-outcome",
        "Subjects with a substantiated allegation, by what the employer did",
        "subjects",
        "A subject is one person in one incident. Those count of whom at least one allegation in the incident "
        "was substantiated. What the employer did is not the outcome of the allegation.",
        "employment-outcome",
        f"""SELECT s.file, CASE s.employment_outcome WHEN '' THEN 'not-recorded' ELSE {_EMPLOYMENT} END
           FROM derived_subject s JOIN derived_file f ON f.file = s.file
           WHERE f.kind = 'allegation' AND f.referred_on BETWEEN %(first)s AND %(last)s
             AND EXISTS (SELECT FROM derived_allegation a WHERE a.file = s.file AND a.subject = s.subject
                         AND {_OUTCOME} = 'substantiated')""",
        f"""SELECT count(*) FROM (
             SELECT DISTINCT a.file, a.subject FROM derived_allegation a JOIN derived_file f ON f.file = a.file
             WHERE {_OUTCOME} = 'substantiated' AND f.referred_on BETWEEN %(first)s AND %(last)s) AS subjects""",
    ),
)
BY_ID: Final = {measure.id: measure for measure in MEASURES}
