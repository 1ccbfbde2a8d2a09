"""A case is erased when it is closed and journalised and its time is up, or because the caseworker says why."""

import datetime as dt
from uuid import UUID

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.errors import UserError
from app.models.attachment import Attachment
from app.models.log import Audit
from app.services.cases import close_case, reopen_case
from app.services.keeping import KeepingRow, mark_journalised, note_erasing, read_keeping, ready_to_erase
from app.services.papers import finish_paper, plan_for
from tests.doing import ask, do
from tests.shipped import TODAY

DAY = TODAY.date()


def finished(store: OpenStore, case_id: UUID) -> UUID:
    draft = ask(store, plan_for, case_id)
    return do(store, finish_paper, case_id, draft, plan_pdf(draft.paper))


def standing(store: OpenStore, case_id: UUID, days: int | None = None) -> KeepingRow:
    return ask(store, read_keeping, case_id, retention_days=days)


def test_an_open_case_with_an_unjournalised_paper_says_both(store: OpenStore, mathias_case: UUID) -> None:
    finished(store, mathias_case)

    row = standing(store, mathias_case)

    assert row.number == "2026-014"
    assert row.hindrances == ("Sagen er ikke afsluttet.", "1 papir eller fil er ikke mærket som journaliseret.")
    assert [each.what for each in row.unjournalised] == ["Planen"]
    assert row.unjournalised[0].dated == DAY


def test_what_is_journalised_is_noted_with_day_and_name_and_can_be_undone(store: OpenStore, mathias_case: UUID) -> None:
    paper = finished(store, mathias_case)
    with store.units.step("Læg billede ind", "test") as unit:
        picture = unit.add(Attachment(case_id=mathias_case, name="Tavlen", order_key="a")).id

    do(store, mark_journalised, mathias_case, [paper, picture])

    assert standing(store, mathias_case).unjournalised == ()


def test_the_period_counts_from_closing_and_a_reopened_case_has_none(store: OpenStore, mathias_case: UUID) -> None:
    do(store, close_case, mathias_case, reason="Familien flytter.")

    assert standing(store, mathias_case).hindrances == ()
    assert standing(store, mathias_case, 30).erase_on == DAY + dt.timedelta(days=30)
    assert standing(store, mathias_case, 30).hindrances == (
        "Kommunens frist for at gemme en afsluttet sag er ikke gået.",
    )
    assert standing(store, mathias_case, 0).hindrances == ()
    do(store, reopen_case, mathias_case)
    assert standing(store, mathias_case, 0).erase_on is None


def test_only_closed_journalised_cases_whose_time_is_up_are_offered(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    assert ask(store, ready_to_erase, retention_days=0) == []
    do(store, close_case, mathias_case, reason="Familien flytter.")

    assert [case_id for case_id, _ in ask(store, ready_to_erase, retention_days=0)] == [mathias_case]
    assert ask(store, ready_to_erase, retention_days=1) == []
    assert ask(store, ready_to_erase, retention_days=None) == []
    finished(store, mathias_case)
    assert ask(store, ready_to_erase, retention_days=0) == []


def test_erasing_asks_for_the_number_and_when_something_speaks_against_it_for_a_reason(
    store: OpenStore, mathias_case: UUID
) -> None:
    with pytest.raises(UserError, match="2026-014"):
        do(store, note_erasing, mathias_case, typed_number="2026-041", because="en prøve")
    with pytest.raises(UserError, match="ikke afsluttet.*hvorfor"):
        do(store, note_erasing, mathias_case, typed_number="2026-014")

    with store.units.step("Slet sag", "case.erase") as unit:
        note_erasing(unit, mathias_case, typed_number=" 2026-014 ", because="Lagt ind to gange.")

    with store.vault.engine.connect() as connection:
        newest = connection.execute(select(Audit).order_by(Audit.seq.desc()).limit(1)).one()
    assert newest.kind == "case.erase"
    assert newest.subjects == str(mathias_case)
    assert "Lagt ind" not in str(newest)
