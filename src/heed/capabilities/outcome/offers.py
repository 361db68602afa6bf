"""What can be decided about the allegations of a file, and recorded about each subject."""

from collections.abc import Iterator

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.names import titles
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.rulebook.lists.duty import EMPLOYMENT
from heed.web.offers import Offer


def outcome_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Nothing once the file is closed."""
    state = fold_allegation_file(file.history)
    if state.closed:
        return []
    # Names are unsealed only where there is more than one to tell apart.
    several = max(len(state.allegations), len(state.subjects)) > 1
    names = titles((*state.children, *state.subjects)) if several else {}
    outcomes = _outcomes(file, state, names) if worker.may("decide") else ()
    return [*outcomes, *(_employers(file, state, names) if worker.may("receive") else ())]


def _outcomes(file: OpenFile, state: AllegationFile, names: dict[str, str]) -> Iterator[Offer]:
    for key, made in state.allegations.items():
        who = ""
        if names:
            who = f": allegation about {names.get(made.subject, '')} towards {names.get(made.child, '')}"
        url = reverse("decide-outcome", args=[file.id, key])
        if key in state.outcomes:
            yield Offer(f"Change the outcome{who}", url)
        else:
            yield Offer(f"Decide the outcome{who}", url, f"outcome:{key}")


def _employers(file: OpenFile, state: AllegationFile, names: dict[str, str]) -> Iterator[Offer]:
    for key in state.subjects:
        who = f": {names[key]}" if key in names and len(state.subjects) > 1 else ""
        url = reverse("employer-acted", args=[file.id, key])
        if key in state.employer:
            yield Offer(f"Change what the employer did{who}", url, area=EMPLOYMENT)
        else:
            yield Offer(f"Record what the employer did{who}", url, f"employer:{key}", area=EMPLOYMENT)
