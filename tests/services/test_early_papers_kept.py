"""Papers, lists and aktindsigt from before the plan keep to a stop: for the parent, the child who goes home, a sibling.

What each is about alone is tried here; that nothing leaks in any way is tried in the stops before the plan.
"""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.assessment import Assessment, AssessmentChild
from app.models.case import Child
from app.models.enums_early import ConcernOutcome, Rater
from app.models.enums_people import Sector
from app.models.knowledge import ChildTalk, Concern
from app.models.notification import Notification
from app.models.people import NetworkTie, Person
from app.models.safety import Custody, CustodyHolder
from app.models.voice import HouseWord, WellbeingMark
from app.services import concerns, stop_decisions
from app.services.access_grounds import CHILD_TRUST, OTHER_PERSON, PROTECTED
from app.services.access_request import accept_suggestions, read_access
from app.services.assessment_paper import assessment_paper_for
from app.services.concern_paper import concern_paper_for
from app.services.ports import Unit
from app.services.voice_paper import voice_paper_for
from tests.doing import ask, do
from tests.services.before_plan_rows import TABLES, add_rows, write_everywhere
from tests.services.meeting_making import who
from tests.services.test_own_children import child_of
from tests.shipped import TODAY

TOLD = "Xqzt viser blå xqzt."


def stop_then_write(store: OpenStore, case_id: UUID, kind: str, against: UUID) -> None:
    """Rows from before a stop and from after it, all with the same words in them."""
    do(store, add_rows, case_id, "Jan")
    store.units.now = lambda: TODAY + dt.timedelta(minutes=1)
    noah = who(store, case_id, "Noah")
    do(store, stop_decisions.note_stop, case_id, kind=kind, subject_id=noah, against_id=against)
    store.units.now = lambda: TODAY + dt.timedelta(minutes=2)
    do(store, add_rows, case_id, "Heidi")
    do(store, write_everywhere, case_id, TOLD)


def at_work(unit: Unit, case_id: UUID) -> UUID:
    """Add a teacher, who is at work in the network of the child."""
    person = unit.add(Person(case_id=case_id, name="Palle Lund"))
    child = unit.live(Child, Child.case_id == case_id)[0]
    unit.session.flush()
    unit.add(NetworkTie(case_id=case_id, person_id=person.id, child_id=child.id, sector=Sector.PROFESSIONALS))
    return person.id


def share_bertil(unit: Unit, case_id: UUID, person_id: UUID) -> None:
    """Give somebody custody of Bertil, and of him alone."""
    bertil = unit.get(Child, child_of(unit, case_id, "Bertil")).person_id
    custody = next(each for each in unit.live(Custody) if each.child_id == bertil)
    unit.add(CustodyHolder(case_id=case_id, custody_id=custody.id, person_id=person_id))


def grounds_of(store: OpenStore, case_id: UUID, person_id: UUID) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in ask(store, read_access, case_id, person_id=person_id).items:
        found.setdefault(each.table, set()).add(each.ground)
    return found


def test_a_worry_is_on_no_paper_to_who_the_child_is_heard_without_though_at_work(
    store: OpenStore, noah_case: UUID
) -> None:
    palle = do(store, at_work, noah_case)
    do(store, concerns.note_concern, noah_case, text=TOLD)
    assert TOLD in repr(ask(store, concern_paper_for, noah_case, recipient_id=palle).paper)
    do(store, stop_decisions.note_stop, noah_case, kind="abuse", against_id=palle)
    with pytest.raises(UserError, match="tages stilling"):
        ask(store, concern_paper_for, noah_case, recipient_id=palle)
    assert TOLD in repr(ask(store, concern_paper_for, noah_case).paper)


def test_a_worry_for_all_that_names_a_sibling_is_not_for_who_decides_for_the_other(
    store: OpenStore, liv_case: UUID
) -> None:
    palle = do(store, at_work, liv_case)
    do(store, share_bertil, liv_case, palle)
    for text in ("Liv er blevet xqzt.", "Begge børn er trætte."):
        do(store, concerns.note_concern, liv_case, text=text)
    his = repr(ask(store, concern_paper_for, liv_case, recipient_id=palle).paper)
    assert ("xqzt" in his, "Begge børn" in his) == (False, True)
    assert "xqzt" in repr(ask(store, concern_paper_for, liv_case).paper)


def test_the_list_of_worries_says_no_word_of_what_was_told_under_a_stop(store: OpenStore) -> None:
    made = do(store, concerns.begin_worry, text=TOLD, child_name="Bo Hansen", told_by="Moster Xqzt")

    def add_father(unit: Unit) -> tuple[UUID, UUID]:
        [row] = unit.live(Concern, Concern.case_id == made)
        row.sparring = TOLD
        father = unit.add(Person(case_id=made, name="Per"))
        return unit.live(Child, Child.case_id == made)[0].person_id, father.id

    child, father = do(store, add_father)
    [line] = ask(store, concerns.list_worries)
    assert repr(line).count("qzt") > 1
    do(store, stop_decisions.note_stop, made, kind="abuse", subject_id=child, against_id=father)
    [line] = ask(store, concerns.list_worries)
    assert (line.child, line.text) == ("Bo Hansen", concerns.NEUTRAL_WORRY)
    assert "qzt" not in repr(line)
    [concern] = ask(store, lambda unit: [each.id for each in unit.live(Concern, Concern.case_id == made)])
    do(store, concerns.lead_on, concern, ConcernOutcome.CLOSED, because=TOLD)
    [line] = ask(store, concerns.list_worries, closed=True)
    assert line.closed_because
    assert "qzt" not in repr(line)


