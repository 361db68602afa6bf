"""Who was told what: one row for each person, one column for each stage; then in what words, and what they wish."""

from collections.abc import Iterable, Iterator

from heed.facts.allegation import AllegationFile
from heed.facts.concern import Concern
from heed.facts.telling import PersonTold, Telling, fold_telling
from heed.web.components import Row, Table, plain_table
from heed.web.pages.present import code_words, present, text_html
from heed.web.pages.sections import Section, View
from heed.web.words import day_words

STAGES = ("concern", "progress", "outcome")
WORDS = ["Who", "Of what", "In what words", "What they wish to happen"]
Who = tuple[str, str]  # the code of the party, and the person or nobody


def telling_section(view: View, file: AllegationFile) -> Section:
    """The grid of an allegation file, and the words."""
    telling = fold_telling(view.history)
    tables = [_grid(view, telling, _everybody(file))]
    if telling.told:
        tables.append(plain_table("In what words", WORDS, list(_words(view, telling))))
    return Section("People told", tables=tables)


def response_section(view: View, concern: Concern) -> Section:
    """The first response to a concern, and what the referrer was told of what came of it."""
    rows = present(concern.response, view.words, view.day, whole=True) if concern.response else []
    telling = fold_telling(view.history)
    if telling.told or telling.not_told:
        rows.append(Row("Told what came of it", _cell(telling, ("referrer", ""), "outcome", view)))
    return Section("First response to the referrer", rows, empty="None has been recorded yet.")


def _everybody(file: AllegationFile) -> Iterator[Who]:
    for child in file.children:
        yield from (("child", child), ("family", child))
    for subject in file.subjects:
        yield from (("subject", subject), ("employer", subject))
    yield ("referrer", "")


def _grid(view: View, telling: Telling, everybody: Iterable[Who]) -> Table:
    columns = ["Who", *(code_words("told-stage", stage, view.day) for stage in STAGES)]
    rows = [
        (_called(view, who), *(_cell(telling, who, stage, view) for stage in STAGES)) for who in everybody
    ]
    return plain_table("", columns, rows)


def _called(view: View, who: Who) -> str:
    """'The family: Robin Example'."""
    party, person = who
    label = code_words("told-party", party, view.day)
    return f"{label}: {view.words.call('person', person)}" if person else label


def _cell(telling: Telling, who: Who, stage: str, view: View) -> str:
    told, not_told = telling.told.get((*who, stage)), telling.not_told.get((*who, stage))
    if told:
        how = code_words("told-how", told.how, view.day)
        return f"Told on {day_words(told.on)} by {told.by}, {how[:1].lower()}{how[1:]}"
    if not_told is None:
        return "Nothing recorded"
    again = f". To be looked at again on {day_words(not_told.look_again)}" if not_told.look_again else ""
    return f"Not told: {not_told.reason}{again}"


def _words(view: View, telling: Telling) -> Iterator[tuple[str, ...]]:
    for fact in telling.told.values():
        stage = code_words("told-stage", fact.stage, view.day)
        wishes = text_html(fact.wishes) or "Not recorded"
        yield (_called(view, (fact.party, fact.person)), stage, _in_words(fact), wishes)


def _in_words(fact: PersonTold) -> str:
    return f"{fact.words} (agreed by {fact.agreed_by})" if fact.agreed_by else text_html(fact.words)
