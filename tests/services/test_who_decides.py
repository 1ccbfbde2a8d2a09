"""Who decides for a child, who may be told on own request, and what each invitation rests on."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.services import consents_kept, sharing_changes
from app.services.assessment_sources import add_fetched, ask_for
from app.services.assessments import begin_assessment
from app.services.consents_kept_read import read_consents
from app.services.consents_kept_rows import TypedAsk
from app.services.meetings import list_meetings
from app.services.modules import ASSESSMENTS, switch_module
from app.services.orientation import list_orientations
from app.services.people import list_people
from app.services.records import add_record, list_records, remove_record
from app.services.sharing_basis import invitation_basis


@pytest.fixture
def people(store: OpenStore, mathias_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in ask(store, list_people, mathias_case)}


def test_a_parent_without_custody_is_told_on_own_request_and_never_as_a_task(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    for each in ask(store, list_records, mathias_case, "custody"):
        do(store, remove_record, "custody", each.id)
    made = do(store, add_record, mathias_case, "custody", {"child_id": str(people["Mathias"]), "kind": "sole"})
    do(store, add_record, mathias_case, "custody_holder", {"person_id": str(people["Lone"])}, owner_id=made)
    (child,) = ask(store, read_consents, mathias_case).decides
    assert "Lone har forældremyndigheden." in child.lines
    assert child.lines[-1].startswith("Torben: Har ikke forældremyndigheden.")
    assert child.warnings == ()
    assert ask(store, list_orientations, mathias_case) == ()
    do(
        store,
        add_record,
        mathias_case,
        "orientation",
        {"person_id": str(people["Torben"]), "asked_on": "3. november 2026"},
    )
    (row,) = ask(store, list_orientations, mathias_case)
    assert row.mind == ("Fortæl kun om barnet, ikke om den anden forælders forhold.",)


def test_an_invitation_shows_its_ground_and_a_no_is_not_cleared(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    grounds = {each.id: ask(store, invitation_basis, each.id) for each in ask(store, list_meetings, mathias_case)}
    asked = ((each, {row.person_id: row for row in rows}) for each, rows in grounds.items())
    meeting, told = next((each, rows) for each, rows in asked if people["Mathias"] in rows and people["Lone"] in rows)
    assert told[people["Mathias"]].words == "Grundlag: det er om dem selv"
    assert told[people["Lone"]].words == "Grundlag: har forældremyndigheden"
    guest = next(each for each, row in told.items() if row.words == "Grundlag: ikke afklaret")
    cells = (("school", guest),)
    do(
        store, sharing_changes.set_sharing, mathias_case, about_id=people["Mathias"], cells=cells, answer="yes",
        by_id=people["Lone"],
    )  # fmt: skip
    assert ground(store, meeting, guest) == ("Grundlag: ja fra Lone", True)
    do(store, sharing_changes.set_sharing, mathias_case, about_id=people["Mathias"], cells=cells, answer="law", law="x")
    assert ground(store, meeting, guest) == ("Grundlag: lov, ja fra Lone", True)
    do(
        store, sharing_changes.set_sharing, mathias_case, about_id=people["Mathias"], cells=cells, answer="no",
        by_id=people["Torben"],
    )  # fmt: skip
    assert ground(store, meeting, guest) == ("Grundlag: lov, ja fra Lone, nej fra Torben", False)


def ground(store: OpenStore, meeting: UUID, guest: UUID) -> tuple[str, bool]:
    row = next(each for each in ask(store, invitation_basis, meeting) if each.person_id == guest)
    return row.words, row.is_clear


def test_a_fetch_rests_on_all_who_decide_and_is_seen_only_when_assessments_are_on(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    child = ask(store, list_records, mathias_case, "child")[0].id
    made = do(store, begin_assessment, mathias_case, children=(child,))
    fetched = do(store, add_fetched, made, what="Vægten", whose="Lægehuset")
    do(store, ask_for, fetched)
    assert not [each for each in ask(store, read_consents, mathias_case).needs if each.what.startswith("Hente")]
    do(store, switch_module, ASSESSMENTS, on=True)
    need = next(each for each in ask(store, read_consents, mathias_case).needs if each.what.startswith("Hente"))
    assert (need.what, need.basis.words) == ("Hente: Vægten fra Lægehuset", "ikke afklaret")
    assert set(need.ask.asked) == {people["Lone"], people["Torben"]}
    for made in do(store, consents_kept.ask_consent, mathias_case, need.ask):
        do(store, consents_kept.answer_consent, made, ConsentAnswer.YES)
    need = next(each for each in ask(store, read_consents, mathias_case).needs if each.what.startswith("Hente"))
    assert need.basis.words == "ja fra Lone og Torben"
    assert need.basis.missing == ""


def test_a_yes_to_one_thing_is_none_to_another(store: OpenStore, mathias_case: UUID, people: dict[str, UUID]) -> None:
    given = do(store, add_record, mathias_case, "intervention", {"name": "Samtaler hjemme"})
    typed = TypedAsk(kind=ConsentKind.SHARING, about_id=people["Mathias"], from_whom="Samtaler hjemme")
    for each in do(store, consents_kept.ask_consent, mathias_case, typed):
        do(store, consents_kept.answer_consent, each, ConsentAnswer.YES)
    need = next(each for each in ask(store, read_consents, mathias_case).needs if each.ask.intervention_id == given)
    assert need.basis.words == "ikke afklaret"
