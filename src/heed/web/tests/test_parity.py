"""The components give the HTML that GOV.UK Frontend publishes with each of its own examples."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from heed.web.tests import upstream
from heed.web.tests.html_tree import tree
from heed.web.tests.upstream import Options

ROOT = Path(__file__).parents[4]
PUBLISHED = ROOT / "frontend" / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"


def published(component: str) -> list[dict[str, Any]]:
    path = PUBLISHED / component / "fixtures.json"
    if not path.exists():
        return []
    return list(json.loads(path.read_text(encoding="utf-8"))["fixtures"])


# A radio that reveals a field differs on purpose: upstream marks it with aria-expanded, which no radio may carry.
# For each component: how we give it, what of upstream's options we have no use for, how many examples remain.
Component = tuple[Callable[[Options], str], set[str], int]
NEVER = {"attributes", "formGroup", "beforeInput", "afterInput", "beforeInputs", "afterInputs"}
COMPONENTS: dict[str, Component] = {
    "button": (upstream.button, {"isStartButton"}, 31),
    "tag": (upstream.tag, set(), 11),
    "summary-list": (upstream.summary_list, {"row-actions-classes", "card-classes", "value-classes"}, 24),
    "table": (upstream.table, {"colspan", "rowspan"}, 14),
    "notification-banner": (
        upstream.notification_banner,
        {"titleHeadingLevel", "role", "disableAutoFocus"},
        14,
    ),
    "warning-text": (upstream.warning_text, set(), 7),
    "inset-text": (upstream.inset_text, set(), 5),
    "details": (upstream.details, set(), 9),
    "back-link": (upstream.back_link, set(), 6),
    "breadcrumbs": (upstream.breadcrumbs, set(), 10),
    "pagination": (upstream.pagination, {"items"}, 5),
    "panel": (upstream.panel, {"actions"}, 10),
    "task-list": (upstream.task_list, {"title-classes", "status-classes"}, 6),
    "error-summary": (upstream.error_summary, {"disableAutoFocus"}, 15),
    "service-navigation": (
        upstream.service_navigation,
        {
            "serviceName",
            "slots",
            "menuButtonText",
            "menuButtonLabel",
            "navigationClasses",
            "navigationId",
            "collapseNavigationOnMobile",
        },
        5,
    ),
    "phase-banner": (upstream.phase_banner, {"classes"}, 2),
    "generic-header": (upstream.generic_header, {"classes", "containerClasses"}, 4),
    "skip-link": (upstream.skip_link, {"classes"}, 6),
    "input": (
        upstream.input_,
        {"prefix", "suffix", "pattern", "disabled", "autocapitalize", "inputWrapper"},
        26,
    ),
    "textarea": (upstream.textarea, set(), 16),
    "character-count": (
        upstream.character_count,
        {
            "maxwords",
            "threshold",
            "countType",
            "textareaDescriptionText",
            "countMessage",
            "charactersUnderLimitText",
        },
        14,
    ),
    "select": (upstream.select, set(), 12),
    "radios": (lambda o: upstream.choices("radios", o), {"label", "conditional"}, 27),
    "checkboxes": (lambda o: upstream.choices("checkboxes", o), {"label"}, 30),
    "date-input": (upstream.date_input, {"pattern", "autocomplete"}, 15),
}

# Examples of what we never give: no option names them.
NEVER_GIVEN = {
    "button: don't prevent double click",
    "summary-list: actions with classes",
    "summary-list: overridden-widths",
    "task-list: with empty values",
    "phase-banner: text",
    "phase-banner: html as text",
    "character-count: to configure in JavaScript",
    "character-count: with neither maxlength, maxwords nor textarea description set",
    "select: hint",
    "select: without values",
    "select: without values with selected value",
    "select: with falsy values",
    "date-input: items with classes",
    "service-navigation: with non-link navigation items",
    "service-navigation: with no options set",
    "service-navigation: with navigation having only empty values",
    "service-navigation: with navigation being an empty array",
}


def used_options(options: Any, path: str = "") -> Iterator[str]:
    """The names of all options of an example, with two that only matter inside another."""
    if isinstance(options, dict):
        for name, value in options.items():
            yield name
            if path:
                yield f"{path}-{name}"
            yield from used_options(value, name)
    elif isinstance(options, list):
        for one in options:
            yield from used_options(one, path)


def cases() -> Iterator[Any]:
    for name, (_, unused, _) in COMPONENTS.items():
        for example in published(name):
            case_id = f"{name}: {example['name']}"
            used = set(used_options(example["options"]))
            if case_id not in NEVER_GIVEN and not (NEVER | unused) & used:
                yield pytest.param(name, example, id=case_id)


CASES = list(cases())
needs_package = pytest.mark.skipif(
    not PUBLISHED.exists(), reason="GOV.UK Frontend is not installed; `make setup` installs it"
)


@needs_package
@pytest.mark.parametrize(("component", "example"), CASES)
def test_html_equals_what_is_published(component: str, example: dict[str, Any]) -> None:
    give, _, _ = COMPONENTS[component]

    assert tree(give(example["options"])) == tree(example["html"])


@needs_package
@pytest.mark.parametrize("component", COMPONENTS)
def test_enough_examples_are_compared(component: str) -> None:
    """An option added to the unused ones must not quietly empty the comparison."""
    compared = sum(case.values[0] == component for case in CASES)

    assert compared >= COMPONENTS[component][2]


def test_the_comparison_notices_a_lost_space_and_a_changed_class() -> None:
    right = '<p class="a">One<span class="b"> two</span> three</p>'

    assert tree(right) != tree(right.replace(" three", "three"))
    assert tree(right) != tree(right.replace('"b"', '"c"'))
    assert tree(right) == tree(right.replace('<p class="a">', '<p\n class="a">\n  '))
