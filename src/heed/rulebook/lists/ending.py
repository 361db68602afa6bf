"""What the employer did, and why a file was closed: two things that are not the outcome."""

from __future__ import annotations

from heed.rulebook.citation import BROMLEY_2017, IMPACT_GURU, OWN, STAR_2014
from heed.rulebook.codes import Code, CodeList, code_list

EMPLOYMENT_OUTCOME = CodeList(
    "employment-outcome",
    "What the employer did",
    "one subject in one post",
    (
        Code("dismissed", "Dismissed", "The employer ended the employment.", STAR_2014),
        Code(
            "resigned", "Resigned during the process", "The person left before the process ended.", STAR_2014
        ),
        Code(
            "agency-use-ceased",
            "Contract or agency use ceased",
            "The contract was ended, or the agency worker is no longer used.",
            BROMLEY_2017,
        ),
        Code("volunteer-use-ceased", "Volunteer use ceased", "The volunteer is no longer used.", STAR_2014),
        Code("foster-carer-deregistered", "Foster carer de-registered", "The approval was ended.", STAR_2014),
        Code(
            "foster-carer-resigned", "Foster carer resigned", "The carer gave the approval up.", BROMLEY_2017
        ),
        Code("redeployed", "Redeployed", "The person was moved to other work.", BROMLEY_2017),
        Code(
            "final-written-warning",
            "Final written warning",
            "A final warning was given in writing.",
            BROMLEY_2017,
        ),
        Code(
            "written-warning", "Written warning", "A first or other warning was given in writing.", STAR_2014
        ),
        Code("words-of-advice", "Words of advice", "Advice or management guidance was given.", BROMLEY_2017),
        Code("training", "Training", "Training was required.", STAR_2014),
        Code("supervision", "Supervision", "Closer supervision was arranged.", BROMLEY_2017),
        Code("no-action", "No action", "The employer considered it and took no action.", BROMLEY_2017),
        Code("not-known", "Not known", "The employer was asked, and has not said.", OWN),
    ),
    notes=f"Independent of the outcome of the allegation; the two may disagree ({IMPACT_GURU.title}).",
)

# Offered on no form: only what is brought in from an older tracker ends so.
CLOSED_BEFORE = "closed-before"

CLOSURE_REASON = code_list(
    "closure-reason",
    "Why the file is closed",
    "one closing of an allegation file",
    OWN,
    (
        ("concluded", "Concluded", "Each allegation has an outcome and each action is settled."),
        (
            "no-further-action",
            "No further action after first consideration",
            "The threshold was considered and not met, with the reason and the evidence.",
        ),
        ("transferred", "Transferred", "Another area's designated officer has taken it over in writing."),
        (
            "opened-in-error",
            "Opened in error",
            "The matter is recorded in another file, which the reason names.",
        ),
        (
            CLOSED_BEFORE,
            "Closed before it was brought in",
            "The older tracker says that it was closed; what it does not say is stated as not known.",
        ),
    ),
)
