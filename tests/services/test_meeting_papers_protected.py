"""Whoever must not hear of a meeting gets no paper and no calendar entry; what one may not know changes no byte."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.meeting_paper import meeting_pdf
from app.errors import UserError
from app.exchange.calendar_file import calendar_bytes
from app.models.enums import PaperKind
from app.models.enums_people import HardStopKind
from app.models.meeting import Meeting
from app.models.safety import HardStop, KeepApart
from app.services import meetings
from app.services.meeting_paper_calendar import calendar_for
from app.services.meeting_paper_recipients import invitations_for, papers_for
from app.services.ports import Unit
from tests.services.meeting_making import draft, hold, paper, plan_with, set_row, who
from tests.services.moves_of_heidi import CHANGES

KINDS = (PaperKind.INVITATION, PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET, PaperKind.OWN_AGREEMENTS,
         PaperKind.CALL_BACK, PaperKind.CHANGED)  # fmt: skip


def stop(store: OpenStore, case_id: UUID, kind: HardStopKind, subject: UUID, against: UUID) -> None:
    row = {"kind": kind, "subject_id": subject, "against_id": against, "reason": "slog ham med bæltet"}
    do(store, lambda unit: unit.add(HardStop(case_id=case_id, **row)))


@pytest.fixture
def hidden_from_torben(store: OpenStore, mathias_case: UUID) -> UUID:
    """A meeting where Mathias is heard, that Torben must not hear of though somebody put him on the list."""
    mathias, lone, torben = (who(store, mathias_case, each) for each in ("Mathias", "Lone", "Torben"))
    planned = plan_with(store, mathias_case, lone, torben, purpose="Hvad er der sket?")
    stop(store, mathias_case, HardStopKind.ABUSE, mathias, torben)
    return planned


@pytest.mark.parametrize("kind", KINDS)
def test_who_must_not_hear_of_a_meeting_gets_no_paper_of_it(
    store: OpenStore, mathias_case: UUID, hidden_from_torben: UUID, kind: PaperKind
) -> None:
    torben = who(store, mathias_case, "Torben")
    with pytest.raises(UserError) as refused:
        draft(store, hidden_from_torben, kind, torben)
    for word in ("Torben", "Mathias", "bælte", "risiko", "slog"):
        assert word not in str(refused.value)
    with pytest.raises(UserError):
        ask(store, calendar_for, hidden_from_torben, recipient_id=torben)


def test_nor_is_he_on_a_list_or_among_the_readers(
    store: OpenStore, mathias_case: UUID, hidden_from_torben: UUID
) -> None:
    torben = who(store, mathias_case, "Torben")
    assert torben not in {each.person_id for each in ask(store, invitations_for, hidden_from_torben)}
    hold(store, hidden_from_torben)
    assert torben not in {each.person_id for each in ask(store, papers_for, hidden_from_torben)}
    for kind in (PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET):
        made = draft(store, hidden_from_torben, kind)
        assert torben not in made.readers
        assert "Torben" not in made.paper.recipients


def test_the_stop_itself_stands_nowhere(store: OpenStore, mathias_case: UUID, hidden_from_torben: UUID) -> None:
    lone = who(store, mathias_case, "Lone")
    for kind in (PaperKind.INVITATION, PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET):
        assert "bælte" not in str(draft(store, hidden_from_torben, kind, lone))
    event = ask(store, calendar_for, hidden_from_torben, recipient_id=lone)
    assert "bælte" not in str(event)


def test_a_meeting_that_must_stay_hidden_has_no_telling_name(store: OpenStore, mathias_case: UUID) -> None:
    mathias, lone, torben = (who(store, mathias_case, each) for each in ("Mathias", "Lone", "Torben"))
    planned = plan_with(store, mathias_case, lone)

    def names() -> list[str]:
        papers = [draft(store, planned, each, lone).file_name for each in KINDS]
        return [*papers, ask(store, calendar_for, planned, recipient_id=lone).file_name]

    before = names()
    stop(store, mathias_case, HardStopKind.ABUSE, mathias, torben)
    assert names() == before, "a name that changes would tell of the stop"
    for word in ("indbydelse", "referat", "opringning", "moede", "møde"):
        assert word not in " ".join(before)
    event = ask(store, calendar_for, planned, recipient_id=lone).event
    assert (event.summary, event.place) == ("Møde", "")


def test_a_hidden_meeting_is_not_the_next_one_on_his_paper(store: OpenStore, mathias_case: UUID) -> None:
    mathias, lone, torben = (who(store, mathias_case, each) for each in ("Mathias", "Lone", "Torben"))
    first = ask(store, lambda unit: unit.live(Meeting)[0].id)
    do(store, lambda unit: unit.remove(unit.live(Meeting)[1]))
    assert paper(store, first, PaperKind.MINUTES, torben).next_meeting is None
    plan_with(store, mathias_case, lone)
    assert paper(store, first, PaperKind.MINUTES, torben).next_meeting is not None

    do(store, lambda unit: unit.add(KeepApart(case_id=mathias_case, a_id=torben, b_id=lone)))
    assert paper(store, first, PaperKind.MINUTES, torben).next_meeting is None
    assert paper(store, first, PaperKind.MINUTES, mathias).next_meeting is not None


def test_two_parts_of_a_meeting_know_nothing_of_each_other(store: OpenStore, mathias_case: UUID) -> None:
    lone, torben = who(store, mathias_case, "Lone"), who(store, mathias_case, "Torben")
    first = ask(store, lambda unit: unit.live(Meeting)[0].id)
    do(store, lambda unit: unit.remove(unit.live(Meeting)[1]))
    hers = plan_with(store, mathias_case, lone, held_on="7. december 2026", place="Vestergade")
    his = plan_with(store, mathias_case, torben, held_on="8. december 2026", place="rådhuset")
    set_row(store, Meeting, hers, other_part_id=his)
    set_row(store, Meeting, his, other_part_id=hers)

    assert [each.name for each in paper(store, his, PaperKind.INVITATION, torben).guests] == ["Mathias"]
    assert paper(store, first, PaperKind.AGREEMENT_SHEET, torben).next_meeting.place == "rådhuset"
    assert paper(store, first, PaperKind.AGREEMENT_SHEET, lone).next_meeting.place == "Vestergade"


def test_an_invitation_does_not_tell_where_somebody_protected_will_be(store: OpenStore, noah_case: UUID) -> None:
    jan, heidi, noah = (who(store, noah_case, each) for each in ("Jan", "Heidi", "Noah"))
    planned = plan_with(store, noah_case, jan, heidi)
    his, hers = (draft(store, planned, PaperKind.INVITATION, each) for each in (jan, heidi))

    assert "Heidi" not in str(his.paper)
    assert any("Heidi" in each for each in his.left_out)
    assert {"Jan", "Noah"} <= {each.name for each in hers.paper.guests}
    assert noah in {each.person_id for each in ask(store, invitations_for, planned)}


@pytest.fixture
def jans_meeting(store: OpenStore, noah_case: UUID) -> UUID:
    """A meeting of story B with Jan and Noah's uncle, planned first and held then; Heidi has one of her own."""
    jan, heidi, lars = (who(store, noah_case, each) for each in ("Jan", "Heidi", "Lars"))
    planned = plan_with(store, noah_case, jan, lars, held_on="20. november 2026", purpose="Hvad kan hjælpe Noah?")
    other = plan_with(store, noah_case, heidi, held_on="2. december 2026", place="krisecenteret")
    set_row(store, Meeting, planned, other_part_id=other)
    set_row(store, Meeting, other, other_part_id=planned)
    do(store, meetings.add_contribution, planned, kind="works", text="køkkenet")
    hold(store, planned)
    return planned


