"""Key figures on the command line: printed, written to files, given to the leader and added up by her."""

import csv
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.bootstrap import OpenStore, open_store
from app.cli.commands import handler, parser
from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.case import Case
from app.services.cases import start_case
from app.services.figure_definitions import shipped_figures
from tests.shipped import CHEAP, PASSPHRASE, TODAY

Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP, now=lambda: TODAY))

    def carry_out(*words: object) -> str:
        arguments = parser().parse_args([str(each) for each in words])
        assert handler(arguments.command)(arguments) == 0
        return capsys.readouterr().out

    return carry_out


@pytest.fixture
def path(store: OpenStore) -> Path:
    """Seven cases that began in April, two of them alike in everything."""
    with store.units.step("Skridt", "test") as unit:
        for each in range(7):
            case_id = start_case(unit, child_name=f"Barn {each}", birth="2018")
            unit.get(Case, case_id).opened_on = ApproxDate.parse("2026-04-01")
    store.close()
    return store.vault.path


def test_all_figures_are_printed_for_scripts_with_what_they_are_counted_from(path: Path, run: Run) -> None:
    rows = json.loads(run("figures", "--store", path, "--period", "2026H1", "--json"))
    assert [each["id"] for each in rows] == [each.id for each in shipped_figures()]
    for each in rows:
        assert {"id", "name", "numerator", "denominator", "n", "suppressed", "definition", "source"} <= each.keys()
        assert (each["definition_id"], each["period"]) == (each["id"], "2026H1")
    told = {each["id"]: each for each in rows}
    assert (told["cases_opened"]["numerator"], told["cases_opened"]["suppressed"]) == (7, False)
    assert [each["count"] for each in told["cases_open"]["parts"]] == [0, 7]
    assert (told["talked_with"]["numerator"], told["talked_with"]["denominator"]) == (0, 7)


def test_they_are_printed_for_people_too(path: Path, run: Run) -> None:
    told = run("figures", "--store", path, "--period", "2026H2").splitlines()
    assert told[0] == "2026H2: 2. halvår 2026 (1. september 2026 – 28. februar 2027)"
    assert told[1] == "Perioden er ikke slut. Talt til og med 22. november 2026."
    assert told[-1] == "Grupper på 1-4 er skjult, og det, de kunne regnes ud af."
    assert any(line.startswith("Åbne sager: 7") for line in told)


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_they_are_written_as_the_ending_says(path: Path, run: Run, tmp_path: Path, ending: str, begins: bytes) -> None:
    file = tmp_path / f"tal.{ending}"
    assert run("figures", "--store", path, "--period", "2026H1", "--out", file) == ""
    assert file.read_bytes().startswith(begins)
    if ending == "csv":
        rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
        assert next(each for each in rows if each["Id"] == "cases_opened")["Antal"] == "7"


def test_only_what_protects_everybody_goes_to_a_file(path: Path, run: Run, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="skærmen"):
        run("figures", "--store", path, "--period", "2026-01-01..2026-02-01", "--out", tmp_path / "a.csv")
    run("figures", "--store", path, "--period", "2026H1", "--out", tmp_path / "b.csv")
    with pytest.raises(UserError, match="Vælg et halvår"):
        run("figures", "--store", path, "--period", "2026Q2", "--out", tmp_path / "c.csv")
    run("figures", "--store", path, "--period", "2026Q2", "--rhythm", "quarters", "--out", tmp_path / "d.csv")
    with pytest.raises(UserError, match="ender på"):
        run("figures", "--store", path, "--period", "2026Q2", "--out", tmp_path / "e.txt")
    assert sorted(each.name for each in tmp_path.glob("*.[ct]*")) == ["b.csv", "d.csv"]


def test_files_of_colleagues_are_read_all_or_none_and_added_up(path: Path, run: Run, tmp_path: Path) -> None:
    first, second, quarter = (tmp_path / f"{name}.json" for name in ("hold-a", "hold-b", "kvartal"))
    for file in (first, second):
        run("period-file", "--store", path, "--period", "2026H1", "--out", file)
    page = json.loads(run("merge-figures", "--store", path, "--file", first, second, "--json"))
    told = {each["id"]: each for each in page["figures"]}
    assert (page["files"], told["cases_opened"]["n"]) == (2, {"low": 14, "high": 14, "hidden_in": 0})
    again = json.loads(run("merge-figures", "--store", path, "--file", second, "--json"))
    assert again == page, "a file that was read before is counted once, and a script may be run again"
    assert "Nye sager: 14" in run("merge-figures", "--store", path, "--period", "2026H1")
    run("figures", "--store", path, "--period", "2026Q2", "--rhythm", "quarters")
    run("period-file", "--store", path, "--period", "2026Q2", "--out", quarter)
    third = tmp_path / "hold-c.json"
    third.write_text(first.read_text(encoding="utf-8").replace('"mark": "', '"mark": "0')[:-1], encoding="utf-8")
    folder = tmp_path / "mappe"
    folder.mkdir()
    for words, wrong in (
        (("--file", folder), "Skriv --period"),
        (("--file", first, third), "Ingen af filerne er læst. hold-c.json"),
        (("--file", quarter, first), "ikke fra samme periode"),
        (("--file", quarter, "--period", "2026H1"), "anden periode"),
        (("--file", third), "kan ikke være sådan"),
        ((), "Skriv --period"),
    ):
        with pytest.raises(UserError, match=wrong):
            run("merge-figures", "--store", path, *words)
    assert json.loads(run("merge-figures", "--store", path, "--period", "2026Q2", "--json"))["files"] == 0
    run("merge-figures", "--store", path, "--period", "2026H1", "--out", tmp_path / "d.pdf")
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_only_for_the_screen_says_so_and_hides_what_all_hide(
    path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = parser().parse_args(["figures", "--store", str(path), "--period", "2026-01-01..2026-05-01", "--json"])
    assert handler(arguments.command)(arguments) == 0
    told = capsys.readouterr()
    assert "kun til skærmen" in told.err
    rows = json.loads(told.out)
    counts = [part["count"] for row in rows for part in row["parts"]] + [row["n"] for row in rows]
    assert not [each for each in counts if each in (1, 2, 3, 4)]
