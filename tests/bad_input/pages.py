"""The table of forms: for every address that takes one, where it stands, who may use it, what a good answer is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.bad_input.counted import ASK, PAUSE, TOGETHER
from tests.bad_input.outward import (
    CAME,
    DECIDED,
    DISCLOSURE,
    GONE,
    OFFERED,
    PASSED,
    RECEIVED,
    SENT,
    TAKEN,
    WORK_TO_TELL,
)
from tests.bad_input.outward import WORK as OTHER_WORK
from tests.bad_input.world import (
    ACTION,
    ALLEGATION,
    ALLOWED,
    APPROVED,
    ASKED_FOR,
    CHILD,
    CLERK,
    CLOSED,
    CONCERN,
    EMPTY,
    GIVEN,
    HELD,
    KEPT_BACK,
    MEETING,
    MINUTED,
    OPEN,
    OPENED,
    REFERRAL,
    SECOND_CHILD,
    SUBJECT,
    SUCCESSOR,
    SUSPENSION,
    TENURE,
    World,
)

from heed.web.testing import dated

Answers = Callable[[World], dict[str, str]]
NOTE = "Seen\r\nand “heard” <b>"


@dataclass(frozen=True, slots=True)
class Page:
    """A form. `at` names what its address is about; 'organisation' stands for that of the authority."""

    at: Mapping[str, str | int]
    answers: Answers
    who: str = "alice"
    other_kind: str = OPEN  # a file on which this form cannot stand

    def address(self, route: str, world: World, **instead: str | int) -> str:
        """Where the form is, with parts of the address replaced."""
        about = {**self.at, **instead}
        if about.get("file") == "organisation":
            about["file"] = world.organisation
        return reverse(route, kwargs=about)


def limbs(world: World) -> dict[str, str]:
    """Every limb of the threshold, not known."""
    from heed.rulebook.book import RULEBOOK

    codes = [limb.code for limb in RULEBOOK.on(world.today - timedelta(days=20)).threshold_limbs]
    return {f"limb-{c}": "not-known" for c in codes} | {f"why-{c}": "Not told." for c in codes}


def day(name: str, world: World, ahead: int = 0) -> dict[str, str]:
    """A day before or after today in three boxes."""
    return dated(name, (world.today + timedelta(days=ahead)).isoformat())


def options_weighed() -> dict[str, str]:
    """Suspension taken, supervision rejected, and nothing else weighed."""
    from heed.rulebook.lists.suspension import SUSPENSION_OPTION

    found = {f"option-{code.code}": "not-weighed" for code in SUSPENSION_OPTION.codes}
    weighed = {"option-supervise": "rejected", "option-suspend": "taken"}
    return found | weighed | {"why-supervise": "Nobody is free.", "why-suspend": "For now."}


def person(name: str) -> dict[str, str]:
    """What is asked about somebody."""
    return {"name": name, "sex": "not-known", "ethnicity": "not-known", "address": "1 Mill Lane"}


WORK = {
    "where": "unlisted",
    "new_organisation": "Quillmere Rowing Club",
    "organisation_kind": "sports-body",
    "title": "Coach",
    "basis": "volunteer",
    "sector": "not-recorded",
}
ABOUT_FILE = {"file": OPEN}
OF_EMPTY = {"file": EMPTY}
OF_CLOSED = {"file": CLOSED}
SENT_SO = {"how": "secure-mail"}


def handed_over(world: World) -> dict[str, str]:
    """What is said of a transfer to another authority."""
    return {
        "authority": "Harrowby",
        "to_whom": "Officer",
        "what": NOTE,
        "reason": NOTE,
        **SENT_SO,
        **day("on", world),
        **day("answer_by", world, 7),
    }


def came(world: World) -> dict[str, str]:
    """What is said of a transfer from another authority."""
    return {
        "authority": "Harrowby",
        "from_whom": "Officer",
        "reference": "H-1",
        "what": NOTE,
        **day("on", world),
    }


OF_PERSON = {"file": CHILD}
OF_ORGANISATION = {"file": "organisation"}

FORMS: dict[str, Page] = {
    "receive-concern": Page(
        {},
        lambda w: {
            "channel": "phone", "source": "employer", "words": NOTE, "kept_back": "no", "owner": w.officer,
            "name": "Ash Example", **day("referred", w), **day("happened", w, -1), "late_reason": "Holiday",
        },
    ),
    "screen-concern": Page(
        {"file": CONCERN}, lambda w: {**limbs(w), "screened_as": "referral", "reason": NOTE}
    ),
    "open-allegation-file": Page(
        {"file": REFERRAL},
        lambda w: {"summary": NOTE, "owner": w.officer, "place": "Bus", **day("happened", w, -30)},
    ),
    "name-child": Page(
        ABOUT_FILE, lambda w: {**person("Ivo Quill"), **dated("born", "2012-03-02"), "note": NOTE},
        other_kind=CONCERN,
    ),
    "name-subject": Page(
        ABOUT_FILE, lambda w: {**person("Uma Quill"), **dated("born", "1980-03-02"), **WORK}, other_kind=CONCERN
    ),
    "take-out": Page(ABOUT_FILE, lambda w: {"person": SUBJECT, "reason": NOTE}, other_kind=CONCERN),
    "record-allegation": Page(
        ABOUT_FILE,
        lambda w: {"child": SECOND_CHILD, "subject": SUBJECT, "category": "physical", "description": NOTE},
        other_kind=CONCERN,
    ),
    "plan-meeting": Page(
        ABOUT_FILE,
        lambda w: {
            "meeting_kind": "allegations-meeting", **day("on", w, 3), "chair": w.officer, "subjects": SUBJECT,
            "time": "2pm", "place": "Town hall",
        },
        other_kind=CONCERN,
    ),
    "cancel-meeting": Page(
        {**ABOUT_FILE, "meeting": MEETING}, lambda w: {"reason": NOTE}, other_kind=CONCERN
    ),
    "hold-meeting": Page(
        {**ABOUT_FILE, "meeting": MEETING},
        lambda w: {
            **day("on", w), "attended_0": "attended", "attended_1": "apologies", "others": NOTE,
            "decisions": NOTE, "review": "set", **day("next_review", w, 20), "action_1_what": "Ask them",
            "action_1_owner": w.officer, **day("action_1_due", w, 5),
        },
        other_kind=CONCERN,
    ),
    "check-invitations": Page(
        {**ABOUT_FILE, "meeting": MEETING},
        lambda w: {
            "outside_1_title": "Head of year", "outside_1_organisation": "Quillmere School",
            "outside_1_name": "Uma Quill", "outside_1_conflict": "managed", "outside_1_note": "Leaves for one point",
        },
        other_kind=CONCERN,
    ),
    "give-apologies": Page(
        {**ABOUT_FILE, "meeting": MEETING}, lambda w: {"who": "Police", "instead": "A report"}, other_kind=CONCERN
    ),
    "take-point": Page(
        {**ABOUT_FILE, "meeting": MEETING, "point": "interviews"}, lambda w: {"said": NOTE}, other_kind=CONCERN
    ),
    "share-information": Page(
        {**ABOUT_FILE, "meeting": MEETING},
        lambda w: {"by": "Head", "what": NOTE, "basis": "safeguarding", "conditions": "Goes no further"},
        other_kind=CONCERN,
    ),
    "add-meeting-action": Page(
        {**ABOUT_FILE, "meeting": MEETING},
        lambda w: {"what": "Ask them", "owner": w.officer, **day("due", w, 5)},
        other_kind=CONCERN,
    ),
    "record-minutes": Page({**ABOUT_FILE, "meeting": HELD}, lambda w: {"text": NOTE}, other_kind=CONCERN),
    "no-minutes": Page({**ABOUT_FILE, "meeting": HELD}, lambda w: {"reason": NOTE}, other_kind=CONCERN),
    "approve-minutes": Page({**ABOUT_FILE, "meeting": MINUTED}, lambda w: {"remark": NOTE}, other_kind=CONCERN),
    "circulate-minutes": Page(
        {**ABOUT_FILE, "meeting": APPROVED}, lambda w: {"posts": w.officer, "outside": NOTE}, other_kind=CONCERN
    ),
    "read-minutes": Page({**ABOUT_FILE, "meeting": GIVEN}, lambda w: {}, other_kind=CONCERN),
    "add-action": Page(
        ABOUT_FILE, lambda w: {"what": "Ask them", "owner": w.officer, **day("due", w, 5)}, other_kind=CONCERN
    ),
    "revise-action": Page(
        {**ABOUT_FILE, "action": ACTION}, lambda w: {"reason": NOTE, **day("due", w, 9)}, other_kind=CONCERN
    ),
    "end-action": Page(
        {**ABOUT_FILE, "action": ACTION},
        lambda w: {"status": "done", "result": NOTE, **day("on", w)},
        other_kind=CONCERN,
    ),
    "consider-suspension": Page(
        {**ABOUT_FILE, "subject": SUBJECT},
        lambda w: {
            **options_weighed(), "decision": "suspended", "decided_by": "Head", "reason": NOTE, "views": NOTE,
            **day("since", w, -3), **day("review", w, 9), "welfare_contact": "Deputy head",
        },
        other_kind=CONCERN,
    ),
    "review-suspension": Page(
        {**ABOUT_FILE, "consideration": SUSPENSION},
        lambda w: {"reason": NOTE, **day("on", w), **day("review", w, 9)},
        other_kind=CONCERN,
    ),
    "end-suspension": Page(
        {**ABOUT_FILE, "consideration": SUSPENSION},
        lambda w: {"reason": NOTE, **day("on", w)},
        other_kind=CONCERN,
    ),
    "take-track-step": Page(
        {**ABOUT_FILE, "subject": SUBJECT, "track": "criminal"},
        lambda w: {
            "step": "bail", **day("on", w, -2), "by": "Police", "reference": "14/1", "note": NOTE,
            **day("next_on", w, 9),
        },
        other_kind=CONCERN,
    ),
    "end-track": Page(
        {**ABOUT_FILE, "subject": SUBJECT, "track": "criminal"},
        lambda w: {"ending": "acquitted", **day("on", w), "reference": "14/1", "reason": NOTE},
        other_kind=CONCERN,
    ),
    "no-track": Page(
        {**ABOUT_FILE, "subject": SUBJECT, "track": "regulator"}, lambda w: {"reason": NOTE}, other_kind=CONCERN
    ),
    "revise-duty": Page(
        {**ABOUT_FILE, "item": f"consider:{OTHER_WORK}"},
        lambda w: {**day("due", w, 40), "reason": NOTE},
        other_kind=CONCERN,
    ),
    "set-duty-aside": Page(
        {**ABOUT_FILE, "item": f"suspension-review:{SUSPENSION}:0"},
        lambda w: {"reason": NOTE},
        other_kind=CONCERN,
    ),
    "pause-clock": Page(
        ABOUT_FILE, lambda w: {"why": "court", **day("since", w), "reason": NOTE}, other_kind=""
    ),
    "resume-clock": Page(
        {**ABOUT_FILE, "pause": PAUSE}, lambda w: {**day("on", w), "reason": NOTE}, other_kind=CONCERN
    ),
    "ask-update": Page(
        ABOUT_FILE, lambda w: {"of": w.officer, "question": NOTE, **day("due", w, 5)}, other_kind=""
    ),
    "give-update": Page({**ABOUT_FILE, "ask": ASK}, lambda w: {"answer": NOTE}, other_kind=CONCERN),
    "answer-match": Page(
        {"file": CONCERN, "other": REFERRAL, "about": "person"},
        lambda w: {"answer": "not-sure", "reason": NOTE},
    ),
    "record-adult": Page({"file": CONCERN}, lambda w: person("Ash Sampleton")),
    "consider-together": Page(
        {"file": SUBJECT, "key": TOGETHER}, lambda w: {"decision": "watch", "reason": NOTE}
    ),
    "decide-outcome": Page(
        {**ABOUT_FILE, "allegation": ALLEGATION},
        lambda w: {"outcome": "unsubstantiated", "reason": NOTE, "evidence": NOTE},
        other_kind=CONCERN,
    ),
    "employer-acted": Page(
        {**ABOUT_FILE, "subject": SUBJECT},
        lambda w: {"outcome": "no-action", "reason": NOTE},
        other_kind=CONCERN,
    ),
    "consider-any-referral": Page(
        ABOUT_FILE,
        lambda w: {
            "subject": SUBJECT, "body": "other-body", "body_name": "Board", "decision": "not-due", "reason": NOTE,
            "decided_by": "Alice", **day("by", w, 5),
        },
        other_kind=CONCERN,
    ),
    "consider-referral": Page(
        {**ABOUT_FILE, "subject": SUBJECT, "body": "ofsted"},
        lambda w: {"decision": "refer", "decided_by": "Alice", "reason": NOTE, **day("by", w, 5)},
        other_kind=CONCERN,
    ),
    "send-referral": Page(
        {**ABOUT_FILE, "referral": DECIDED},
        lambda w: {**SENT_SO, **day("on", w), "sent_by": "Alice", "reference": "D-1"},
        other_kind=CONCERN,
    ),
    "acknowledge-referral": Page(
        {**ABOUT_FILE, "referral": SENT}, lambda w: {**day("on", w), "reference": "D-1"}, other_kind=CONCERN
    ),
    "answer-referral": Page(
        {**ABOUT_FILE, "referral": SENT},
        lambda w: {**day("on", w), "result": "noted", "answer": NOTE},
        other_kind=CONCERN,
    ),
    "other-work": Page(
        {**ABOUT_FILE, "subject": SUBJECT},
        lambda w: {"which": "elsewhere", "where": "Choir", "title": "Singer", "source": NOTE},
        other_kind=CONCERN,
    ),
    "consider-telling": Page(
        {**ABOUT_FILE, "work": OTHER_WORK},
        lambda w: {"decision": "do-not-tell", "reason": NOTE},
        other_kind=CONCERN,
    ),
    "tell-employer": Page(
        {**ABOUT_FILE, "work": WORK_TO_TELL},
        lambda w: {
            "what": NOTE, "to_whom": "Chair", "basis": "safeguarding", "authorised_by": w.officer, **SENT_SO,
            **day("on", w), **day("answer_by", w, 7),
        },
        other_kind=CONCERN,
    ),
    "disclose": Page(
        ABOUT_FILE,
        lambda w: {
            "about": SUBJECT, "what": NOTE, "to_whom": "Chair", "basis": "safeguarding", "authorised_by": w.officer,
            **SENT_SO, **day("on", w), **day("answer_by", w, 7),
        },
        other_kind=CONCERN,
    ),
    "answer-disclosure": Page(
        {**ABOUT_FILE, "disclosure": DISCLOSURE},
        lambda w: {**day("on", w), "answer": NOTE},
        other_kind=CONCERN,
    ),
    "tell": Page(
        {**ABOUT_FILE, "party": "subject", "stage": "concern", "person": SUBJECT},
        lambda w: {
            "told": "told", **day("on", w), "by": "Alice", "how": "letter", "agreed_by": "Police", "words": NOTE,
            "wishes": NOTE,
        },
        other_kind=CONCERN,
    ),
    "tell-referrer": Page(
        {**ABOUT_FILE, "party": "referrer", "stage": "outcome"},
        lambda w: {"told": "not-told", "reason": NOTE, **day("look_again", w, 7)},
        other_kind="",
    ),
    "respond": Page(
        {"file": CONCERN}, lambda w: {**day("on", w), "to": "Head teacher", "how": "phone", "advice": NOTE}
    ),
    "agree-lead": Page(
        ABOUT_FILE,
        lambda w: {
            "leads": "theirs", "authority": "Harrowby", "with_whom": "Officer", "reason": NOTE, **day("on", w)
        },
        other_kind=CONCERN,
    ),
    "copy-authority": Page(
        ABOUT_FILE,
        lambda w: {"authority": "Harrowby", "to_whom": "Officer", "reason": NOTE, **SENT_SO, **day("on", w)},
        other_kind=CONCERN,
    ),
    "offer-transfer": Page(OF_EMPTY, handed_over, other_kind=CONCERN),
    "return-transfer": Page({"file": TAKEN, "returns": CAME}, handed_over, other_kind=CONCERN),
    "answer-transfer": Page(
        {**ABOUT_FILE, "transfer": OFFERED},
        lambda w: {
            "answer": "accepted", **day("on", w), "by": "Officer", "reference": "H-1", "reason": NOTE
        },
        other_kind=CONCERN,
    ),
    "receive-transfer": Page(OF_EMPTY, came, other_kind=CONCERN),
    "transfer-came-back": Page({"file": PASSED, "returns": GONE}, came, other_kind=CONCERN),
    "acknowledge-transfer": Page(
        {**ABOUT_FILE, "transfer": RECEIVED},
        lambda w: {"answer": "refused", **day("on", w), **SENT_SO, "reason": NOTE},
        other_kind=CONCERN,
    ),
    "close-file": Page(
        {"file": EMPTY},
        lambda w: {
            "closed_as": "opened-in-error", "reason": NOTE, "evidence": NOTE, "no_meeting": NOTE,
            "learning": NOTE,
        },
        other_kind=CONCERN,
    ),
    "reopen-file": Page(OF_CLOSED, lambda w: {"reason": NOTE}, other_kind=CONCERN),
    "pass-file": Page(ABOUT_FILE, lambda w: {"owner": w.deputy, "reason": NOTE}, other_kind=CONCERN),
    "correct": Page(
        {**ABOUT_FILE, "seq": 0},
        lambda w: {
            "summary": NOTE, "place": "Bus", "owner": w.officer, **day("referred", w, -20), **day("happened", w, -21),
            "correction_reason": NOTE,
        },
        other_kind="",
    ),
    "ask-identity": Page({"file": KEPT_BACK}, lambda w: {"reason": NOTE}),
    "answer-identity": Page(
        {"file": KEPT_BACK, "asking": ASKED_FOR}, lambda w: {"answer": "allow", "reason": NOTE}, who="gil"
    ),
    "open-identity": Page({"file": KEPT_BACK, "asking": ALLOWED}, lambda w: {}),
    "add-note": Page(ABOUT_FILE, lambda w: {"text": NOTE, **day("happened", w, -1)}, other_kind=""),
    "new-organisation": Page(
        {},
        lambda w: {
            "new_organisation": "Quillmere Rowing Club", "organisation_kind": "sports-body",
            "sector": "not-recorded", "address": "1 Mill Lane",
        },
        who="dan",
    ),
    "create-post": Page(OF_ORGANISATION, lambda w: {"title": "Deputy head", "role": "none"}, who="dan"),
    "take-up-post": Page(
        OF_ORGANISATION,
        lambda w: {"post": w.deputy, "name": "Uma Quill", "tenure_kind": "acting", **day("since", w)},
        who="dan",
    ),
    "place-post": Page(
        OF_ORGANISATION,
        lambda w: {"post": w.deputy, "above": w.officer, "reason": "Agreed", **day("since", w)},
        who="dan",
    ),
    "end-post": Page(
        OF_ORGANISATION,
        lambda w: {
            "post": w.cast.eve.post, "ended_as": "merged", "successor": w.officer, "reason": "Agreed",
            **day("on", w),
        },
        who="dan",
    ),
    "hand-over": Page(OF_ORGANISATION, lambda w: {"tenure": TENURE, "incoming": w.cast.alice.person, "note": NOTE}),
    "rename-organisation": Page(
        OF_ORGANISATION, lambda w: {"name": "City of Sampleton", **day("since", w)}, who="dan"
    ),
    "succeed-organisation": Page(
        OF_ORGANISATION,
        lambda w: {"successor": SUCCESSOR, "succeeded_as": "merged-into", "reason": "A vote", **day("on", w)},
        who="dan",
    ),
    "part-of-organisation": Page(
        OF_ORGANISATION, lambda w: {"parent": SUCCESSOR, **day("since", w)}, who="dan"
    ),
    "close-organisation": Page(
        {"file": SUCCESSOR}, lambda w: {"reason": "A vote", **day("on", w, 90)}, who="dan"
    ),
    "leave-post": Page(
        OF_ORGANISATION, lambda w: {"tenure": TENURE, "reason": "Retires", **day("until", w, 1)}, who="dan"
    ),
    "give-account": Page(OF_ORGANISATION, lambda w: {"holder": CLERK, "username": "jo"}, who="dan"),
    "choose-name": Page(
        {}, lambda w: {"thing": "service", "name": "LADO service", "reason": NOTE, **day("since", w, 9)}
    ),
    "choose-setting": Page(
        {},
        lambda w: {"setting": "first-meeting.working_days", "value": "3", "reason": NOTE, **day("since", w, 9)},
    ),
    "add-code": Page(
        {"name": "sector"},
        lambda w: {
            "label": "Museums", "definition": NOTE, "maps_to": "voluntary", "reason": NOTE, **day("since", w, 9)
        },
    ),
    "end-code": Page(
        {"name": "sector"}, lambda w: {"code": "immigration", "reason": NOTE, **day("until", w, 9)}
    ),
    "choose-outcomes": Page({}, lambda w: {"outcome_set": "three-item", "reason": NOTE, **day("since", w, 9)}),
    "write-guidance": Page(
        {}, lambda w: {"place": "consultation", "text": NOTE, "reason": NOTE, **day("since", w, 9)}
    ),
    "describe-person": Page(
        OF_PERSON, lambda w: {**person("Robin Quill"), **dated("born", "2012-03-02"), "note": NOTE, "reason": NOTE}
    ),
    "end-work": Page(
        {"file": SUBJECT},
        lambda w: {"entry": "1", "ended_as": "resigned", "reason": "Moves away", **day("until", w)},
    ),
    "record-work": Page(OF_PERSON, lambda w: {**WORK, **day("since", w, -9), **day("until", w, -1)}),
}  # fmt: skip

# Forms that put no statement on the record, with who may send them and what they ask.
PLAIN: dict[str, tuple[str, dict[str, str]]] = {
    "sign-in": ("", {"username": "nobody", "password": "nothing"}),
    "sign-out": ("alice", {}),
    "choose-post": ("alice", {"post": "x"}),
    "change-password": ("alice", {"now": "x", "new": "y", "again": "z"}),
    "search": ("alice", {"q": "Robin"}),
    "tracker": ("alice", {"mapping": "tracker = 1"}),
}

# Addresses that only show, with an example of each.
SHOWN: dict[str, dict[str, str]] = {
    "home": {},
    "work": {},
    "files": {},
    "file": {"file": OPEN},
    "timeline": {"file": OPEN},
    "meeting": {"file": OPEN, "meeting": MEETING},
    "invite": {"file": OPEN, "meeting": MEETING},
    "disclosures": {"file": OPEN},
    "four-tracks": {"file": OPEN, "subject": SUBJECT},
    "known-before": {"file": CONCERN},
    "readers": {"file": OPEN},
    "identity": {"file": KEPT_BACK, "asking": OPENED},
    "reading": {},
    "concerns-beside": {"file": CONCERN},
    "people": {},
    "rules": {},
    "rule": {"rule": "first-meeting"},
    "configuration": {},
    "handover": {},
    "workplaces": {},
    "figures": {},
    "figures-published": {},
    "figures-year": {"text": "2013-14"},
    "figures-records": {"text": "2013-14", "table": "incidents-by-sector", "key": "education"},
}


def seen_by(route: str) -> str:
    """Somebody who may open the page."""
    return FORMS[route].who if route in FORMS else {"reading": "fay"}.get(route, "alice")


def routes() -> dict[str, str]:
    """Every address of the service by its name."""
    return dict(_routes(get_resolver()))


def _routes(resolver: URLResolver) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            found.append((pattern.name or "", str(pattern.pattern)))
        else:
            found += _routes(pattern)
    return found


def about_files() -> list[str]:
    """The forms that stand on a file."""
    return [route for route, page in FORMS.items() if "file" in page.at]
