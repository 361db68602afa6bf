"""The rules of the line: from a concern that is received to a file that is closed."""

from __future__ import annotations

from types import MappingProxyType

from heed.rulebook.citation import (
    BROMLEY_2017,
    IMPACT_GURU,
    KCSIE_P46,
    KCSIE_P47,
    OLDHAM_2024,
    OWN,
    SEFTON_MEETING,
    SHEFFIELD,
    WOKINGHAM,
)
from heed.rulebook.configuring import RULES as CONFIGURING
from heed.rulebook.dealing import RULES as DEALING
from heed.rulebook.duties import RULES as DUTIES
from heed.rulebook.meetings import RULES as MEETINGS
from heed.rulebook.onward import RULES as ONWARD
from heed.rulebook.reading import RULES as READING
from heed.rulebook.recurrence import RULES as RECURRENCE
from heed.rulebook.rules import Rule
from heed.rulebook.tracks import RULES as TRACKS
from heed.rulebook.two_people import RULES as TWO_PEOPLE
from heed.rulebook.work import RULES as WORK

RECEIVING = (
    Rule(
        id="refer-in-one-working-day",
        title="Refer within one working day",
        text="Whoever learns of an allegation tells the designated officer within one working day. The clock "
        "runs from the day the employer or agency first knew, not from the day it was typed.",
        refusal="It took longer than one working day. Say why.",
        basis="statutory guidance",
        edition="wt-2013",
        citation=SHEFFIELD,
        settings=MappingProxyType({"working_days": 1}),
    ),
    Rule(
        id="original-words",
        title="Keep the original words",
        text="What was told is kept in the words in which it was told, beside any summary.",
        refusal="Enter what was said or written, in the original words.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="dates-kept-apart",
        title="Keep the dates apart",
        text="When it happened, when it was first known, when it was referred and when it was recorded are "
        "different dates. None of the first three can lie after the day on which it is recorded.",
        refusal="The date cannot be in the future.",
        basis="this project",
        citation=OWN,
    ),
)

DECIDING = (
    Rule(
        id="screened-as-one-thing",
        title="Screen each contact as one thing",
        text="Each contact is screened as a consultation, a low-level concern, a referral or out of scope, "
        "with a reason.",
        refusal="Say what the contact is, and why.",
        basis="this project",
        citation=OLDHAM_2024,
    ),
    Rule(
        id="threshold-limb-by-limb",
        title="Consider each limb of the threshold",
        text="Each limb in force on the day of the referral is considered by itself, met or not met, with "
        "the reason, unless the contact is out of scope. The edition of the rules is kept with the decision.",
        refusal="Decide each limb of the threshold: met or not met, with the reason.",
        basis="this project",
        citation=WOKINGHAM,
    ),
    Rule(
        id="no-further-action-needs-reason",
        title="No further action needs a reason and the evidence",
        text="A decision to take no further action states the reason and the evidence that was considered.",
        refusal="To take no further action, give the reason and the evidence that was considered.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="decision-names-post",
        title="A decision names the post and its holder",
        text="Each decision names the post that took it and who held the post on that day.",
        refusal="Say which post takes the decision, and check that somebody held it on that day.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="met-limb-is-a-referral",
        title="What meets a limb is a referral",
        text="A contact that meets a limb of the threshold is screened as a referral, unless it is out of "
        "scope. A referral has at least one limb that is met or not known.",
        refusal="A limb of the threshold is met, so this is a referral, or out of scope.",
        basis="this project",
        citation=WOKINGHAM,
    ),
    Rule(
        id="screen-again-with-reason",
        title="Screen again with a reason, until a file is opened",
        text="A concern may be screened again, with a reason, as long as no allegation file was opened from "
        "it. The earlier decision stays on the record.",
        refusal="Say why the concern is screened again.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="file-from-referral",
        title="A file comes from a referral",
        text="An allegation file is opened from a concern that was screened as a referral. It says in brief "
        "what the incident is, and which post is responsible.",
        refusal="Only a concern that was screened as a referral becomes an allegation file.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="one-file-for-each-concern",
        title="One file for each concern",
        text="A concern leads to at most one allegation file.",
        refusal="An allegation file was already opened from this concern.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="named-once",
        title="Name each person once",
        text="Each child and each subject of a file is a person with a file of their own, and is named once: "
        "as a child or as a subject.",
        refusal="This person is already named in the file.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="taken-out-with-reason",
        title="Whoever was named by mistake is taken out with a reason",
        text="A person named in a file by mistake is taken out of it with a reason. What was alleged with them "
        "falls away. All that was stated stays on the record.",
        refusal="Say how the person came to be named by mistake.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="one-allegation-per-child-and-subject",
        title="One allegation for each child and subject",
        text="A file is about one incident. It holds one allegation for each child and each subject "
        "concerned.",
        refusal="There is already an allegation for this child and this person in the file.",
        basis="this project",
        citation=OWN,
    ),
)

