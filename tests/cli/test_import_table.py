"""`rundbord import-table`: a dry run first, columns guessed, told or remembered, and no number in what is refused."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import open_store
from app.cli.commands import handler, parser
from app.errors import UserError
from app.paths import resources
from app.services.cases import list_cases
from tests.doing import ask
from tests.ready_stores import ReadyStores, copy_store
from tests.shipped import CHEAP, PASSPHRASE, TODAY

Run = Callable[..., int]
LIST = "Kode;Navn;CPR\n7;Ida Holm;140315-4321\n8;Bo;1234\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready_stores: ReadyStores) -> Run:
    """Run the command, cheaply, on a store of its own."""
    copy_store(ready_stores(()), tmp_path / "S")
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP, now=lambda: TODAY))

    def carry_out(*words: object, file: object = tmp_path / "liste.csv") -> int:
        told = ("import-table", file, "--store", tmp_path / "S", *words)
        arguments = parser().parse_args([str(each) for each in told])
        return handler(arguments.command)(arguments)

    return carry_out


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def numbers(store: Path) -> list[str]:
    opened = open_store(store, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        return [line.number for line in ask(opened, list_cases)]
    finally:
        opened.close()


def test_a_dry_run_tells_what_would_happen_and_keeps_nothing(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--dry-run", "--json", "--columns", "Kode=number;Navn=name;CPR=cpr") == 2
    found = told(capsys)
    assert found["counts"] == {"new": 1, "fill": 0, "known": 0, "waits": 1, "left_out": 0}
    assert [each["fate"] for each in found["cases"]] == ["new", "waits"]
    assert found["cases"][1]["told"] == ["Række 3, »CPR«: CPR-nummeret har 4 tal. Der skal være 10."]
    assert numbers(tmp_path / "S") == []


def test_columns_that_are_told_are_remembered_by_name_and_what_waits_is_written(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = ("--columns", "Kode=number;Navn=name;CPR=cpr", "--mapping", "System")
    assert run(*columns, "--untaken", tmp_path / "rest.csv") == 2
    assert numbers(tmp_path / "S") == ["7"]
    assert "140315" not in capsys.readouterr().out
    assert "Bo" in (tmp_path / "rest.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert run("--mapping", "System", "--without-faults", "--json") == 0
    assert told(capsys)["counts"] == {"new": 1, "fill": 0, "known": 1, "waits": 0, "left_out": 0}
    assert sorted(numbers(tmp_path / "S")) == ["7", "8"]


def test_the_columns_of_the_shipped_workbook_are_guessed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--dry-run", "--without-faults", file=resources() / "examples" / "sagsliste.xlsx") == 0
    assert "ny sag: 30" in capsys.readouterr().out


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    [
        ("--columns", "Findes ikke=name"), ("--columns", "Navn=findes_ikke"), ("--columns", "Navn"),
        ("--columns", "CPR=cpr"), ("--mapping", "Ukendt"), ("--sheet", "Ark 9"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_in_one_line_without_anybodys_number(run: Run, words: tuple[str, ...]) -> None:
    with pytest.raises(UserError) as refused:
        run(*words)
    assert "140315" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_list_is_refused_before_the_store_is_opened(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", "forkert")
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(UserError, match="regneark"):
        run(file=tmp_path / "x.pdf")
