"""What the papers of a meeting hold, for whom, and in which version."""

import datetime as dt
import re
from dataclasses import asdict
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.meeting_paper import meeting_pdf
from app.errors import UserError
from app.models.agreement import Agreement, AgreementAudience, AgreementOwner
from app.models.enums import PaperKind
from app.models.enums_meeting import ContributionKind, MeetingStatus, OwnerAnswer
from app.models.meeting import Contribution, Meeting, Scale
from app.models.paper import Paper
from app.services import agreements, meetings
from app.services.finished_papers import list_finished, open_finished
from app.services.meeting_paper import finish_meeting_paper
from app.services.ports import Unit
from tests.services.meeting_making import agreed, draft, held, paper, said, set_row, who
from tests.shipped import TODAY


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    """The network meeting of story A, held four days ago."""
    return held(store, mathias_case)


def test_minutes_name_who_was_there_and_nobody_who_was_not(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    torben = who(store, mathias_case, "Torben")
    absent = do(store, meetings.add_participant, meeting, torben)
    do(store, meetings.set_attendance, absent, attendance="absent", note="havde ikke lyst")

    for copy in ("family", "professional"):
        made = paper(store, meeting, PaperKind.MINUTES, copy=copy)
        assert {"Mathias", "Lone", "Inger"} <= {each.name.split()[0] for each in made.present}
        assert "Torben" not in str(made.present)
        assert "lyst" not in str(made)


def test_a_worry_stands_on_the_familys_minutes_only_with_a_yes(store: OpenStore, meeting: UUID) -> None:
    do(store, meetings.set_may_be_written, said(store, "Mathias får ondt i maven"), yes=True)
    do(store, meetings.set_may_be_written, said(store, "Lone sover efter"), yes=False)
    family, professional = (draft(store, meeting, PaperKind.MINUTES, copy=each) for each in ("family", "professional"))

    assert [each.text for each in family.paper.worries] == ["Mathias får ondt i maven."]
    told = [each.text for each in professional.paper.worries]
    assert "Far aflyser." in told
    assert "Lone sover efter aftenvagt." not in told
    assert any("Far aflyser." in each and "Ingen har sagt ja" in each for each in family.left_out)
    assert any("Lone sover" in each and "har sagt nej" in each for each in professional.left_out)


@pytest.mark.long
@pytest.mark.parametrize("kind", list(ContributionKind))
def test_what_is_only_for_my_screen_stands_on_no_paper(
    store: OpenStore, mathias_case: UUID, meeting: UUID, kind: ContributionKind
) -> None:
    lone = who(store, mathias_case, "Lone")
    do(store, meetings.add_contribution, meeting, kind=kind.value, text="hemmelig kanin", speaker_id=lone,
       only_screen=True, may_be_written=True)  # fmt: skip
    for copy in ("family", "professional"):
        assert "kanin" not in str(draft(store, meeting, PaperKind.MINUTES, copy=copy))


def test_the_childs_number_stands_alone_and_the_adults_only_when_shown(store: OpenStore, meeting: UUID) -> None:
    hidden = draft(store, meeting, PaperKind.MINUTES)
    assert [each.value for each in hidden.paper.child_words[0].scales] == [3]
    assert hidden.paper.scales == ()
    assert any(each.startswith("De voksnes tal") for each in hidden.left_out)

    scale = ask(store, lambda unit: unit.live(Scale)[0].id)
    set_row(store, Scale, scale, revealed=True)
    shown = paper(store, meeting, PaperKind.MINUTES)
    assert shown.scales[0].answers == (("Lone", 4), ("Birgitte", 3), ("Inger", 5))


def test_words_for_an_absent_person_name_nobody_on_paper(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    def speak(unit: Unit) -> None:
        row = Contribution(case_id=mathias_case, meeting_id=meeting, kind=ContributionKind.FOR_ABSENT)
        row.text, row.on_behalf_of_id = "Torben ville nok gerne have været her", torben
        unit.add(row)

    torben = who(store, mathias_case, "Torben")
    do(store, speak)
    for copy in ("family", "professional"):
        made = draft(store, meeting, PaperKind.MINUTES, copy=copy)
        assert "gerne have været" not in str(asdict(made.paper))
        assert any("Torben ville nok" in each for each in made.left_out)


def test_minutes_are_a_draft_for_24_hours_and_then_version_one(store: OpenStore, meeting: UUID) -> None:
    at = TODAY - dt.timedelta(hours=23, minutes=59)
    set_row(store, Meeting, meeting, closed_on=at.date(), closed_at=f"{at:%H:%M}")
    early = draft(store, meeting, PaperKind.MINUTES)
    assert early.paper.version == "kladde"
    assert early.paper.correct_until == "søndag den 22. november 2026 kl. 9.31"

    at -= dt.timedelta(minutes=1)
    set_row(store, Meeting, meeting, closed_at=f"{at:%H:%M}")
    late = draft(store, meeting, PaperKind.MINUTES)
    assert late.paper.version.startswith("1 (")
    assert late.paper.correct_until == ""


def test_a_meeting_that_runs_has_minutes_only_as_a_draft(store: OpenStore, meeting: UUID) -> None:
    set_row(store, Meeting, meeting, status=MeetingStatus.RUNNING)
    assert paper(store, meeting, PaperKind.MINUTES).version == "kladde"


def test_a_draft_that_was_handed_out_is_kept_and_counts_as_no_version(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    set_row(store, Meeting, meeting, closed_on=TODAY.date(), closed_at="09:00")
    early = draft(store, meeting, PaperKind.MINUTES)
    kept = do(store, finish_meeting_paper, mathias_case, early, b"%PDF kladde")
    again = do(store, finish_meeting_paper, mathias_case, draft(store, meeting, PaperKind.MINUTES), b"%PDF andet")
    assert again == kept
    assert ask(store, open_finished, kept).content == b"%PDF kladde"

    set_row(store, Meeting, meeting, closed_on=dt.date(2026, 11, 18))
    final = draft(store, meeting, PaperKind.MINUTES)
    assert final.paper.version.startswith("1 (")
    do(store, finish_meeting_paper, mathias_case, final, b"%PDF")
    rows = ask(store, list_finished, mathias_case)
    assert [(each.name, each.is_draft) for each in rows] == [("Referat", False), ("Referat", True)]


def test_the_agreement_sheet_is_version_one_at_once_and_a_change_is_version_two(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    set_row(store, Meeting, meeting, status=MeetingStatus.RUNNING)
    first = draft(store, meeting, PaperKind.AGREEMENT_SHEET)
    pdf = meeting_pdf(first.paper)
    kept = do(store, finish_meeting_paper, mathias_case, first, pdf)
    same = draft(store, meeting, PaperKind.AGREEMENT_SHEET)
    assert first.paper.version.startswith("1 (")
    assert meeting_pdf(same.paper) == pdf

    do(store, agreements.change_agreement, agreed(store, "til træning"), text="henter Mathias til kamp")
    changed = draft(store, meeting, PaperKind.AGREEMENT_SHEET)
    assert changed.paper.version.startswith("2 (")
    do(store, agreements.change_agreement, agreed(store, "til kamp"), text="henter Mathias til træning")
    assert draft(store, meeting, PaperKind.AGREEMENT_SHEET).paper.version == first.paper.version
    row = ask(store, lambda unit: unit.get(Paper, kept))
    assert (row.meeting_id, row.kind, row.name) == (meeting, PaperKind.AGREEMENT_SHEET, "Det har vi aftalt")


def test_agreements_have_the_numbers_of_the_screen_and_proposals_stand_nowhere(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    set_row(store, Agreement, agreed(store, "åbner døren"), state="proposal")
    screen = ask(store, agreements.list_agreements, mathias_case, meeting_id=meeting)
    made = draft(store, meeting, PaperKind.AGREEMENT_SHEET)

    assert [row.number for row in made.paper.agreements] == [row.number for row in screen][1:]
    assert "åbner døren" not in str(made.paper)
    assert any(each.startswith("Forslag: åbner døren") for each in made.left_out)


def test_what_an_owner_said_no_to_is_not_agreed(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    agreement = agreed(store, "til træning")
    do(store, agreements.answer_agreement, agreement, who(store, mathias_case, "Kasper"), answer=OwnerAnswer.NO.value)
    made = draft(store, meeting, PaperKind.AGREEMENT_SHEET)
    assert "til træning" not in str(made.paper)
    assert "Aftale: henter Mathias til træning: Kasper har sagt nej." in made.left_out


def test_an_owner_who_was_not_there_is_still_asked(store: OpenStore, meeting: UUID) -> None:
    rows = paper(store, meeting, PaperKind.AGREEMENT_SHEET).agreements
    assert [row.awaiting for row in rows if "Henning" in row.text] == [("Henning",)]


def test_an_agreement_for_a_few_stands_on_no_paper_others_read(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    lone, inger = who(store, mathias_case, "Lone"), who(store, mathias_case, "Inger")
    agreement = agreed(store, "vagtplanen")
    do(store, lambda unit: unit.add(AgreementAudience(case_id=mathias_case, agreement_id=agreement, person_id=lone)))

    assert "vagtplanen" in str(paper(store, meeting, PaperKind.AGREEMENT_SHEET, lone))
    for to in (None, inger, who(store, mathias_case, "Torben")):
        assert "vagtplanen" not in str(paper(store, meeting, PaperKind.AGREEMENT_SHEET, to))
    assert "vagtplanen" not in str(paper(store, meeting, PaperKind.MINUTES, copy="professional"))


def test_my_agreements_hold_nothing_of_anybody_else(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    kasper = who(store, mathias_case, "Kasper")
    made = paper(store, meeting, PaperKind.OWN_AGREEMENTS, kasper)

    assert [row.text for row in made.agreements] == ["Kasper henter Mathias til træning."]
    for word in ("Henning", "Lone", "maven", "fire dage", "Torben", "vagt", "Inger", "Birgitte"):
        assert word not in str(made)


def test_only_who_is_asked_reads_on_their_own_agreements_when_we_meet_again(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    kasper, coming = who(store, mathias_case, "Kasper"), ask(store, lambda unit: unit.live(Meeting)[1].id)
    assert paper(store, meeting, PaperKind.OWN_AGREEMENTS, kasper).next_meeting is None
    do(store, meetings.add_participant, coming, kasper)
    assert paper(store, meeting, PaperKind.OWN_AGREEMENTS, kasper).next_meeting.on == dt.date(2027, 1, 6)


@pytest.mark.parametrize("kind", [PaperKind.INVITATION, PaperKind.OWN_AGREEMENTS, PaperKind.CALL_BACK])
def test_a_paper_for_one_asks_for_whom(store: OpenStore, meeting: UUID, kind: PaperKind) -> None:
    with pytest.raises(UserError, match="Vælg, hvem"):
        paper(store, meeting, kind)


def test_a_copy_that_does_not_exist_is_refused(store: OpenStore, meeting: UUID) -> None:
    for kind, copy in ((PaperKind.MINUTES, "child"), (PaperKind.GENOGRAM, "family")):
        with pytest.raises(UserError, match="findes ikke"):
            paper(store, meeting, kind, copy=copy)


def test_file_names_say_neither_whose_they_are_nor_what(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    lone, inger = who(store, mathias_case, "Lone"), who(store, mathias_case, "Inger")
    kinds = (PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET, PaperKind.CALL_BACK)
    names = [draft(store, meeting, each, to).file_name for each in kinds for to in (lone, inger)]
    assert all(re.fullmatch(r"papir-2026-014-[0-9a-f]{4}\.pdf", each) for each in names), names
    assert len(set(names)) == len(names), "two papers in one folder do not take each other's place"
    do(store, meetings.change_meeting, meeting, place="skolen")
    assert names[0] == draft(store, meeting, PaperKind.MINUTES, lone).file_name, "what stands in it is not in its name"


def test_what_law_decides_stands_apart_with_who_decides(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    row = do(store, agreements.add_agreement, mathias_case, text="Samvær i julen", state="to_be_decided",
             meeting_id=meeting)  # fmt: skip
    set_row(store, Agreement, row, decides="Familieretshuset")
    for kind in (PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET):
        last = paper(store, meeting, kind).agreements[-1]
        assert (last.to_be_decided, last.text) == (True, "Samvær i julen. Det afgør Familieretshuset")


def test_nobody_who_owns_nothing_has_a_line_of_their_own(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    poul = who(store, mathias_case, "Poul")
    assert paper(store, meeting, PaperKind.OWN_AGREEMENTS, poul).agreements == ()
    owners = ask(store, lambda unit: {each.person_id for each in unit.live(AgreementOwner)})
    assert poul not in owners
