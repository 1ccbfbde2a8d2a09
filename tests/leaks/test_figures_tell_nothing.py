"""What leaves as key figures tells of nobody: a word of ours in every text of every case, and none of it goes along.

Seven cases alike, so that nothing is hidden for being small: whatever could slip out of a case would be seen.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from app.bootstrap import OpenStore, create_store
from app.cli.figure_commands import figures_for_scripts
from app.documents.figures_paper import figures_pdf
from app.exchange.figures_table import figures_csv
from app.exchange.figures_table_xlsx import figures_xlsx
from app.exchange.period_file import period_file_bytes
from app.rules.figure_periods import period_named
from app.services.figures import read_figures
from app.services.figures_report import export_figures
from app.services.modules import list_modules, switch_module
from app.services.period_files import make_period_file
from app.services.profile import save_profile
from tests.doing import ask, do
from tests.every_field import full_case
from tests.exchange.in_and_out import take_in
from tests.leaks.canaries import forms_in, word
from tests.shipped import CHEAP, PASSPHRASE, TODAY

PERIOD = period_named("2026H2")
AFTERWARDS = TODAY.replace(year=2027, month=3, day=2)
"""The period is over: nothing leaves before."""
ALIKE = 7
AN_ID = re.compile(rb"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
OWN_NAME = word(990)
CHANGED = {"opened_on": "2026-09-02", "closed_on": None}
LIVING: dict[str, list[dict[str, Any]]] = {
    "interventions": [
        {"status": "active", "placement": True, "rung": 5, "since": "2026-10-01", "until": None},
        {"status": "ended", "placement": True, "rung": 6, "since": "2026-09-01", "until": "2026-10-01"},
        {"status": "wished", "placement": False, "rung": 3, "wished_on": "2026-09-01", "since": None, "until": None},
    ],
    "meetings": [{"status": "held", "type_id": word(991)}],
    "goals": [{"status": "reached"}],
    "plans": [{"since": "2026-09-15", "until": None}],
}
"""What makes the figures of a case count: help that runs, a meeting held, a goal reached. No column is left empty."""
NOBODY = {
    "advice_talks", "agreements_kept", "assessments_in_time", "cases_closed", "feedback_family", "follow_up_days",
    "follow_up_local", "goal_scores", "notification_contact_young", "planned_not_held",
    "rung_direction", "rungs_start", "talked_with",
}  # fmt: skip
"""Figures of numbers alone, for which seven cases that began in the autumn have nothing yet."""


def living_case() -> dict[str, Any]:
    """A case in the middle of its life, with a word of ours in every text."""
    numbers = count(1)
    case = full_case(lambda _table, _column: word(next(numbers)))
    case["people"][0]["birth"] = "2016-05-04"
    case["case"] = {key: value for key, value in (case["case"] | CHANGED).items() if value is not None}
    for section, changes in LIVING.items():
        [made] = case[section]
        case[section] = [_without_none(_again(made, place) | change) for place, change in enumerate(changes)]
    return case


def _again(row: dict[str, Any], place: int) -> dict[str, Any]:
    """The same row once more, with ids of its own for it and for what lies in it."""
    again: dict[str, Any] = json.loads(re.sub(r'("id": "[^"]*)"', rf'\1-{place}"', json.dumps(row)))
    return again if place else row


def _without_none(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    """A caseworker with a name of ours, seven cases that are alike, and every part of the program on."""
    path = tmp_path_factory.mktemp("figures") / "rundbord.db"
    opened, _ = create_store(path, PASSPHRASE, cost=CHEAP, now=lambda: AFTERWARDS)
    do(opened, save_profile, {"name": OWN_NAME})
    for each in ask(opened, list_modules):
        do(opened, switch_module, each.key, on=True)
    case = living_case()
    for _ in range(ALIKE):
        take_in(opened, case, as_new=True)
    yield opened
    opened.close()


def test_no_file_of_figures_holds_a_word_or_an_id_of_anybody(store: OpenStore) -> None:
    report, counts = do(store, export_figures, PERIOD), do(store, make_period_file, PERIOD)
    page = ask(store, read_figures, PERIOD, every_module=True, past=0)
    files = {
        "period file": period_file_bytes(counts).replace(counts.mark.encode(), b"own mark"),
        "CSV": figures_csv(report),
        "workbook": figures_xlsx(report),
        "for scripts": figures_for_scripts(page).encode(),
    }
    assert {name: [*forms_in(raw), *AN_ID.findall(raw)] for name, raw in files.items()} == dict.fromkeys(files, [])


def test_the_report_names_who_made_it_and_nobody_else(store: OpenStore) -> None:
    report = do(store, export_figures, PERIOD)

    assert report.author == OWN_NAME
    assert forms_in(figures_pdf(replace(report, author=""))) == []


def test_the_files_that_were_looked_at_count_these_cases(store: OpenStore) -> None:
    page = ask(store, read_figures, PERIOD, every_module=True, past=0)

    assert {row.id for row in page.rows if not row.n} == NOBODY
    # With one CPR number they are one child to the notifications, so it was the first time for one alone.
    assert {row.id for row in page.rows if row.suppressed} == {"notifications_first"}