def test_what_a_stopped_parent_must_not_know_is_suggested_left_out_of_what_they_see(
    store: OpenStore, noah_case: UUID
) -> None:
    jan = who(store, noah_case, "Jan")
    stop_then_write(store, noah_case, "abuse", jan)
    do(store, accept_suggestions, noah_case, person_id=jan)
    given = [each for each in ask(store, read_access, noah_case, person_id=jan).items if each.included]
    of_before = {kind.__tablename__ for kind in TABLES} - {"consent", "formal_decision", "party_hearing"}
    assert not {each.table for each in given} & of_before
    found = grounds_of(store, noah_case, jan)
    assert {table: found[table] for table in of_before} == {table: {PROTECTED} for table in of_before}


def test_what_a_child_may_have_told_in_confidence_is_suggested_left_out(store: OpenStore, noah_case: UUID) -> None:
    jan, noah = who(store, noah_case, "Jan"), who(store, noah_case, "Noah")
    do(store, add_rows, noah_case, "Jan")

    def told(unit: Unit, *, alone: bool) -> None:
        for each in unit.live(WellbeingMark, WellbeingMark.case_id == noah_case):
            each.rater = Rater.CHILD if alone else Rater.PARENT
        for talk in unit.live(ChildTalk, ChildTalk.case_id == noah_case):
            talk.alone = alone

    kinds = [kind.__tablename__ for kind in (ChildTalk, HouseWord, WellbeingMark)]
    do(store, told, alone=True)
    found, own = grounds_of(store, noah_case, jan), grounds_of(store, noah_case, noah)
    assert [found[each] for each in kinds] == [{CHILD_TRUST}] * 3
    assert not any(CHILD_TRUST in own[each] for each in kinds)
    do(store, told, alone=False)
    found = grounds_of(store, noah_case, jan)
    assert not any(CHILD_TRUST in found[each] for each in kinds)


def test_the_words_of_who_notified_unnamed_are_suggested_left_out(store: OpenStore, noah_case: UUID) -> None:
    jan = who(store, noah_case, "Jan")
    row = Notification(case_id=noah_case, received_on=TODAY.date(), text="Det larmer om natten.")
    made = do(store, lambda unit: unit.add(row).id)

    def suggested() -> str:
        items = ask(store, read_access, noah_case, person_id=jan).items
        return next(str(each.ground) for each in items if each.record_id == made)

    def unnamed(unit: Unit) -> None:
        unit.get(Notification, made).anonymous = True

    assert suggested() == ""
    do(store, unnamed)
    assert suggested() == OTHER_PERSON


def test_the_child_takes_no_assessment_home_that_was_written_since_a_stop(store: OpenStore, noah_case: UUID) -> None:
    stop_then_write(store, noah_case, "abuse", who(store, noah_case, "Jan"))
    with pytest.raises(UserError, match="ikke laves til den modtager"):
        ask(store, assessment_paper_for, noah_case, recipient_id=who(store, noah_case, "Noah"))
    assert ask(store, assessment_paper_for, noah_case, recipient_id=None, copy="professional").paper


def test_before_honour_is_assessed_and_decided_no_early_paper_goes_to_a_parent(
    store: OpenStore, noah_case: UUID
) -> None:
    jan = who(store, noah_case, "Jan")
    stop_then_write(store, noah_case, "honour", jan)
    child = ask(store, lambda unit: unit.live(Child, Child.case_id == noah_case)[0].id)
    voice: dict[str, Any] = {"child_id": child, "with_words": True}
    with pytest.raises(UserError, match="tages stilling"):
        ask(store, assessment_paper_for, noah_case, recipient_id=jan)
    with pytest.raises(UserError, match="tages stilling"):
        ask(store, assessment_paper_for, noah_case, recipient_id=None)
    for copy in ("family", "professional"):
        with pytest.raises(UserError, match="tages stilling"):
            ask(store, voice_paper_for, noah_case, recipient_id=jan, copy=copy, **voice)
    assert ask(store, voice_paper_for, noah_case, copy="child", child_id=child).paper


def test_an_assessment_of_a_sibling_goes_to_who_has_no_part_in_her_only_by_choice(
    store: OpenStore, liv_case: UUID
) -> None:
    dennis = who(store, liv_case, "Dennis")

    def add(unit: Unit, name: str) -> tuple[UUID, UUID]:
        made = unit.add(Assessment(case_id=liv_case, begun_on=unit.today, analysis=f"Xqzt {name[0]}"))
        unit.session.flush()
        child = child_of(unit, liv_case, name)
        unit.add(AssessmentChild(case_id=liv_case, assessment_id=made.id, child_id=child))
        return made.id, child

    do(store, share_bertil, liv_case, dennis)
    do(store, add, "Bertil")
    made, liv = do(store, add, "Liv")
    for copy in ("family", "professional"):
        with pytest.raises(UserError, match="Vælg Liv under »Papirer«"):
            ask(store, assessment_paper_for, liv_case, recipient_id=dennis, assessment_id=made, copy=copy)
        newest = ask(store, assessment_paper_for, liv_case, recipient_id=dennis, copy=copy)
        assert "Xqzt L" not in repr(newest.paper)
    chosen = ask(
        store, assessment_paper_for, liv_case, recipient_id=dennis, assessment_id=made, child_id=liv, copy="family"
    )
    assert "Xqzt L" in repr(chosen.paper)