MEETING = (
    Rule(
        id="first-meeting",
        title="Hold the first meeting in time",
        text="The first meeting is held within a number of working days from the referral that each "
        "authority sets: five in Sefton, three in the City of London.",
        basis="regional procedure",
        citation=SEFTON_MEETING,
        settings=MappingProxyType({"working_days": 5}),
    ),
    Rule(
        id="first-review",
        title="Review within 28 days",
        text="The first review is held within 28 days where possible, later ones at intervals that the "
        "meeting sets.",
        basis="regional procedure",
        citation=SEFTON_MEETING,
        settings=MappingProxyType({"days": 28}),
    ),
    Rule(
        id="action-owned-by-post",
        title="A post owns each action",
        text="Each action of a meeting is owned by a post and has a due date. A due date is never "
        "overwritten, only revised with a reason.",
        refusal="Name the post that owns the action and the day by which it is due.",
        basis="regional procedure",
        citation=SEFTON_MEETING,
    ),
    Rule(
        id="minutes-or-reason",
        title="Minutes, or the reason for none",
        text="Each meeting that was held has minutes, or a recorded reason why there are none.",
        refusal="Record the minutes of the meeting, or the reason why there are none.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="meeting-in-order",
        title="Planned, then held or cancelled, then minuted",
        text="A meeting is planned, then held or cancelled, and minuted once it was held. It does not lie "
        "before the referral, and it is recorded as held only once its day has come.",
        refusal="A meeting is planned, then held or cancelled, and minuted once it was held.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="next-review-or-reason",
        title="The next review, or why there is none",
        text="Each meeting that was held sets the date of the next review or says why there is none.",
        refusal="Enter the date of the next review, or why there is none, and not both.",
        basis="regional procedure",
        citation=SEFTON_MEETING,
    ),
    Rule(
        id="action-settled-once",
        title="An action is settled once",
        text="An action ends once: done, with what was done, or not done, with the reason. What has ended "
        "takes no new date.",
        refusal="Say whether the action was done or will not be done, and what was done or why not.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="change-needs-reason",
        title="A change of plan needs a reason",
        text="What is cancelled, put off or passed to another post is so with a reason.",
        refusal="Give the reason for the change.",
        basis="this project",
        citation=OWN,
    ),
)

ENDING = (
    Rule(
        id="outcome-per-allegation",
        title="An outcome for each allegation and subject",
        text="The outcome belongs to one allegation about one subject. It is chosen from the set in force on "
        "the day, with its definition shown beside it, and has a reason.",
        refusal="Choose an outcome from the set in force and give the reason.",
        basis="this project",
        citation=BROMLEY_2017,
    ),
    Rule(
        id="employment-outcome-apart",
        title="What the employer did is recorded apart",
        text="What the employer did is recorded separately for each subject. It may disagree with the "
        "outcome of the allegation.",
        refusal="Record what the employer did, or that it is not known.",
        basis="this project",
        citation=IMPACT_GURU,
    ),
    Rule(
        id="conclude-whatever-happens",
        title="Reach a conclusion even if the person leaves",
        text="A conclusion is reached and recorded even if the person resigns or does not co-operate.",
        refusal="A resignation does not end the matter: record the outcome of the allegation as well.",
        basis="statutory guidance",
        edition="kcsie-2016",
        citation=KCSIE_P46,
    ),
    Rule(
        id="nothing-open-at-closure",
        title="Close only when nothing is open",
        text="A file is closed only when each allegation has an outcome, what the employer did is recorded "
        "for each subject, each action is settled and each meeting held has minutes or a reason for none. "
        "A file opened in error or taken over by another area needs no outcome: one would be made up.",
        refusal="The file cannot be closed while anything in it is open.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="reopening-needs-reason",
        title="Reopening needs a reason",
        text="A closed file is reopened only with a reason. The closing stays on the record.",
        refusal="Give the reason for reopening the file.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="closed-file-takes-nothing",
        title="A closed file takes nothing new",
        text="Nothing is added to a closed file until it is reopened, but for onward referrals and disclosures: these "
        "are followed until they are answered.",
        refusal="The file is closed. Reopen it first, with a reason.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="correction-names-original",
        title="A correction names what it corrects",
        text="Nothing is edited or deleted. A correction is new, names the fact that it corrects and says "
        "why.",
        refusal="Say which fact is corrected, and why.",
        basis="this project",
        citation=OWN,
    ),
)

