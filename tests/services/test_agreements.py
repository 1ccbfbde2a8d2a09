"""Agreements through the real store: owners answer for themselves, dates are read, nothing is lost by a change."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services import agreements, meetings, people
from app.services.agreements import AgreementRow


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    with store.units.read("meeting.list") as unit:
        return next(row.id for row in meetings.list_meetings(unit, mathias_case) if row.held_on == "2026-11-18")


@pytest.fixture
def persons(store: OpenStore, mathias_case: UUID) -> dict[str, UUID]:
    with store.units.read("people.list") as unit:
        return {row.called: row.id for row in people.list_people(unit, mathias_case)}


def listed(store: OpenStore, case_id: UUID, meeting_id: UUID) -> list[AgreementRow]:
    with store.units.read("agreement.list") as unit:
        return agreements.list_agreements(unit, case_id, meeting_id=meeting_id)


def add(store: OpenStore, case_id: UUID, meeting_id: UUID, **given: object) -> AgreementRow:
    with store.units.step("Ny aftale", "agreement.add") as unit:
        new = agreements.add_agreement(unit, case_id, meeting_id=meeting_id, **given)  # type: ignore[arg-type]  # the named parts of an agreement
    return next(row for row in listed(store, case_id, meeting_id) if row.id == new)


def test_who_is_here_has_said_yes_and_who_is_not_is_awaited(
    store: OpenStore, mathias_case: UUID, meeting: UUID, persons: dict[str, UUID]
) -> None:
    row = add(store, mathias_case, meeting, text="vækker Mathias", owners=(persons["Lone"], persons["Henning"]))
    assert row.awaiting == ("Henning",)
    assert [(name, answer) for _, name, answer in row.answers] == [
        ("Lone", OwnerAnswer.YES), ("Henning", OwnerAnswer.AWAITING),
    ]  # fmt: skip
    assert row.doers == "Lone og Henning"


def test_an_owner_with_a_part_of_their_own_is_not_among_the_doers(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    row = listed(store, mathias_case, meeting)[1]
    assert (row.doers, row.owners) == ("Henning", "Henning og Lone")
    assert row.sentence.startswith("Henning vækker")


@pytest.mark.parametrize(
    ("when", "lacks_date"),
    [("hver fredag", False), ("inden 4. december", False), ("inden jul", True), ("", True)],
)
def test_a_missing_date_is_told_and_stops_nobody(
    store: OpenStore, mathias_case: UUID, meeting: UUID, when: str, lacks_date: bool
) -> None:
    row = add(store, mathias_case, meeting, text="taler sammen", when=when)
    assert row.lacks_date is lacks_date
    assert row.when == when


def test_an_agreement_without_words_is_refused(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    with pytest.raises(UserError, match="Skriv, hvad"):
        add(store, mathias_case, meeting, text="  ")


def test_what_the_municipality_decides_is_not_agreed(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    row = add(store, mathias_case, meeting, text="ses med Liv", state="to_be_decided")
    assert row.state is AgreementState.TO_BE_DECIDED


def test_a_change_of_words_leaves_the_rhythm_alone(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    kasper = listed(store, mathias_case, meeting)[2]
    with store.units.step("Ret", "agreement.change") as unit:
        agreements.change_agreement(unit, kasper.id, text="kører Mathias til træning")
    changed = listed(store, mathias_case, meeting)[2]
    assert changed.text == "kører Mathias til træning"
    assert (changed.when, changed.lacks_date, changed.owner_ids) == (kasper.when, False, kasper.owner_ids)


def test_an_answer_stays_when_another_owner_comes_on(
    store: OpenStore, mathias_case: UUID, meeting: UUID, persons: dict[str, UUID]
) -> None:
    row = add(store, mathias_case, meeting, text="laver mad", owners=(persons["Lone"],))
    with store.units.step("Svar", "agreement.answer") as unit:
        agreements.answer_agreement(unit, row.id, persons["Lone"], answer="thinking")
        agreements.change_agreement(unit, row.id, owners=(persons["Inger"], persons["Lone"]))
    answers = {name: answer for _, name, answer in listed(store, mathias_case, meeting)[-1].answers}
    assert answers == {"Inger": OwnerAnswer.YES, "Lone": OwnerAnswer.THINKING}


def test_nobody_answers_for_an_agreement_that_is_not_theirs(
    store: OpenStore, mathias_case: UUID, meeting: UUID, persons: dict[str, UUID]
) -> None:
    kasper = listed(store, mathias_case, meeting)[2]
    with pytest.raises(UserError, match="har ikke del"), store.units.step("Svar", "agreement.answer") as unit:
        agreements.answer_agreement(unit, kasper.id, persons["Lone"], answer="yes")


def test_an_agreement_taken_away_leaves_the_numbers_whole(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    first = listed(store, mathias_case, meeting)[0]
    with store.units.step("Tag af", "agreement.remove") as unit:
        agreements.remove_agreement(unit, first.id)
    assert [row.number for row in listed(store, mathias_case, meeting)] == list(range(1, 8))
