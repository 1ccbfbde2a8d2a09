"""The self-test does every part of the program, and names the one that fails."""

import argparse
from pathlib import Path

import pytest

from app.cli import selftest
from app.cli.main_job import carry_out
from app.cli.paper_check import NOT_A_PDF, faults_of
from app.cli.selftest import PARTS, SelfTest
from app.errors import StoreError
from app.paths import resources
from tests.shipped import CHEAP


def test_every_part_is_tried_and_said_in_a_line_with_its_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    monkeypatch.setattr(selftest, "COST", CHEAP)
    assert selftest.selftest(argparse.Namespace()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [each.partition(":")[0] for each in lines[:-1]] == list(PARTS)
    assert all("i orden (" in each and each.endswith(" s)") for each in lines[:-1])


def test_what_fails_is_named_and_the_rest_is_still_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(_test: SelfTest) -> str:
        raise StoreError("ordbogen svarer ikke")

    def ours(_test: SelfTest) -> str:
        raise ZeroDivisionError("Asta")

    monkeypatch.setattr("app.fault_log.log_file", lambda: tmp_path / "rundbord.log", raising=False)
    parts = {"Stavekontrol": broken, "Vindue": ours, "Plan": PARTS["Plan på papir"], "Billede": lambda _test: ""}
    monkeypatch.setattr(selftest, "PARTS", parts)
    with pytest.raises(StoreError, match="Stavekontrol, Vindue, Plan"):
        selftest.selftest(argparse.Namespace())
    out = capsys.readouterr().out
    assert "Stavekontrol: FEJL: ordbogen svarer ikke" in out
    assert "Vindue: FEJL: den kunne ikke gøres (ZeroDivisionError)" in out
    assert "Asta" not in out
    assert "Billede: i orden" in out


def test_a_paper_that_is_not_what_it_promises_is_found(store: object) -> None:
    pdf = carry_out(store.units).pdf  # type: ignore[attr-defined]  # an open store
    assert faults_of(pdf, ["henter Asta til gymnastik"]) == []
    assert faults_of(pdf, ["henter Bo"]) == ["»henter Bo« står der ikke"]
    assert faults_of(b"hej", []) == [NOT_A_PDF]
    assert "PDF/UA-1 mangler" in faults_of(pdf.replace(b"<pdfuaid:part>1", b"<pdfuaid:part>7"), [])


def test_the_picture_of_the_self_test_is_small() -> None:
    assert (resources() / "selftest" / "billede.heic").stat().st_size < 1000
