"""What a column of a tracker can be: the fields, how each is read, and the words by which a column is guessed."""

from dataclasses import dataclass
from typing import Final, Literal

Sort = Literal["line", "long", "name", "names", "day", "days", "birth", "births", "when", "code"]

AS_FOUND: Final = (
    "as-found"  # the code for local words that no list has, and the field for columns kept whole
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `codes` is its code list; `many` columns may be mapped to it; `words` are those of headings."""

    name: str
    title: str
    sort: Sort
    words: tuple[str, ...]
    codes: str = ""
    many: bool = False


FIELDS: Final[dict[str, Field]] = {
    field.name: field
    for field in (
        Field("reference", "Reference", "line", ("ref", "reference", "case no", "case number", "id", "number")),
        Field("referred", "Received by the service", "day",
              ("date of referral", "referral date", "date received", "date of contact", "contact date", "date in")),
        Field("happened", "Happened", "when", ("date of incident", "incident date", "alleged date")),
        Field("first_known", "First known to the employer", "when", ("date known", "first known")),
        Field("channel", "How it came", "code", ("how received", "method", "channel"), "channel"),
        Field("source", "Source", "code", ("source", "referring agency", "referral source"), "referral-source"),
        Field("referrer", "Who told us", "name", ("referrer", "referred by", "referrer name")),
        Field("referrer_role", "Role of who told us", "line", ("referrer role", "referrer job")),
        Field("referrer_organisation", "Organisation of who told us", "line", ("referrer agency",)),
        Field("words", "What was said", "long",
              ("allegation", "concern", "details", "summary", "nature of allegation"), many=True),
        Field("adult", "Adult concerned", "name",
              ("adult", "name of adult", "subject", "professional", "staff name", "person")),
        Field("adult_born", "Date of birth of the adult", "birth",
              ("adult dob", "subject dob", "dob", "date of birth")),
        Field("role", "Role", "line", ("role", "job title", "post", "occupation", "job")),
        Field("employer", "Employer", "line", ("employer", "setting", "organisation", "workplace", "school")),
        Field("sector", "Sector", "code", ("sector", "agency type", "employment sector"), "sector"),
        Field("basis", "Basis of the work", "code", ("basis", "contract", "paid or voluntary"), "employment-basis"),
        Field("children", "Children", "names",
              ("child", "children", "name of child", "names of children", "victim", "pupil"), many=True),
        Field("child_born", "Dates of birth of the children", "births", ("child dob", "child date of birth")),
        Field("category", "Category of harm", "code", ("category", "type of abuse", "abuse type", "harm"),
              "harm-category"),
        Field("threshold", "Threshold decision", "code", ("threshold", "threshold met", "screening"), "screening"),
        Field("meeting", "Meetings", "days",
              ("meeting", "meeting date", "asv", "amm", "strategy meeting", "review meeting"), many=True),
        Field("outcome", "Outcome", "code", ("outcome", "finding", "conclusion", "result"), "outcome"),
        Field("outcome_reason", "Reason for the outcome", "long", ("reason for outcome", "rationale")),
        Field("employment_outcome", "What the employer did", "code",
              ("employment outcome", "employer outcome", "hr outcome", "disciplinary outcome"), "employment-outcome"),
        Field("closed", "Closed", "day", ("closed", "date closed", "closure date", "date of closure")),
        Field("note", "Note", "long",
              ("note", "notes", "comments", "police", "police outcome", "dbs", "dbs referral", "regulator", "actions"),
              many=True),
    )
}  # fmt: skip
