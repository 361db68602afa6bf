"""Findings as a table for people."""

from collections.abc import Sequence

from bench.measure import Finding, Spread

HEADS = ("measured", "figure", "against", "its figure", "ratio (least to greatest)", "target", "met")


def table(findings: Sequence[Finding]) -> str:
    """Columns as wide as they need to be, in Markdown, so that it can be kept as it is."""
    rows = [HEADS, *map(_row, findings)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _row(finding: Finding) -> tuple[str, ...]:
    more = "".join(f"; {name} {value}" for name, value in finding.more.items())
    return (
        f"{finding.benchmark}: {finding.case}{more}",
        f"{finding.figure.median:,g} {finding.unit}",
        finding.against or "-",
        f"{finding.other.median:,g}" if finding.other else "-",
        _spread(finding.ratio) if finding.ratio else "-",
        str(finding.target) if finding.target else "-",
        {True: "yes", False: "NO", None: "-"}[finding.met],
    )


def _spread(ratio: Spread) -> str:
    return f"{ratio.median:.2f} ({ratio.least:.2f} to {ratio.greatest:.2f})"
