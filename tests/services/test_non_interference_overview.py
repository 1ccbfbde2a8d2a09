"""What the overview tells beside the screen, and what leaves with it: a secret changes none of it, however written.

Story B, where Noah is heard without Jan and the case is on its way to a new caseworker. Jan may sit beside the screen
or find the page on the table: the hand-over's page, what is due, »Nået siden sidst«, the case load, the pages for the
leader, and every figure. What is written of Heidi, who hides from him, changes no figure and no list of all cases.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.exchange.figures_table import figures_csv
from app.models.deadline import CaseReview
from app.models.enums import NoteKind
from app.models.hand_over import HandOver, HandOverPoint
from app.models.knowledge import Note
from app.models.overview import CaseWeight
from app.rules.case_table import TableRow
from app.rules.figure_periods import period_named
from app.services.case_load import read_case_load
from app.services.case_reviews import hold_review
from app.services.case_table_import import lay_out, preview_table
from app.services.case_table_import_rows import Choices
from app.services.case_weights import answer_criterion, read_criteria
from app.services.due_rows import list_due
from app.services.field_history import case_history
from app.services.figures import read_figures
from app.services.figures_report import figures_report
from app.services.hand_over_points import add_point
from app.services.hand_over_road import begin_hand_over, read_hand_over
from app.services.history import undo
from app.services.modules import list_modules, switch_module
from app.services.new_caseworker import new_caseworker_for
from app.services.period_files import make_period_file
from app.services.ports import Unit
from app.services.reached_since import read_reached
from app.services.records import list_records
from app.services.review_list_paper import review_paper
from app.services.search_words import search
from app.services.stop_decisions import end_stop
from tests.doing import ask, do
from tests.services.moves_of_heidi import CHANGES
from tests.services.test_non_interference_lists import ANOTHER, ONE_WAY, SECRETS, WAITS, meeting, secret

__all__ = ["meeting"]
PERIOD, OVER = period_named("2026H2"), period_named("2026H1")


def step_of(unit: Unit, case_id: UUID) -> Note:
    """What is to be done after the review."""
    [step] = (each for each in unit.live(Note, Note.case_id == case_id) if each.kind is NoteKind.TODO)
    return step


OWN_WORDS: dict[str, Callable[[Unit, UUID, str], None]] = {
    "what must be known": secret(HandOver, "must_know"),
    "what was agreed with the leader": secret(CaseReview, "text"),
    "the first step": secret(HandOver, "first_step"),
    "what the child wishes": secret(HandOver, "child_wish"),
    "why no meeting": secret(HandOver, "no_meeting_because"),
    "a point by hand": secret(HandOverPoint, "text"),
    "a question back": secret(HandOverPoint, "question"),
    "what is lacking": secret(HandOver, "remark"),
    "why it weighs": secret(CaseWeight, "because"),
    "a step from the review": lambda unit, case_id, text: setattr(step_of(unit, case_id), "text", text),
}
SOUGHT = ("kirsten", "overdragelse", "vaegt", "heidi")
SECRET_PLACES = {"page for the new one", "points", "found", "due", "for the leader", "with names"}
LISTED = (TableRow(1, ("Sagsnr", "Navn", "Adresse")), TableRow(2, ("2026-1", "Noah Bækgaard Sørensen", "Vej 1")))
WRITTEN = {name: write for name, write in (SECRETS | OWN_WORDS).items() if name not in WAITS}


@pytest.fixture
def on_its_way(store: OpenStore, noah_case: UUID, meeting: UUID) -> UUID:
    """The case of that meeting, weighed and begun to be handed over, with every part of the program on."""
    for each in ask(store, list_modules):
        do(store, switch_module, each.key, on=True)
    begun = do(store, begin_hand_over, noah_case, to="Kirsten Holm", by="1. december 2026")
    do(store, add_point, begun, text="punkt")
    do(store, hold_review, noah_case, text="besluttet", steps="ringer senest 4. december")
    [first, *_] = ask(store, read_criteria).criteria
    do(store, answer_criterion, noah_case, criterion=first.id, level=first.levels[-1].id, because="fordi")
    return noah_case


def told(store: OpenStore, case_id: UUID) -> dict[str, str]:
    """What is read of the case beside the screen, as text; what a click must ask for first is not."""
    points = ask(store, read_hand_over, case_id).points
    found = of_all(store) | {
        "page for the new one": ask(store, new_caseworker_for, case_id),
        "points": [(each.kind, each.text, each.question) for each in points if not each.careful],
        "found": [ask(store, search, each) for each in SOUGHT],
    }
    return {name: str(rows) for name, rows in found.items()}


def of_all(store: OpenStore) -> dict[str, Any]:
    """What is told of all cases together, and what leaves as figures or is asked of a list."""
    laid = ask(store, lay_out, LISTED)
    return {
        "due": ask(store, list_due),
        "reached": ask(store, read_reached),
        "case load": ask(store, read_case_load),
        "for the leader": ask(store, review_paper, pages=True),
        "with names": ask(store, review_paper, pages=True, names=True),
        "figures": repr(ask(store, read_figures, PERIOD)),
        "report": figures_csv(ask(store, figures_report, OVER)),
        "period file": do(store, make_period_file, OVER).figures,
        "list": ask(store, preview_table, laid.table, laid.mapping, Choices(fill=True)),
    }


def written(store: OpenStore, case_id: UUID, text: str) -> tuple[dict[str, str], list[str]]:
    """Write every secret, look at everything and at the newest rows of the history, and undo it."""
    with store.units.step("Ret", "record.change") as unit:
        for name, write in WRITTEN.items():
            write(unit, case_id, f"{name} {text}")
    assert unit.outcome is not None
    # The newest note is the step from the review, so two of them are one change.
    newest = ask(store, case_history, case_id, limit=len(WRITTEN) - 1).rows
    seen = told(store, case_id), [str((row.what, row.section, row.before, row.after)) for row in newest]
    do(store, undo, unit.outcome.step_id)
    return seen


def test_what_is_secret_is_the_same_wherever_the_overview_tells_of_the_case(store: OpenStore, on_its_way: UUID) -> None:
    before = told(store, on_its_way)
    one, other = written(store, on_its_way, ONE_WAY), written(store, on_its_way, ANOTHER)
    assert [name for name in before if before[name] != one[0][name]] == []
    assert one == other


def test_when_the_stop_is_over_what_is_written_is_read_again(store: OpenStore, on_its_way: UUID) -> None:
    [stop] = ask(store, list_records, on_its_way, "hard_stop")
    do(store, end_stop, stop.id, because="Afkræftet.", by="Kirsten")
    one, other = written(store, on_its_way, ONE_WAY)[0], written(store, on_its_way, ANOTHER)[0]
    assert {name for name in one if one[name] != other[name]} == SECRET_PLACES


def test_where_heidi_is_changes_no_figure_and_nothing_told_of_all_cases(store: OpenStore, on_its_way: UUID) -> None:
    before = of_all(store)
    for change in CHANGES.values():
        do(store, change, on_its_way)
    after = of_all(store)
    assert [name for name in before if before[name] != after[name]] == []