DIRECTORY = (
    Rule(
        id="person-named",
        title="A person has a name",
        text="A person is recorded with a name, or with what they are called where the name is not known.",
        refusal="Enter the person's name, or what they are called.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="dates-in-order",
        title="Dates stand in order",
        text="A span of time does not end before it begins, and a date of birth is not in the future.",
        refusal="The last day cannot be before the first.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="work-recorded-once",
        title="Record the same work once",
        text="The same work of one person is recorded once; a change in it is a further entry or a correction.",
        refusal="This work is already recorded.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="organisation-listed-once",
        title="List each organisation once",
        text="An organisation is entered once, and chosen from the list after that.",
        refusal="This organisation is already listed. Choose it from the list.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="post-has-a-title",
        title="A post has a title of its own",
        text="Each post of an organisation has a title by which it is told from the others.",
        refusal="Enter a title that no other post of the organisation has.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="one-substantive-holder",
        title="One substantive holder at a time",
        text="One person at a time holds a post substantively. Others may act in it or share it. Nobody "
        "holds a post twice at once.",
        refusal="Somebody holds the post substantively in that time. Record first that they leave it.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="account-for-a-holder",
        title="An account belongs to the holder of a post",
        text="Somebody who holds a post gets one account with a sign-in name of its own. A new password takes "
        "the place of the old one, is shown once, and that it was given is on the record.",
        refusal="Choose somebody who holds a post of this organisation today.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="left-once",
        title="A post is left once",
        text="The last day in a post is recorded once; if it was wrong, it is corrected.",
        refusal="It is already recorded when this person left the post. Correct that entry if it is wrong.",
        basis="this project",
        citation=OWN,
    ),
)

IN_TIME = (
    Rule(
        id="screened-in-time",
        title="Screen within one working day",
        text="A concern is screened within one working day of being received.",
        basis="this project",
        citation=OWN,
        settings=MappingProxyType({"working_days": 1}),
    ),
    Rule(
        id="file-opened-in-time",
        title="Open the file within one working day",
        text="A concern that is a referral has its allegation file within one working day of the decision, and "
        "the file names its first allegation within one working day of the referral.",
        basis="this project",
        citation=OWN,
        settings=MappingProxyType({"working_days": 1}),
    ),
    Rule(
        id="minutes-in-time",
        title="Minutes within 28 days",
        text="The minutes of a meeting are recorded within 28 days.",
        basis="this project",
        citation=OWN,
        settings=MappingProxyType({"days": 28}),
    ),
    Rule(
        id="concluded-in-time",
        title="Conclude eight in ten within one month",
        text="Eight matters in ten are concluded within one month of the referral. Outcomes, and what the employer "
        "did, are due by then.",
        basis="statutory guidance",
        edition="kcsie-2016",
        citation=KCSIE_P47,
        settings=MappingProxyType({"months": 1, "percent": 80}),
    ),
)

RULES = (
    *RECEIVING, *DECIDING, *MEETING, *ENDING, *DIRECTORY, *IN_TIME, *DUTIES, *DEALING, *MEETINGS, *WORK, *CONFIGURING,
    *ONWARD, *TRACKS, *RECURRENCE, *READING, *TWO_PEOPLE,
)  # fmt: skip
