"""Figures that authorities have published: how such a file is read, and what can be said of each table.

The TOML files in this folder are published figures, copied as they were seen.
"""

from __future__ import annotations

from importlib.resources import files

from heed.reports.published.check import Checked, Finding, Verdict, check
from heed.reports.published.model import Problem, PublishedFile, PublishedRow, PublishedTable
from heed.reports.published.read import parse, read_file


def packaged(name: str) -> PublishedFile:
    """A file of this folder, such as 'rotherham-2013-14.toml'. FileNotFoundError for any other name."""
    return parse(files(__name__).joinpath(name).read_text(encoding="utf-8"), name)


__all__ = [
    "Checked",
    "Finding",
    "Problem",
    "PublishedFile",
    "PublishedRow",
    "PublishedTable",
    "Verdict",
    "check",
    "packaged",
    "parse",
    "read_file",
]
