"""GOV.UK Frontend's own examples, given through our components: its options in, our HTML out."""

from collections.abc import Mapping
from typing import Any

from django.template import engines
from django.utils.safestring import SafeString

from heed.web.components import Cell, Column, Control, Item, Link, Part, Problem, Row, Table, Task
from heed.web.shell import Place

Options = Mapping[str, Any]


def render(source: str, **context: object) -> str:
    return str(engines["django"].from_string("{% load govuk %}" + source).render(context))


def words(options: Options | None, name: str = "") -> str:
    """The text or the HTML of an option, in the one form that our components take."""
    options = options or {}
    html = options.get(f"{name}Html" if name else "html")
    if html:
        return SafeString(html)
    return str(options.get(f"{name}Text" if name else "text") or "")


def link(options: Options) -> Link:
    return Link(
        words(options),
        options.get("href", ""),
        options.get("visuallyHiddenText", ""),
        options.get("classes", ""),
    )


def truthy(options: Any) -> list[Options]:
    return [one for one in options or () if one]


def button(o: Options) -> str:
    keys = ("href", "name", "value", "id", "classes")
    return render(
        "{% govuk_button text href=href name=name value=value type=type id=id classes=classes"
        " disabled=disabled prevent_double_click=twice %}",
        text=words(o),
        type=o.get("type", "submit"),
        disabled=o.get("disabled", False),
        twice=o.get("preventDoubleClick", False),
        **{key: o.get(key, "") for key in keys},
    )


def tag(o: Options) -> str:
    return render("{% govuk_tag text classes=classes %}", text=words(o), classes=o.get("classes", ""))


def summary_list(o: Options) -> str:
    card: Options = o.get("card") or {}
    return render(
        "{% govuk_summary_list rows card=card card_actions=actions heading_level=level classes=classes %}",
        rows=[summary_row(row) for row in truthy(o["rows"])],
        card=words(card.get("title")),
        actions=[link(action) for action in (card.get("actions") or {}).get("items", [])],
        level=(card.get("title") or {}).get("headingLevel", 2),
        classes=o.get("classes", ""),
    )


def summary_row(row: Options) -> Row:
    actions = [link(action) for action in (row.get("actions") or {}).get("items", [])]
    key_classes = row["key"].get("classes", "")
    return Row(words(row["key"]), words(row["value"]), actions, row.get("classes", ""), key_classes)


def table(o: Options) -> str:
    made = Table(
        columns=[
            Column(words(c), c.get("format") == "numeric", c.get("classes", ""))
            for c in truthy(o.get("head"))
        ],
        rows=[
            [Cell(words(c), c.get("format") == "numeric", c.get("classes", "")) for c in row]
            for row in filter(None, o["rows"])
        ],
        caption=o.get("caption", ""),
        caption_classes=o.get("captionClasses", ""),
        first_cell_is_header=o.get("firstCellIsHeader", False),
        classes=o.get("classes", ""),
    )
    return render("{% govuk_table table %}", table=made)


def notification_banner(o: Options) -> str:
    context = {
        "text": words(o),
        "success": o.get("type") == "success",
        "title": words(o, "title"),
        "title_id": o.get("titleId", ""),
        "classes": o.get("classes", ""),
    }
    settings = "success=success title=title title_id=title_id classes=classes"
    if o.get("html"):
        return render(
            f"{{% govuk_notification {settings} %}}{{{{ text }}}}{{% endgovuk_notification %}}", **context
        )
    return render(f"{{% govuk_notification_banner text {settings} %}}", **context)


def warning_text(o: Options) -> str:
    return render(
        "{% govuk_warning_text text fallback=fallback classes=classes %}",
        text=words(o),
        fallback=o.get("iconFallbackText", "Warning"),
        classes=o.get("classes", ""),
    )


def inset_text(o: Options) -> str:
    return render(
        "{% govuk_inset_text id=id classes=classes %}{{ text }}{% endgovuk_inset_text %}",
        text=words(o),
        id=o.get("id", ""),
        classes=o.get("classes", ""),
    )


def details(o: Options) -> str:
    return render(
        "{% govuk_details summary open=open id=id classes=classes %}{{ text }}{% endgovuk_details %}",
        summary=words(o, "summary"),
        text=words(o),
        open=o.get("open", False),
        id=o.get("id", ""),
        classes=o.get("classes", ""),
    )


def back_link(o: Options) -> str:
    return render(
        "{% govuk_back_link href text classes=classes %}",
        href=o.get("href", "#"),
        text=words(o) or "Back",
        classes=o.get("classes", ""),
    )


def breadcrumbs(o: Options) -> str:
    return render(
        "{% govuk_breadcrumbs items label=label collapse=collapse classes=classes %}",
        items=[link(item) for item in o["items"]],
        label=o.get("labelText", "Breadcrumb"),
        collapse=o.get("collapseOnMobile", False),
        classes=o.get("classes", ""),
    )


def pagination(o: Options) -> str:
    def leads(name: str) -> Link | None:
        to = o.get(name)
        return Link(words(to), to["href"], hidden=to.get("labelText", "")) if to else None

    landmark = o.get("landmarkLabel", "Pagination")
    return render(
        "{% govuk_pagination previous next landmark=landmark %}",
        previous=leads("previous"),
        next=leads("next"),
        landmark=landmark,
    )


def panel(o: Options) -> str:
    return render(
        "{% govuk_panel title text heading_level=level classes=classes %}",
        title=words(o, "title"),
        text=words(o),
        level=o.get("headingLevel", 1),
        classes=o.get("classes", ""),
    )


def task_list(o: Options) -> str:
    return render(
        "{% govuk_task_list items prefix=prefix classes=classes %}",
        items=[task(item) for item in truthy(o["items"])],
        prefix=o.get("idPrefix", "task-list"),
        classes=o.get("classes", ""),
    )


