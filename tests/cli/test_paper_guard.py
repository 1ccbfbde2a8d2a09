"""The leak guard on the command line: nothing is written, one Danish line, exit code 2, and a way to say it may."""

import argparse
from functools import partial
from pathlib import Path

import pytest
from doing import ask, do

from app.bootstrap import OpenStore, open_store
from app.cli import paper_commands
from app.errors import UserError
from app.models.log import Audit
from app.models.people import Household, Person
from app.services.agreements import add_agreement
from app.services.cases import find_case
from app.services.ports import Unit
from tests.shipped import CHEAP, PASSPHRASE, TODAY

ADDRESS = "Hemmelig Vej 12, 7100 Vejle"


@pytest.fixture
def arguments(
    store: OpenStore, noah_case: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> argparse.Namespace:
    """What a command gets, for a store in which a secret stands in an agreement and in the name of a home."""
    assert noah_case

    def leak(unit: Unit) -> None:
        heidi = next(each for each in unit.live(Person) if each.name == "Heidi Bækgaard")
        heidi.address = ADDRESS
        for home in unit.live(Household):
            home.label = "Hemmelig Vej 12" if home.label == "Aarhus" else home.label
        add_agreement(unit, heidi.case_id, text="Noah besøger mor på Hemmelig V. 12")

    do(store, leak)
    path = store.vault.path
    store.close()
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP, now=lambda: TODAY))
    return argparse.Namespace(
        store=path, passphrase_file=None, extra_key_file=None, case="2026-007", child=None, to=None, copy="family",
        genogram=False, out=tmp_path / "plan.pdf", accept_findings=False,
    )  # fmt: skip


def kinds(arguments: argparse.Namespace) -> list[str]:
    opened = open_store(arguments.store, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        found = ask(opened, lambda unit: [row.kind for row in unit.session.query(Audit).order_by(Audit.seq)])
        assert ask(opened, find_case, "2026-007")
    finally:
        opened.close()
    return [kind for kind in found if kind in ("leak.accepted", "paper.save", "paper.stayed")]


def test_a_plan_with_a_secret_in_it_is_not_written(arguments: argparse.Namespace) -> None:
    with pytest.raises(UserError, match="adressen hos Heidi Bækgaard \\(side 2\\)") as caught:
        paper_commands.plan(arguments)

    assert "--accept-findings" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "Hemmelig" not in str(caught.value)
    assert not arguments.out.exists()
    assert kinds(arguments) == []


def test_it_is_written_when_it_is_said_that_it_may_and_both_are_noted(arguments: argparse.Namespace) -> None:
    arguments.accept_findings = True
    assert paper_commands.plan(arguments) == 0
    assert arguments.out.read_bytes().startswith(b"%PDF")
    assert kinds(arguments) == ["leak.accepted", "paper.save"]

    arguments.accept_findings = False
    assert paper_commands.plan(arguments) == 0


def test_a_copy_for_her_own_eyes_holds_nothing_to_ask_about(arguments: argparse.Namespace) -> None:
    arguments.to = "Heidi Bækgaard"
    assert paper_commands.plan(arguments) == 0


def test_a_save_the_disk_refuses_is_noted(arguments: argparse.Namespace) -> None:
    arguments.to = "Heidi Bækgaard"
    arguments.out = arguments.out.parent / "ingen" / "plan.pdf"
    with pytest.raises(UserError, match="kan ikke gemmes"):
        paper_commands.plan(arguments)
    assert kinds(arguments) == ["paper.save", "paper.stayed"]
