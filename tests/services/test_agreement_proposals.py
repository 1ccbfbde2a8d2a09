"""Proposals through the real store: the family answers, another form continues, and nothing leaves the record."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import Agreement
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services import agreement_proposals, meetings
from app.services.agreement_proposals import proposal_opening
from app.services.agreement_rows import AgreementRow
from app.services.agreements import answer_agreement, change_agreement
from app.services.meeting_desk import DeskRows, read_desk


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    with store.units.read("meeting.list") as unit:
        return next(row.id for row in meetings.list_meetings(unit, mathias_case) if row.held_on == "2026-11-18")


def desk(store: OpenStore, meeting_id: UUID) -> DeskRows:
    with store.units.read("meeting.desk") as unit:
        return read_desk(unit, meeting_id)


def write(store: OpenStore, meeting_id: UUID, text: str, **given: object) -> AgreementRow:
    with store.units.step("Skriv", "agreement.write") as unit:
        new = agreement_proposals.write_agreement(unit, meeting_id, text, **given)  # type: ignore[arg-type]  # the named parts of a line
    return next(row for row in desk(store, meeting_id).agreements if row.id == new)


def answer(store: OpenStore, agreement_id: UUID, said: str) -> None:
    with store.units.step("Svar", "agreement.family_answer") as unit:
        agreement_proposals.answer_proposal(unit, agreement_id, answer=said)


@pytest.mark.parametrize(
    ("text", "opens", "by", "rest"),
    [
        ("forslag: mormor henter", True, "", "mormor henter"),
        ("Forslag fra Birgitte:  mormor henter", True, "Birgitte", "mormor henter"),
        ("FORSLAG:", True, "", ""),
        ("mormor henter et forslag: mad", False, "", "mormor henter et forslag: mad"),
        ("forslaget er, at mormor henter", False, "", "forslaget er, at mormor henter"),
    ],
)
def test_a_line_tells_that_it_is_a_proposal_and_whose(text: str, opens: bool, by: str, rest: str) -> None:
    assert proposal_opening(text) == (opens, by, rest)


def test_nobody_has_said_yes_to_a_proposal(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "forslag fra Birgitte: Lone og Henning ringer hver fredag")
    assert row.state is AgreementState.PROPOSAL
    assert [said for _, _, said in row.answers] == [OwnerAnswer.AWAITING, OwnerAnswer.AWAITING]
    assert (row.proposed_by, row.typed) == ("Birgitte", "forslag fra Birgitte: Lone og Henning ringer hver fredag")
    assert row.asked == frozenset()


def test_a_proposer_nobody_knows_is_asked_about_later(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "forslag fra Rumpelstilzkin: Lone ringer hver fredag")
    assert row.proposed_by_id is None
    assert "Hvem er »Rumpelstilzkin«" in row.to_check


def test_the_familys_yes_makes_an_agreement_of_those_who_are_here(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "Lone og Henning ringer hver fredag", proposal=True)
    answer(store, row.id, "yes")
    now = next(each for each in desk(store, meeting).agreements if each.id == row.id)
    assert (now.state, now.family_answer, now.awaiting) == (AgreementState.AGREED, OwnerAnswer.YES, ("Henning",))
    with pytest.raises(UserError, match="ikke et forslag"):
        answer(store, row.id, "no")


def test_agreed_by_form_is_the_same_as_a_yes(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "Lone ringer hver fredag", proposal=True)
    with store.units.step("Ret", "agreement.change") as unit:
        change_agreement(unit, row.id, state="agreed")
    assert next(each for each in desk(store, meeting).agreements if each.id == row.id).awaiting == ()


def test_a_no_is_off_the_list_and_in_the_record(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    row = write(store, meeting, "Lone ringer hver fredag", proposal=True)
    before = len(desk(store, meeting).agreements)
    answer(store, row.id, "no")
    after = desk(store, meeting)
    assert len(after.agreements) == before - 1
    assert [(each.id, each.family_answer) for each in after.taken_off] == [(row.id, OwnerAnswer.NO)]
    with store.units.step("På igen", "agreement.put_back") as unit:
        agreement_proposals.put_back(unit, row.id)
        assert unit.get(Agreement, row.id).case_id == mathias_case
    back = next(each for each in desk(store, meeting).agreements if each.id == row.id)
    assert (back.state, back.family_answer) == (AgreementState.PROPOSAL, None)


def test_thinking_keeps_it_a_proposal(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "Lone ringer hver fredag", proposal=True)
    answer(store, row.id, "thinking")
    now = next(each for each in desk(store, meeting).agreements if each.id == row.id)
    assert (now.state, now.family_answer) == (AgreementState.PROPOSAL, OwnerAnswer.THINKING)


def test_another_form_takes_the_place_and_remembers_what_it_continues(store: OpenStore, meeting: UUID) -> None:
    first = write(store, meeting, "Lone ringer hver fredag", proposal=True)
    last = write(store, meeting, "Inger bager hver søndag")
    new = write(store, meeting, "Lone skriver hver mandag", instead_of=first.id)
    now = desk(store, meeting)
    assert (new.number, new.continues_id) == (first.number, first.id)
    assert [each.id for each in now.agreements][-2:] == [new.id, last.id]
    assert [(each.id, each.family_answer) for each in now.taken_off] == [(first.id, OwnerAnswer.OTHER_FORM)]


def test_another_form_again_and_again_keeps_the_place(store: OpenStore, meeting: UUID) -> None:
    old = write(store, meeting, "Lone ringer hver fredag")
    last = write(store, meeting, "Inger bager hver søndag")
    for day in ("mandag", "tirsdag", "onsdag"):
        old = write(store, meeting, f"Lone ringer hver {day}", instead_of=old.id)
        assert desk(store, meeting).agreements[-2].id == old.id
    assert desk(store, meeting).agreements[-1].id == last.id


def test_what_law_decides_is_no_proposal_and_no_agreement(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "forslag: Mathias har samvær med Torben hver anden weekend")
    assert row.state is AgreementState.TO_BE_DECIDED
    with pytest.raises(UserError, match="ikke et forslag"):
        answer(store, row.id, "yes")


def test_a_line_without_words_is_refused(store: OpenStore, meeting: UUID) -> None:
    with pytest.raises(UserError):
        write(store, meeting, "forslag:   ")


def test_an_answer_remembers_that_it_was_asked_for(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "Lone ringer hver fredag")
    assert row.asked == frozenset()
    lone = row.owner_ids[0]
    with store.units.step("Svar", "agreement.answer") as unit:
        answer_agreement(unit, row.id, lone, answer="thinking")
    now = next(each for each in desk(store, meeting).agreements if each.id == row.id)
    assert (now.asked, now.answers[0][2]) == ({lone}, OwnerAnswer.THINKING)
    with store.units.step("Svar", "agreement.answer") as unit:
        answer_agreement(unit, row.id, lone, answer="awaiting")
    assert next(each for each in desk(store, meeting).agreements if each.id == row.id).asked == frozenset()


def test_whoever_changes_it_has_looked_at_it(store: OpenStore, meeting: UUID) -> None:
    row = write(store, meeting, "nogen ringer til skolen hver fredag")
    assert row.to_check
    with store.units.step("Ret", "agreement.change") as unit:
        change_agreement(unit, row.id, text="ringer til skolen", decides="skolens leder")
    now = next(each for each in desk(store, meeting).agreements if each.id == row.id)
    assert (now.to_check, now.decides, now.typed) == ("", "skolens leder", "nogen ringer til skolen hver fredag")