def task(item: Options) -> Task:
    status, title = item["status"], words(item["title"])
    label = status.get("tag")
    colour = label.get("classes", "").removeprefix("govuk-tag--") or "none" if label else ""
    return Task(
        title,
        words(label or status),
        item.get("href", ""),
        words(item.get("hint")),
        colour,
        item.get("classes", ""),
    )


def error_summary(o: Options) -> str:
    return render(
        "{% govuk_error_summary problems title=title description=description classes=classes %}",
        problems=[Problem(words(item), item.get("href", "")) for item in o.get("errorList", [])],
        title=words(o, "title"),
        description=words(o, "description"),
        classes=o.get("classes", ""),
    )


def service_navigation(o: Options) -> str:
    current = {(True, False): "page", (False, True): "true"}
    items = [
        Place(words(i), i["href"], current.get((i.get("current", False), i.get("active", False)), ""))
        for i in truthy(o["navigation"])
    ]
    label = o.get("navigationLabel", "Menu")
    return render("{% govuk_service_navigation items label=label %}", items=items, label=label)


def phase_banner(o: Options) -> str:
    return render("{% govuk_phase_banner tag text %}", tag=words(o["tag"]), text=words(o))


def generic_header(o: Options) -> str:
    text = SafeString(o["logoHtml"]) if o.get("logoHtml") else o["logoText"]
    return render("{% govuk_generic_header text url %}", text=text, url=o.get("url", "/"))


def skip_link(o: Options) -> str:
    return render("{% govuk_skip_link text href %}", text=words(o), href=o.get("href", "#content"))


def control(kind: str, o: Options, **more: Any) -> str:
    titled = (o.get("fieldset") or {}).get("legend") or o.get("label") or {}
    made = Control(
        kind=kind,
        id=o.get("id") or o.get("idPrefix") or o["name"],
        name=o.get("name", ""),
        label=words(titled),
        label_classes=titled.get("classes", ""),
        page_heading=titled.get("isPageHeading", False),
        hint=words(o.get("hint")),
        error=words(o.get("errorMessage")),
        classes=o.get("classes", ""),
        fieldset="fieldset" in o,
        described_by=o.get("describedBy") or (o.get("fieldset") or {}).get("describedBy", ""),
        **more,
    )
    return render("{% include c.template %}", c=made)


def spelling(o: Options) -> str:
    return str(o["spellcheck"]).lower() if "spellcheck" in o else ""


def input_(o: Options) -> str:
    return control(
        "input",
        o,
        value=str(o.get("value", "")),
        type=o.get("type", "text"),
        spellcheck=spelling(o),
        autocomplete=o.get("autocomplete", ""),
        inputmode=o.get("inputmode", ""),
    )


def textarea(o: Options, kind: str = "textarea", **more: Any) -> str:
    return control(
        kind,
        o,
        value=o.get("value", ""),
        rows=o.get("rows", 5),
        spellcheck=spelling(o),
        autocomplete=o.get("autocomplete", ""),
        **more,
    )


def character_count(o: Options) -> str:
    return textarea(o, "character_count", maxlength=o["maxlength"])


def select(o: Options) -> str:
    items = [
        Item(
            str(item["value"]),
            item["text"],
            checked=item.get("selected", "value" in o and item["value"] == o["value"]),
            disabled=item.get("disabled", False),
        )
        for item in truthy(o["items"])
    ]
    return control("select", o, items=items)


def choices(kind: str, o: Options) -> str:
    prefix = o.get("idPrefix") or o["name"]
    chosen = o.get("values", [o.get("value")])
    items: list[Item] = []
    divider = ""
    for place, item in enumerate(o["items"], start=1):
        if not item:
            continue
        if item.get("divider"):
            divider = item["divider"]
            continue
        items.append(choice(item, prefix + (f"-{place}" if place > 1 else ""), chosen, divider))
        divider = ""
    return control(kind, o, items=items)


def choice(item: Options, usual_id: str, chosen: list[Any], divider: str) -> Item:
    return Item(
        value=str(item["value"]),
        text=words(item),
        id=item.get("id", usual_id),
        name=item.get("name", ""),
        hint=words(item.get("hint")),
        checked=item.get("checked", item["value"] in chosen),
        disabled=item.get("disabled", False),
        divider=divider,
        reveal=SafeString((item.get("conditional") or {}).get("html") or ""),
        exclusive=item.get("behaviour") == "exclusive",
    )


def date_input(o: Options) -> str:
    prefix = f"{o['namePrefix']}-" if o.get("namePrefix") else ""
    usual = [{"name": name, **(o.get(name) or {})} for name in DATE_PARTS if o.get(name) is not False]
    given = o.get("items") or usual
    any_error = any(item.get("error") or "--error" in item.get("classes", "") for item in given)
    parts = [date_part(o, item, prefix, any_error) for item in given]
    return control("date", {**o, "name": ""}, parts=parts)


DATE_PARTS = ("day", "month", "year")


def date_part(o: Options, item: Options, prefix: str, any_error: bool) -> Part:
    name, whole = item["name"], o.get(item["name"]) or {}
    wrong = item.get("error") or "--error" in item.get("classes", "")
    values = o.get("values") or {}
    return Part(
        id=item.get("id", f"{o['id']}-{name}"),
        name=f"{prefix}{name}",
        label=item.get("label", name.capitalize()),
        value=str(item.get("value") or whole.get("value") or values.get(prefix + name, "")),
        width=4 if name.endswith("year") else 2,
        error=bool(wrong if any_error else "errorMessage" in o and item.get("error") is not False),
        inputmode=item.get("inputmode", "numeric"),
    )
