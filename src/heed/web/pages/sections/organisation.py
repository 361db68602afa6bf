"""What the file of an organisation says: what it is and became, its posts, and who held each of them when."""

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils.html import format_html

from heed.access.names import post_titles, titles
from heed.access.posts import answering_posts
from heed.access.workplaces import PART_OF, SUCCEEDED, ties_to
from heed.facts.organisation import Organisation, Tenure, fold_organisation
from heed.web.components import Row, plain_table
from heed.web.pages.present import Words, code_words, present
from heed.web.pages.sections import Section, View
from heed.web.pages.sections.person import files_with
from heed.web.words import day_words

NOBODY = "Vacant, and nobody above"


def sections(view: View) -> list[Section]:
    """The description, what became of it, the posts with their holders of the day, the dated history."""
    organisation = fold_organisation(view.history)
    assert organisation.described is not None  # noqa: S101 - the first fact of such a file
    shown = [
        Section("Description", present(organisation.described, view.words, view.day)),
        _fate(view, organisation),
        _posts(view, organisation),
        _tenures(view, organisation),
    ]
    if view.worker.may("read-cases"):
        shown += files_with(view, ("setting",), "Files in which this is the setting")
    return shown


def _fate(view: View, organisation: Organisation) -> Section:
    tied = _tied(view) if view.as_known is None else {}
    rows = [*_became(view, organisation), *_others(tied), *_who_worked(view)]
    listed = [file for files in tied.values() for file in files]
    return Section("What it was and became", rows, empty="Nothing else is recorded.", listed=listed)


def _became(view: View, organisation: Organisation) -> Iterator[Row]:
    if organisation.former_names:
        yield Row("Former names", ", ".join(organisation.former_names))
    for part in organisation.part_of:
        words = format_html("{}, since {}", _link(view, part.parent), day_words(part.since))
        yield Row("Part of", words)
    for succeeded in organisation.succeeded:
        how = code_words("organisation-succession", succeeded.succeeded_as, view.day)
        from_day = day_words(succeeded.on)
        yield Row(
            "Succeeded by", format_html("{} ({}), from {}", _link(view, succeeded.successor), how, from_day)
        )
    if organisation.closed:
        yield Row("Closed", f"{day_words(organisation.closed.on)}. {organisation.closed.reason}")


def _who_worked(view: View) -> Iterator[Row]:
    if view.worker.may("read-cases"):
        href = f"{reverse('workplaces')}?organisation={view.file}"
        yield Row(
            "Who worked here",
            format_html('<a class="govuk-link" href="{}">Ask who worked here, and when</a>', href),
        )


def _tied(view: View) -> dict[str, list[str]]:
    """Those whose own files say that this one succeeded them, or that they are part of it."""
    return {"Succeeded": ties_to(view.file, SUCCEEDED), "Has as a part": ties_to(view.file, PART_OF)}


def _others(found: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    names = titles(file for files in found.values() for file in files)
    words = Words(names=names, links=frozenset(names))
    for key, files in found.items():
        for file in files:
            yield Row(key, words.link("organisation", file))


def _link(view: View, organisation: str) -> str:
    return view.words.link("organisation", organisation)


def _posts(view: View, organisation: Organisation) -> Section:
    duties = _duties(view, organisation)
    rows = [
        (
            post.title,
            code_words("access-role", post.role, view.day) if post.role else "None",
            _holders(view, organisation.holders(key, view.day)) or _ended(view, organisation, key),
            _answers_to(view, organisation, key),
            duties.get(key, "Not shown for a past day"),
        )
        for key, post in organisation.posts.items()
    ]
    columns = ["Post", "Role in this system", f"Held on {day_words(view.day)}", "Answers to", "Its duties"]
    tables = [plain_table("", columns, rows)] if rows else []
    return Section("Posts", tables=tables, empty="No post has been created yet.")


def _ended(view: View, organisation: Organisation, post: str) -> str:
    """'Vacant', or since when there is no such post."""
    if not organisation.has_ended(post, view.day):
        return "Vacant"
    ended = organisation.ended[post]
    return f"{code_words('post-ending', ended.ended_as, view.day)} after {day_words(ended.on)}"


def _answers_to(view: View, organisation: Organisation, post: str) -> str:
    above = organisation.above(post, view.day)
    return view.words.call("post", above) if above else "Not recorded"


def _duties(view: View, organisation: Organisation) -> dict[str, str]:
    """Whose the duties of each post are on the day, leading to what waits for who may see it of any post."""
    if not organisation.posts or view.as_known is not None:
        return {}
    answers = {post: by for post, by in answering_posts(view.day).items() if post in organisation.posts}
    called = post_titles(answers.values())
    whose = {
        post: called[by] if by != post else "Its own" if organisation.holders(post, view.day) else NOBODY
        for post, by in answers.items()
    }
    if not view.worker.may("decide"):
        return whose
    return {post: _waiting_link(post, words) for post, words in whose.items()}


def _waiting_link(post: str, words: str) -> str:
    href = f"{reverse('handover')}?post={post}"
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, words)


def _holders(view: View, tenures: list[Tenure]) -> str:
    return ", ".join(f"{view.words.call('person', t.holder)}{_how(view, t)}" for t in tenures)


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
