"""`audit` and `access` on the command line: one file of the kind its name says, or a Danish sentence and no file."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.bootstrap import OpenStore, open_store
from app.cli.commands import handler, parser
from app.errors import UserError
from app.services.people import list_people
from app.services.records import add_record
from tests.ready_stores import ReadyStores, case_of, copy_store
from tests.shipped import CHEAP, PASSPHRASE, TODAY

Run = Callable[..., int]


def seen_once(opened: OpenStore) -> None:
    """Look at the people of story B."""
    with opened.units.read("people.list") as unit:
        list_people(unit, case_of(opened, "2026-007"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready_stores: ReadyStores) -> Run:
    """A store with story B, and a way to run the two commands on it."""
    copy_store(ready_stores.after(seen_once, ("noah_case",))[0], tmp_path / "s.db")
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP, now=lambda: TODAY))

    def do(command: str, *words: object) -> int:
        whole = [command, "--store", str(tmp_path / "s.db"), "--case", "2026-007", *map(str, words)]
        return handler(command)(parser().parse_args(whole))

    return do


@pytest.mark.long
@pytest.mark.parametrize(("name", "begins"), [("a.pdf", b"%PDF"), ("a.csv", b"\xef\xbb\xbfDato"), ("a.json", b"{")])
def test_who_has_seen_the_case_is_written_as_the_name_says(run: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    assert (
        run("audit", "--person", "Heidi", "--from", "2026-11-01", "--to", "2026-11-30", "--out", tmp_path / name) == 0
    )
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_only_the_days_asked_for_are_written(run: Run, tmp_path: Path) -> None:
    run("audit", "--to", "2026-11-21", "--out", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["lines"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "a.docx"), "pdf, csv eller json"),
        (("--out", "a.pdf", "--from", "i går"), "ikke en dato"),
        (("--out", "a.pdf", "--person", "Ingen Sådan"), "passer på ingen"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    with pytest.raises(UserError, match=told):
        run("audit", *(str(tmp_path / each) if each.startswith("a.") else each for each in words))
    assert list(tmp_path.glob("a.*")) == []


def test_the_answer_leaves_out_what_nobody_decided_and_counts_it(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("access", "--person", "Jan", "--out", tmp_path / "svar.json") == 0
    text = (tmp_path / "svar.json").read_text(encoding="utf-8")
    assert "Jan Sørensen" in text
    assert "Heidi" not in text
    said = capsys.readouterr().out
    assert "oplysninger er udeladt" in said
    assert "har ingen taget stilling til" in said


def test_an_answer_with_a_protected_place_in_it_is_not_written(run: Run, tmp_path: Path) -> None:
    from app.services.access_request import AccessPick, decide
    from app.services.cases import find_case

    opened = open_store(tmp_path / "s.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    with opened.units.step("Notat", "record.add") as unit:
        case_id = find_case(unit, "2026-007")
        jan = next(each.id for each in list_people(unit, case_id) if each.name.startswith("Jan"))
        note = add_record(unit, case_id, "note", {"text": "Heidi sover hos Yasmin Farah."})
        unit.session.flush()
        decide(unit, case_id, person_id=jan, picks=[AccessPick("note", note, included=True)])
    opened.close()

    with pytest.raises(UserError, match="Intet er skrevet"):
        run("access", "--person", "Jan", "--out", tmp_path / "svar.pdf")
    assert not (tmp_path / "svar.pdf").exists()
