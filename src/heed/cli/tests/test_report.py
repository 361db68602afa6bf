"""`heed report year`: every table or none."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from heed.cli import report
from heed.cli.errors import Advice
from heed.facts.allegation import AllegationFileOpened
from heed.reports.measures import MEASURES
from heed.reports.partition import check_partition
from heed.reports.table import DoesNotAddUp
from heed.store.record import record
from heed.store.sealing import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_incident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heed.cli.ready.ready", lambda: None)
    fact = AllegationFileOpened(
        reference="A-AAA-AAA", concern="c", summary="In brief.", referred=date(2013, 9, 2), owner="post-1"
    )
    record(
        actor=Actor("person-1", "post-1"),
        command="incident",
        now=datetime(2013, 9, 2, 9, tzinfo=UTC),
        reads={"incident-1": 0},
        decide=lambda _: {"incident-1": [fact]},
    )


def asked(*words: str) -> Namespace:
    parser = ArgumentParser()
    report.add_arguments(parser)
    return parser.parse_args(words)


def test_each_table_is_written_as_csv_and_all_as_one_page(tmp_path: Path) -> None:
    assert report.run(asked("year", "2013-14", "--out", str(tmp_path / "out"))) == 0
    sector = (tmp_path / "out" / "incidents-by-sector.csv").read_text(encoding="utf-8")
    assert "not-recorded,Not recorded,1" in sector
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert page.count("<table>") == len(MEASURES)
    assert "In brief." not in page


def test_as_known_on_a_day_before_leaves_it_out(tmp_path: Path) -> None:
    report.run(asked("year", "2013-14", "--out", str(tmp_path / "out"), "--as-known-on", "2013-09-01"))
    sector = (tmp_path / "out" / "incidents-by-sector.csv").read_text(encoding="utf-8")
    assert "2013-09-01,total,,Total,0" in sector


def test_a_table_that_does_not_add_up_leaves_nothing_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    difference = check_partition([("Row", 1)], 2)
    assert difference

    def refuse(*_: object) -> None:
        raise DoesNotAddUp("Incidents", difference)

    monkeypatch.setattr("heed.reports.year.year_tables", refuse)
    assert report.run(asked("year", "2013-14", "--out", str(tmp_path / "out"))) == 1
    assert "1 short" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_leaves_no_half_of_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("heed.reports.html_out.to_html", full)
    with pytest.raises(OSError, match="No space left"):
        report.run(asked("year", "2013-14", "--out", str(tmp_path / "out")))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(Advice, match="not empty"):
        report.run(asked("year", "2013-14", "--out", str(tmp_path)))


def test_what_is_no_year_is_said(tmp_path: Path) -> None:
    with pytest.raises(Advice, match="not a year"):
        report.run(asked("year", "2013-15", "--out", str(tmp_path / "out")))
