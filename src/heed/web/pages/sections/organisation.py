"""What the file of an organisation says: what it is, its posts, and who held each of them from when to when."""

from heed.facts.organisation import Organisation, Tenure, fold_organisation
from heed.web.components import plain_table
from heed.web.pages.present import code_words, present
from heed.web.pages.sections import Section, View
from heed.web.pages.sections.person import files_with
from heed.web.words import day_words


def sections(view: View) -> list[Section]:
    """The description, the posts with their holders of the day, the dated history."""
    organisation = fold_organisation(view.history)
    assert organisation.described is not None  # noqa: S101 - the first fact of such a file
    shown = [
        Section("Description", present(organisation.described, view.words, view.day)),
        _posts(view, organisation),
        _tenures(view, organisation),
    ]
    if view.worker.may("read-cases"):
        shown += files_with(view, ("setting",), "Files in which this is the setting")
    return shown


def _posts(view: View, organisation: Organisation) -> Section:
    rows = [
        (
            post.title,
            code_words("access-role", post.role, view.day) if post.role else "None",
            _holders(view, organisation.holders(key, view.day)),
        )
        for key, post in organisation.posts.items()
    ]
    columns = ["Post", "Role in this system", f"Held on {day_words(view.day)}"]
    tables = [plain_table("", columns, rows)] if rows else []
    return Section("Posts", tables=tables, empty="No post has been created yet.")


def _holders(view: View, tenures: list[Tenure]) -> str:
    held = (f"{view.words.call('person', t.holder)}{_how(view, t)}" for t in tenures)
    return ", ".join(held) or "Vacant"


def _how(view: View, tenure: Tenure) -> str:
    if tenure.kind == "substantive":
        return ""
    return f" ({code_words('tenure-kind', tenure.kind, view.day).lower()})"


def _tenures(view: View, organisation: Organisation) -> Section:
    rows = [
        (
            view.words.call("post", t.post),
            view.words.link("person", t.holder),
            code_words("tenure-kind", t.kind, view.day),
            day_words(t.since),
            day_words(t.until) if t.until else "No end recorded",
        )
        for t in sorted(organisation.tenures.values(), key=lambda t: t.since, reverse=True)
    ]
    columns = ["Post", "Holder", "How held", "From", "Until"]
    tables = [plain_table("", columns, rows)] if rows else []
    return Section("Who held the posts", tables=tables, empty="Nobody has taken up a post yet.")
