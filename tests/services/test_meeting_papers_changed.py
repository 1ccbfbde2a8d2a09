"""»Ændret siden sidst« and the sheet of a follow-up meeting."""

import datetime as dt
from uuid import UUID

import pytest
from doing import do

from app.bootstrap import OpenStore
from app.models.agreement import Agreement, AgreementReview
from app.models.enums import PaperKind
from app.models.enums_meeting import AgreementOutcome, MeetingStatus
from app.models.meeting import Meeting
from app.services import meetings
from app.services.ports import Unit
from tests.services.meeting_making import held, paper, who


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    """The network meeting of story A, held four days ago."""
    return held(store, mathias_case)


@pytest.fixture
def followed_up(store: OpenStore, mathias_case: UUID, meeting: UUID) -> UUID:
    """The meeting in January of story A, where four of the agreements have been looked at."""
    went = {"åbner døren": "kept", "til træning": "partly", "vagtplanen": "not_kept", "fisker": "changed"}

    def look(unit: Unit) -> UUID:
        second = unit.live(Meeting)[1]
        second.status, second.follows_id = MeetingStatus.HELD, meeting
        for text, outcome in went.items():
            found = next(each for each in unit.live(Agreement) if text in (each.text or ""))
            review = AgreementReview(case_id=mathias_case, agreement_id=found.id, meeting_id=second.id,
                                     outcome=AgreementOutcome(outcome), note=f"om {text}")  # fmt: skip
            found.outcome = review.outcome
            unit.add(review)
            if outcome == "changed":
                unit.add(
                    Agreement(
                        case_id=mathias_case, meeting_id=second.id, text="Fisk hver søndag", continues_id=found.id
                    )
                )
        unit.add(Agreement(case_id=mathias_case, meeting_id=second.id, text="Nyt hver fredag"))
        return second.id

    return do(store, look)


def test_what_has_changed_since_last_time_begins_with_what_succeeded(store: OpenStore, followed_up: UUID) -> None:
    made = paper(store, followed_up, PaperKind.CHANGED)

    assert made.since == dt.date(2026, 11, 18)
    assert "åbner døren" in made.kept[0].text
    assert made.kept[0].note == "om åbner døren"
    assert "til træning" in made.partly[0].text
    assert "vagtplanen" in made.not_kept[0].text
    assert [(("fisker" in each.text), each.becomes) for each in made.changed] == [(True, "Fisk hver søndag.")]
    assert [each.text for each in made.new] == ["Nyt hver fredag."]
    assert len(made.not_looked_at) == 4


def test_the_childs_own_number_is_held_against_last_time_and_no_adults(
    store: OpenStore, mathias_case: UUID, followed_up: UUID
) -> None:
    scale = do(store, meetings.ask_scale, followed_up, question="HVOR godt går det i skolen?")
    for name, value in (("Mathias", 5), ("Lone", 9)):
        do(store, meetings.answer_scale, scale, who(store, mathias_case, name), value=value)
    made = paper(store, followed_up, PaperKind.CHANGED)
    assert [(each.name, each.then, each.now) for each in made.scales] == [("Mathias", 3, 5)]
    assert "9" not in str(made.scales)


def test_the_next_sheet_says_what_goes_on_without_what_is_over(store: OpenStore, followed_up: UUID) -> None:
    made = paper(store, followed_up, PaperKind.AGREEMENT_SHEET)
    texts = [row.text for row in made.goes_on]

    assert [row.text for row in made.agreements] == ["Fisk hver søndag.", "Nyt hver fredag."]
    assert any("til træning" in each for each in texts)
    assert not any(word in each for each in texts for word in ("vagtplanen", "fisker sammen"))
    assert [row.number for row in made.goes_on] == list(range(3, 3 + len(texts)))


def test_the_first_meetings_sheet_is_not_touched_by_later_agreements(
    store: OpenStore, meeting: UUID, followed_up: UUID
) -> None:
    made = paper(store, meeting, PaperKind.AGREEMENT_SHEET)
    assert made.goes_on == ()
    assert "hver søndag" not in str(made.agreements)
