"""Each GOV.UK component once, as a template tag that takes text or the data of `heed.web.components`.

Tags that hold content are closed by `end` and their name: {% govuk_details "More" %}..{% endgovuk_details %}.
"""

from collections.abc import Sequence

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from heed.web.components import Cell, Event, Link, Problem, Row, Table, Task

register = template.Library()

Context = dict[str, object]


@register.inclusion_tag("heed/components/button.html")
def govuk_button(
    text: str,
    *,
    href: str = "",
    name: str = "",
    value: str = "",
    type: str = "submit",
    id: str = "",
    classes: str = "",
    disabled: bool = False,
    prevent_double_click: bool = False,
) -> Context:
    return dict(locals())


@register.inclusion_tag("heed/components/tag.html")
def govuk_tag(text: str, *, colour: str = "", classes: str = "") -> Context:
    return {"text": text, "classes": f"govuk-tag--{colour}" if colour else classes}


@register.inclusion_tag("heed/components/summary_list.html")
def govuk_summary_list(
    rows: Sequence[Row],
    *,
    card: str = "",
    card_actions: Sequence[Link] = (),
    heading_level: int = 2,
    classes: str = "",
) -> Context:
    return {**locals(), "any_actions": any(row.actions for row in rows)}


@register.inclusion_tag("heed/components/table.html")
def govuk_table(table: Table) -> Context:
    return {"table": table, "rows": [_labelled(row, table) for row in table.rows]}


def _labelled(row: Sequence[Cell], table: Table) -> list[tuple[str, Cell]]:
    """Each cell with the heading of its column, which leads it where rows are stacked."""
    labels = [column.text for column in table.columns]
    return list(zip([*labels, *[""] * len(row)], row, strict=False))


@register.inclusion_tag("heed/components/notification.html")
def govuk_notification_banner(
    text: str, *, success: bool = False, title: str = "", title_id: str = "", classes: str = ""
) -> Context:
    return _notification(text, "", success=success, title=title, title_id=title_id, classes=classes)


@register.simple_block_tag
def govuk_notification(
    content: str, *, success: bool = False, title: str = "", title_id: str = "", classes: str = ""
) -> SafeString:
    """A notification banner with content of its own, such as a list."""
    context = _notification("", content, success=success, title=title, title_id=title_id, classes=classes)
    return render_to_string("heed/components/notification.html", context)


def _notification(
    text: str, content: str, *, success: bool, title: str, title_id: str, classes: str
) -> Context:
    return {
        "text": text,
        "content": content,
        "success": success,
        "title": title or ("Success" if success else "Important"),
        "title_id": title_id or "govuk-notification-banner-title",
        "classes": classes,
    }


@register.inclusion_tag("heed/components/warning_text.html")
def govuk_warning_text(text: str, *, fallback: str = "Warning", classes: str = "") -> Context:
    return {"text": text, "fallback": fallback, "classes": classes}


@register.simple_block_tag
def govuk_inset_text(content: str, *, id: str = "", classes: str = "") -> SafeString:
    return render_to_string("heed/components/inset_text.html", dict(locals()))


@register.simple_block_tag
def govuk_details(
    content: str,
    summary: str,
    *,
    open: bool = False,
    id: str = "",
    classes: str = "",
) -> SafeString:
    return render_to_string("heed/components/details.html", dict(locals()))


@register.inclusion_tag("heed/components/back_link.html")
def govuk_back_link(href: str, text: str = "Back", *, classes: str = "") -> Context:
    return {"href": href, "text": text, "classes": classes}


@register.inclusion_tag("heed/components/breadcrumbs.html")
def govuk_breadcrumbs(
    items: Sequence[Link], *, label: str = "Breadcrumb", collapse: bool = False, classes: str = ""
) -> Context:
    return dict(locals())


@register.inclusion_tag("heed/components/pagination.html")
def govuk_pagination(
    previous: Link | None = None, next: Link | None = None, *, landmark: str = "Pagination"
) -> Context:
    """Links to the page before and the page after; the `hidden` text of each is shown as its label."""
    return dict(locals())


@register.inclusion_tag("heed/components/panel.html")
def govuk_panel(title: str, text: str = "", *, heading_level: int = 1, classes: str = "") -> Context:
    return {**locals(), "interruption": "govuk-panel--interruption" in classes}


@register.inclusion_tag("heed/components/task_list.html")
def govuk_task_list(items: Sequence[Task], *, prefix: str = "task-list", classes: str = "") -> Context:
    return dict(locals())


@register.inclusion_tag("heed/components/timeline.html")
def moj_timeline(events: Sequence[Event], *, heading_level: int = 3) -> Context:
    return dict(locals())


@register.inclusion_tag("heed/components/error_summary.html")
def govuk_error_summary(
    problems: Sequence[Problem],
    *,
    title: str = "There is a problem",
    description: str = "",
    classes: str = "",
) -> Context:
    return dict(locals())


@register.inclusion_tag("heed/components/service_navigation.html")
def govuk_service_navigation(items: Sequence[object], *, label: str = "Menu") -> Context:
    return dict(locals())


@register.inclusion_tag("heed/components/phase_banner.html")
def govuk_phase_banner(tag: str, text: str) -> Context:
    return {"tag": tag, "text": text}


@register.inclusion_tag("heed/components/generic_header.html")
def govuk_generic_header(text: str, url: str = "/") -> Context:
    return {"text": text, "url": url}


@register.inclusion_tag("heed/components/skip_link.html")
def govuk_skip_link(text: str, href: str = "#content") -> Context:
    return {"text": text, "href": href}
