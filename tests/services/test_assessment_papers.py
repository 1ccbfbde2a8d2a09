"""An assessment on paper: each reader gets what is theirs, known facts come with their source, secrets stay."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.documents.assessment_paper import assessment_pdf
from app.errors import UserError
from app.models.assessment import AssessmentChild
from app.models.case import Child
from app.models.enums_early import Aspect, AssessmentKind, ViewSource
from app.models.enums_meeting import ContributionKind
from app.models.enums_people import ProtectionScope
from app.models.meeting import Contribution
from app.models.safety import Custody, CustodyHolder, Protection
from app.services.assessment_known import GONE, KnownRow, known_already, take_in
from app.services.assessment_paper import CHOOSE, NOT_FOR_THEM, assessment_paper_for, finish_assessment_paper
from app.services.assessment_paper_rows import AssessmentDraft
from app.services.assessment_read import read_assessment
from app.services.assessment_views import TypedView, add_view
from app.services.assessments import begin_assessment
from app.services.records import add_record, change_record
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.ready_stores import ReadyStores, nothing
from tests.services.meeting_making import who
from tests.services.test_own_children import child_of
from tests.services.test_two_parts import HIS, SECRET, held_in_two
from tests.shipped import TODAY


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores, request: pytest.FixtureRequest) -> Iterator[OpenStore]:
    """A store whose clock goes a second at each look, since what came after a stop is told apart by its time."""
    seconds = iter(range(1, 1_000_000))
    family = "liv_case" if "liv_case" in request.fixturenames else "mathias_case"
    clock = lambda: TODAY + dt.timedelta(seconds=next(seconds))  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, family, now=clock) as (opened, _):
        yield opened


def begun(store: OpenStore, case_id: UUID, *names: str) -> UUID:
    with store.units.read("test") as unit:
        children = tuple(child_of(unit, case_id, each) for each in names)
    kind = AssessmentKind.INVESTIGATION
    return UUID(str(do(store, begin_assessment, case_id, children=children, kind=kind, noticed="1. oktober 2026")))


def child_of_case(store: OpenStore, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return child_of(unit, case_id, "Mathias")


def draft(store: OpenStore, case_id: UUID, to: str | None = None, copy: str = "family") -> AssessmentDraft:
    recipient = who(store, case_id, to) if to else None
    found: AssessmentDraft = ask(store, assessment_paper_for, case_id, recipient_id=recipient, copy=copy)
    return found


def known(store: OpenStore, made: UUID) -> tuple[KnownRow, ...]:
    found: tuple[KnownRow, ...] = ask(store, known_already, made)
    return found


def test_what_the_case_knows_is_taken_in_with_its_source_and_only_once(store: OpenStore, mathias_case: UUID) -> None:
    lone = who(store, mathias_case, "Lone")
    with store.units.step("Før", "test") as unit:
        child = child_of(unit, mathias_case, "Mathias")
        concern = {"child_id": child, "signs": "Er træt", "raised_by_id": lone}
        add_record(unit, mathias_case, "concern", concern)
        add_record(unit, mathias_case, "note", {"text": "Kun min skærm", "only_screen": "ja"})
        add_record(unit, mathias_case, "notification", {"text": "Naboen skriver", "received_on": "2026-11-01"})
    made = begun(store, mathias_case, "Mathias")
    rows = known(store, made)
    told = " ".join(each.text for each in rows)
    assert "Er træt" in told
    assert not [each for each in ("Kun min skærm", "Naboen") if each in told]
    own = next(each for each in rows if each.source is ViewSource.CHILD)
    assert (own.who, own.where) == ("Mathias", "mødet 18. november 2026")
    seen = next(each for each in rows if each.text == "Er træt")
    assert (seen.who, seen.person_id, seen.aspect, seen.source) == ("", None, Aspect.CHALLENGE, ViewSource.PARENTS)
    do(store, take_in, made, own.key, heading="health")
    (shown,) = next(each for each in ask(store, read_assessment, made).headings if each.key == "health").views
    assert (shown.text, shown.who) == (f"{own.text.rstrip('.')} (mødet 18. november 2026).", "Mathias")
    assert next(each for each in known(store, made) if each.key == own.key).is_taken
    with pytest.raises(UserError, match=GONE):
        do(store, take_in, made, "note:gone", heading="health")


def test_the_same_facts_are_the_same_version_with_the_same_bytes(store: OpenStore, mathias_case: UUID) -> None:
    made = begun(store, mathias_case, "Mathias")
    first = draft(store, mathias_case)
    kept = do(store, finish_assessment_paper, mathias_case, first, assessment_pdf(first.paper))
    again = draft(store, mathias_case)
    assert (again.paper, assessment_pdf(again.paper)) == (first.paper, assessment_pdf(first.paper))
    assert do(store, finish_assessment_paper, mathias_case, again, assessment_pdf(again.paper)) == kept
    do(store, change_record, "assessment", made, {"analysis": "Nyt."})
    assert draft(store, mathias_case).paper.version.startswith("2 ")
    about = (child_of_case(store, mathias_case),)
    do(store, begin_assessment, mathias_case, children=about, kind=AssessmentKind.SCREENING, noticed="20. november")
    assert draft(store, mathias_case).paper.version.startswith("1 ")  # another paper, and not its third edition


def test_the_family_copy_has_neither_law_nor_sources(store: OpenStore, mathias_case: UUID) -> None:
    made = begun(store, mathias_case, "Mathias")
    do(store, change_record, "assessment", made, {"second_caseworker": "Mia"})
    family, professional = draft(store, mathias_case).paper, draft(store, mathias_case, copy="professional").paper
    assert (family.law, family.second_caseworker, family.noticed_on) == ("", "", None)
    sides = [paper.triangle.sides[0].name for paper in (family, professional) if paper.triangle]
    assert sides == ["Mathias’ udvikling", "Barnets udvikling"]
    assert (professional.law, professional.second_caseworker) == ("barnets lov § 20, stk. 3", "Mia")
    with pytest.raises(UserError):
        draft(store, mathias_case, copy="child")


def test_a_father_of_one_reads_of_that_one_and_of_what_names_no_other(store: OpenStore, liv_case: UUID) -> None:
    dennis = who(store, liv_case, "Dennis")
    with store.units.step("Ret", "test") as unit:
        bertil = unit.get(Child, child_of(unit, liv_case, "Bertil")).person_id
        custody = next(each for each in unit.live(Custody) if each.child_id == bertil)
        unit.add(CustodyHolder(case_id=liv_case, custody_id=custody.id, person_id=dennis))
    made = begun(store, liv_case, "Liv", "Bertil")
    with store.units.step("Ord", "test") as unit:
        children = {name: child_of(unit, liv_case, name) for name in ("Liv", "Bertil")}
        for each in unit.live(AssessmentChild, AssessmentChild.assessment_id == made):
            each.judgement = "LivDom" if each.child_id == children["Liv"] else "BertilDom"
    for name in ("Liv", "Bertil"):
        view = TypedView(text=f"Kun {name}s sag", heading="health", child_id=children[name])
        do(store, add_view, made, view)
    do(store, add_view, made, TypedView(text="Begge sover godt", heading="health"))
    do(store, add_view, made, TypedView(text="Når Liv er vred", heading="family"))
    do(store, change_record, "assessment", made, {"analysis": "Livs nætter er svære.", "conclusion": "Mere ro."})
    whole, his = repr(draft(store, liv_case, "Tanja").paper), draft(store, liv_case, "Dennis")
    assert all(word in whole for word in ("LivDom", "BertilDom", "Kun Livs", "Når Liv", "Livs nætter"))
    told = repr(his.paper)
    assert not [word for word in ("LivDom", "Kun Livs", "Når Liv", "Livs nætter") if word in told]
    assert all(word in told for word in ("BertilDom", "Kun Bertils", "Begge sover", "Mere ro."))
    assert "Analyse" in " ".join(his.left_out)


def test_who_is_protected_against_a_reader_is_not_named_to_him(store: OpenStore, mathias_case: UUID) -> None:
    lone, torben = (who(store, mathias_case, each) for each in ("Lone", "Torben"))
    made = begun(store, mathias_case, "Mathias")
    do(store, add_view, made, TypedView(text="Bor et nyt sted", heading="living", person_id=lone))
    row = Protection(case_id=mathias_case, subject_id=lone, against_id=torben, scope=ProtectionScope.EVERYTHING)
    before = repr(draft(store, mathias_case, "Torben").paper)
    assert "Bor et nyt sted" in before
    do(store, lambda unit: unit.add(row))
    hidden = draft(store, mathias_case, "Torben")
    assert "Bor et nyt sted" not in repr(hidden.paper)
    assert hidden.left_out
    assert "Bor et nyt sted" in repr(draft(store, mathias_case, "Lone").paper)


def test_a_parent_a_child_is_heard_without_gets_no_paper_of_what_came_since(
    store: OpenStore, mathias_case: UUID
) -> None:
    made = begun(store, mathias_case, "Mathias")
    do(store, note_stop, mathias_case, kind="abuse", against_id=who(store, mathias_case, "Torben"))
    assert draft(store, mathias_case, "Torben").paper.title == "Børnefaglig undersøgelse"
    do(store, add_view, made, TypedView(text="Det nye", heading="health"))
    with pytest.raises(UserError, match=NOT_FOR_THEM):
        draft(store, mathias_case, "Torben")
    with pytest.raises(UserError, match=CHOOSE):
        draft(store, mathias_case)
    assert "Det nye" in repr(draft(store, mathias_case, "Lone").paper)


def test_what_was_said_in_one_part_of_a_meeting_is_not_read_by_who_was_in_the_other(
    tmp_path: Path, ready_stores: ReadyStores
) -> None:
    with ready_stores.opened(tmp_path, held_in_two, "mathias_case") as (opened, two):
        made = begun(opened, two.case, "Mathias")
        for row in known(opened, made):
            if row.text.startswith("Vi "):
                do(opened, take_in, made, row.key, heading="health")
        his, hers = (draft(opened, two.case, each) for each in ("Torben", "Lone"))
        assert (SECRET in repr(his.paper), HIS in repr(his.paper)) == (False, True)
        assert (SECRET in repr(hers.paper), HIS in repr(hers.paper)) == (True, False)
        assert SECRET not in " ".join(his.left_out)
        assert his.left_out
        whole = repr(draft(opened, two.case, copy="professional").paper)
        assert (SECRET in whole, HIS in whole) == (True, True)


def test_what_was_said_since_a_stop_is_taken_in_and_reaches_no_stopped_parent(
    store: OpenStore, mathias_case: UUID
) -> None:
    do(store, note_stop, mathias_case, kind="abuse", against_id=who(store, mathias_case, "Torben"))
    row = Contribution(case_id=mathias_case, kind=ContributionKind.WORRY, text="Hemmeligt ord")
    do(store, lambda unit: unit.add(row))
    made = begun(store, mathias_case, "Mathias")
    key = next(each.key for each in known(store, made) if each.text == "Hemmeligt ord")
    do(store, take_in, made, key, heading="health")
    with pytest.raises(UserError):
        draft(store, mathias_case, "Torben")
