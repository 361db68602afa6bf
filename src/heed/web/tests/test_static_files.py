"""The built style sheets and scripts hold nothing that they must not."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

BUILT = Path(__file__).parents[1] / "static" / "built"
SHEETS = sorted((BUILT / "css").glob("*.css"))
needs_build = pytest.mark.skipif(
    not SHEETS, reason="the style sheets are not built; `make setup` builds them"
)


@needs_build
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
@pytest.mark.parametrize("word", ["GDS Transport", "crest", "http"])
def test_no_reserved_typeface_no_crest_and_no_address(sheet: Path, word: str) -> None:
    assert word.lower() not in sheet.read_text(encoding="utf-8").lower()


@needs_build
def test_every_file_that_pages_name_is_there() -> None:
    templates = (Path(__file__).parents[1] / "templates").rglob("*.html")
    named = {name for page in templates for name in re.findall(r"{% static '([^']+)' %}", page.read_text())}

    assert len(named) > 3
    assert [name for name in sorted(named) if finders.find(name) is None] == []


@needs_build
def test_the_brand_is_our_own_and_can_carry_white_text() -> None:
    found = re.search(r"--govuk-brand-colour:\s*(#[0-9a-f]{6})", (BUILT / "css" / "govuk.css").read_text())

    assert found is not None
    assert found[1] != "#1d70b8"
    assert contrast(found[1], "#ffffff") >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_agrees_with_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