def everything_jan_gets(store: OpenStore, case_id: UUID, meeting_id: UUID) -> list[bytes | str]:
    jan = who(store, case_id, "Jan")
    made = [draft(store, meeting_id, kind, jan) for kind in KINDS]
    event = ask(store, calendar_for, meeting_id, recipient_id=jan)
    return [*(meeting_pdf(each.paper) for each in made), *(each.file_name for each in made),
            calendar_bytes(event.event), event.file_name]  # fmt: skip


def test_nothing_about_heidi_changes_a_byte_of_what_jan_gets(
    store: OpenStore, noah_case: UUID, jans_meeting: UUID
) -> None:
    before = everything_jan_gets(store, noah_case, jans_meeting)
    moved: dict[str, Callable[[Unit, UUID], None]] = {**CHANGES, "her meeting": _her_meeting_moves}
    for change in moved.values():
        do(store, change, noah_case)
    assert everything_jan_gets(store, noah_case, jans_meeting) == before


def _her_meeting_moves(unit: Unit, case_id: UUID) -> None:
    for each in unit.live(Meeting, Meeting.case_id == case_id):
        if each.place == "krisecenteret":
            each.place, each.starts_at, each.purpose = "hos Yasmin", "11:00", "Hvor kan Heidi bo?"


def test_the_comparison_would_see_a_difference(store: OpenStore, noah_case: UUID, jans_meeting: UUID) -> None:
    before = everything_jan_gets(store, noah_case, jans_meeting)
    set_row(store, Meeting, jans_meeting, place="skolen")
    after = everything_jan_gets(store, noah_case, jans_meeting)
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 4


def test_a_paper_made_for_one_is_not_the_paper_of_another(
    store: OpenStore, mathias_case: UUID, hidden_from_torben: UUID
) -> None:
    lone = draft(store, hidden_from_torben, PaperKind.MINUTES, who(store, mathias_case, "Lone"))
    everybody = draft(store, hidden_from_torben, PaperKind.MINUTES)
    assert lone.key != everybody.key
    assert replace(lone.key, recipient_id=None) == everybody.key
