"""Screening, afdækning and børnefaglig undersøgelse: one chain that knows what was written, and asks only."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.assessment import Assessment, AssessmentView
from app.models.enums import NoteKind
from app.models.enums_early import Aspect, AssessmentKind, AssessmentOutcome, FetchState, ViewSource
from app.models.knowledge import Note
from app.services.assessment_chain import WHY_AGAIN, finish_assessment, go_on, reopen_assessment
from app.services.assessment_plan import take_to_plan, wish_after
from app.services.assessment_read import list_assessments, read_assessment, what_to_begin
from app.services.assessment_rows import AssessmentPage
from app.services.assessment_sources import UNCLEAR, add_contribution, add_fetched, ask_for
from app.services.assessment_views import TypedView, add_view, change_view, remove_view
from app.services.assessments import (
    IS_FINISHED,
    LAST_CHILD,
    NOT_YET,
    add_assessment_child,
    begin_assessment,
    children_in,
    choose_headings,
    remove_assessment_child,
)
from app.services.case_content import content_of
from app.services.cases import add_child, start_case
from app.services.history import undo
from app.services.plan_page import read_plan
from app.services.plans import set_plan
from app.services.ports import Unit
from app.services.records import add_record, change_record
from tests.doing import ask, do

INVESTIGATION, SCREENING = AssessmentKind.INVESTIGATION, AssessmentKind.SCREENING


@pytest.fixture
def asta(store: OpenStore) -> UUID:
    """A small case with one child."""
    case_id: UUID = do(store, start_case, child_name="Asta Lund")
    return case_id


def children(store: OpenStore, case_id: UUID) -> tuple[UUID, ...]:
    return tuple(each for each, _ in ask(store, what_to_begin, case_id).children)


def begin(store: OpenStore, case_id: UUID, kind: AssessmentKind = SCREENING, **values: object) -> UUID:
    made: UUID = do(store, begin_assessment, case_id, children=children(store, case_id), kind=kind, **values)
    return made


def page(store: OpenStore, assessment_id: UUID) -> AssessmentPage:
    found: AssessmentPage = ask(store, read_assessment, assessment_id)
    return found


def asked(store: OpenStore, assessment_id: UUID) -> tuple[str, ...]:
    return tuple(each.text for each in page(store, assessment_id).asked)


def write(store: OpenStore, assessment_id: UUID, **values: object) -> None:
    do(store, change_record, "assessment", assessment_id, values)


def test_a_screening_leads_on_and_nothing_is_written_twice(store: OpenStore, asta: UUID) -> None:
    first = begin(store, asta, noticed="1. september 2026", reason="Skolen er bekymret.")
    do(store, add_view, first, TypedView(text="Sover dårligt", heading="health", source=ViewSource.PARENTS))
    do(store, add_fetched, first, what="Udtalelse", whose="skolen")
    do(store, add_contribution, first, profession="Sundhedsplejerske")
    assert page(store, first).goes_on_as == (AssessmentKind.UNCOVERING, INVESTIGATION)
    after = page(store, do(store, go_on, first, INVESTIGATION, because="Det er alvorligt."))
    told = [view for heading in after.headings for view in heading.views]
    assert [(view.text, view.who, view.heading) for view in told] == [("Sover dårligt", "forældrene", "health")]
    assert (len(after.fetched), len(after.contributions), len(after.children)) == (1, 1, 1)
    assert after.law == "Skal være færdig senest 1. januar 2027. Behovet blev set 1. september 2026."
    assert {field.name: field.value for field in after.own("reason")} == {"reason": "Skolen er bekymret."}
    ended = page(store, first).line
    assert (ended.is_open, ended.stands) == (
        False, "afsluttet 22. november 2026, førte til: en børnefaglig undersøgelse",
    )  # fmt: skip
    with pytest.raises(UserError):
        do(store, go_on, after.id, AssessmentKind.UNCOVERING)
    assert [each.is_open for each in ask(store, list_assessments, asta)] == [True, False]


@pytest.mark.parametrize(
    ("noticed", "kind", "template", "law"),
    [
        ("31. december 2023", AssessmentKind.OLD_INVESTIGATION, "six", "De fire måneder er gået."),
        ("1. januar 2024", INVESTIGATION, "ics-new", "De fire måneder er gået."),
        ("22. juli 2026", INVESTIGATION, "ics-new", "Skal være færdig senest 22. november 2026."),
        ("21. juli 2026", INVESTIGATION, "ics-new", "De fire måneder er gået."),
    ],
)
def test_the_day_decides_the_law_and_the_last_day_is_in_time(
    store: OpenStore, asta: UUID, noticed: str, kind: AssessmentKind, template: str, law: str
) -> None:
    found = page(store, begin(store, asta, INVESTIGATION, noticed=noticed))
    assert (found.line.kind, found.template, found.law.startswith(law)) == (kind, template, True)


def test_other_headings_lose_no_word_and_a_line_can_be_moved(store: OpenStore, asta: UUID) -> None:
    made = begin(store, asta)
    do(store, add_view, made, TypedView(text="Løber hurtigt", heading="health", aspect=Aspect.RESOURCE))
    view = do(store, add_view, made, TypedView(text="Trøstes let", heading="safe_care"))
    for template in ("six", "ics-old", "free", "six"):
        do(store, choose_headings, made, template)
        told = {each.text for heading in page(store, made).headings for each in heading.views}
        assert told == {"Løber hurtigt", "Trøstes let"}
    left = [(each.heading, each.in_use) for each in page(store, made).headings if each.key == "safe_care"]
    assert left == [("Trygt omsorgsmiljø", False)]
    do(store, change_view, view, TypedView(text="Trøstes let", heading="family"))
    assert all(each.in_use for each in page(store, made).headings)
    do(store, choose_headings, made, "free")
    do(store, add_view, made, TypedView(text="Går til dans", own_heading="Fritid"))
    assert [each.heading for each in page(store, made).headings] == ["Sundhedsforhold", "Familieforhold", "Fritid"]
    do(store, remove_view, view)
    assert [each.key for each in page(store, made).headings] == ["health", "own:fritid"]
    with pytest.raises(UserError):
        do(store, add_view, made, TypedView(text="Hvor?", heading="nowhere"))


def test_siblings_share_one_and_a_brother_comes_later(store: OpenStore, asta: UUID) -> None:
    made = begin(store, asta, INVESTIGATION)
    brother = do(store, add_child, asta, name="Bo Lund")
    assert [called for _, called in page(store, made).others] == ["Bo"]
    do(store, add_assessment_child, made, children(store, asta)[1])
    do(store, add_assessment_child, made, children(store, asta)[1])
    assert (page(store, made).line.children, brother is not None) == ("Asta og Bo", True)
    assert "Er Bo hørt? Skriv samtalen, eller hvorfor den ikke er holdt." in asked(store, made)
    for each in children(store, asta)[:1]:
        do(store, remove_assessment_child, made, each)
    with pytest.raises(UserError, match=LAST_CHILD[:20]):
        do(store, remove_assessment_child, made, children(store, asta)[1])


def test_what_is_missing_is_asked_and_blocks_nothing(store: OpenStore, asta: UUID) -> None:
    made = begin(store, asta, INVESTIGATION)
    asked_now = asked(store, made)
    assert {"Hvad siger forældrene?", "Hvad fører den til?", "Hvornår blev behovet set?"} <= set(asked_now)
    talk = {"child_id": children(store, asta)[0], "own_words": "Jeg vil hjem.", "assessment_id": made}
    with store.units.step("Samtale", "test") as unit:
        add_record(unit, asta, "child_talk", talk)
    write(store, made, parents_comment="Enige.", outcome="support", conclusion="Hjælp.", purpose="Ro", can_help="Mere")
    left = asked(store, made)
    assert not [each for each in left if each.startswith(("Er Asta", "Hvad siger forældrene", "Hvad fører"))]
    do(store, finish_assessment, made)
    assert (page(store, made).asked, page(store, made).line.is_open) == ((), False)


def test_a_finished_one_is_closed_until_somebody_says_why(store: OpenStore, asta: UUID) -> None:
    made = begin(store, asta, INVESTIGATION)
    with pytest.raises(UserError, match=NOT_YET):
        do(store, finish_assessment, made, on="1. december 2026")
    with pytest.raises(UserError):
        do(store, finish_assessment, made, on="1. november 2026")
    do(store, finish_assessment, made, outcome=AssessmentOutcome.NOTHING_MORE, because="Det er løst.")
    for refused in (add_view, add_fetched):
        with pytest.raises(UserError, match=IS_FINISHED[:20]):
            do(store, refused, made, *([TypedView(text="x", heading="health")] if refused is add_view else []))
    with pytest.raises(UserError, match=WHY_AGAIN):
        do(store, reopen_assessment, made, "  ")
    do(store, reopen_assessment, made, "skolen har skrevet igen")
    with store.units.read("test") as unit:
        notes = [each.text for each in unit.live(Note, Note.case_id == asta) if each.kind is NoteKind.NOTE]
    assert notes == [
        "Børnefaglig undersøgelse om Asta, der blev afsluttet 22. november 2026, er åbnet igen, fordi skolen har "
        "skrevet igen."
    ]  # fmt: skip
    assert page(store, made).line.is_open


def test_a_profession_contributes_once(store: OpenStore, asta: UUID) -> None:
    made = begin(store, asta)
    for name in ("Sundhedsplejerske", "Læge"):
        do(store, add_contribution, made, profession=name)
    with pytest.raises(UserError, match="Læge har allerede et bidrag"):
        do(store, add_contribution, made, profession=" læge ")
    assert len(page(store, made).contributions) == 2


def test_a_fetch_says_when_its_basis_is_unclear(store: OpenStore, asta: UUID) -> None:
    made = begin(store, asta, INVESTIGATION)
    fetched = do(store, add_fetched, made, what="Journal", whose="lægen")
    assert page(store, made).fetched[0].warning == ""
    do(store, ask_for, fetched)
    row = page(store, made).fetched[0]
    assert (row.warning, row.line) == (UNCLEAR, "Journal fra lægen: bedt om 22. november 2026")
    do(store, change_record, "fetched_information", fetched, {"basis": "law", "law": "retssikkerhedsloven § 11 c"})
    do(store, ask_for, fetched)
    row = page(store, made).fetched[0]
    assert (row.state, row.warning, row.line) == (FetchState.FETCHED, "", "Journal fra lægen: hentet 22. november 2026")


def test_the_conclusion_goes_into_the_plan_and_never_over_what_stands_there(store: OpenStore, asta: UUID) -> None:
    made, child = begin(store, asta, INVESTIGATION), children(store, asta)[0]
    with pytest.raises(UserError):
        do(store, take_to_plan, made, child)
    write(store, made, purpose="Asta sover i sin egen seng.", can_help="Ro om aftenen.")
    do(store, take_to_plan, made, child)
    assert page(store, made).steps[0].purpose_there == "Asta sover i sin egen seng."
    do(store, set_plan, asta, purpose="Noget andet.")
    with pytest.raises(UserError):
        do(store, take_to_plan, made, child)
    do(store, wish_after, made, name="Kontaktperson", child_id=child)
    help_rows = ask(store, read_plan, asta)
    assert "Asta sover i sin egen seng." in repr(help_rows)


VERBS: dict[str, Callable[[Unit, UUID], object]] = {
    "begin": lambda unit, made: begin_assessment(unit, unit.get(Assessment, made).case_id, children=_about(unit, made)),
    "headings": lambda unit, made: choose_headings(unit, made, "six"),
    "view": lambda unit, made: add_view(unit, made, TypedView(text="Nyt", heading="health")),
    "fetch": lambda unit, made: add_fetched(unit, made, what="Journal"),
    "contribute": lambda unit, made: add_contribution(unit, made, profession="Læge"),
    "go on": lambda unit, made: go_on(unit, made, INVESTIGATION),
    "finish": finish_assessment,
    "plan": lambda unit, made: take_to_plan(unit, made, _about(unit, made)[0]),
}


def _about(unit: Unit, assessment_id: UUID) -> tuple[UUID, ...]:
    return tuple(each.child_id for each in children_in(unit, unit.get(Assessment, assessment_id)))


def test_every_change_is_one_step_and_one_undo(store: OpenStore, asta: UUID) -> None:
    made = begin(store, asta)
    write(store, made, purpose="Ro")
    do(store, add_view, made, TypedView(text="Før", heading="health"))
    for name, change in VERBS.items():
        before = ask(store, content_of, asta)
        with store.units.step("Ændring", "test") as unit:
            change(unit, made)
        assert ask(store, content_of, asta) != before, name
        assert unit.outcome is not None
        with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as back:
            undo(back, unit.outcome.step_id)
        assert ask(store, content_of, asta) == before, name


def test_what_was_carried_is_a_copy(store: OpenStore, asta: UUID) -> None:
    first = begin(store, asta, noticed="25. november 2025")
    second = begin(store, asta, noticed="20. oktober")
    with store.units.read("test") as unit:
        assert unit.get(Assessment, second).noticed_on == dt.date(2026, 10, 20), "the last there was, not next year's"
    with pytest.raises(UserError):
        do(store, change_record, "assessment", first, {"noticed_on": "1. september 2027"})
    view = do(store, add_view, first, TypedView(text="Før", heading="health"))
    after = do(store, go_on, first, INVESTIGATION)
    copied = page(store, after).headings[0].views[0]
    do(store, change_view, copied.id, TypedView(text="Efter", heading="health"))
    with store.units.read("test") as unit:
        assert unit.get(AssessmentView, view).text == "Før"
        assert unit.get(Assessment, first).finished_on == dt.date(2026, 11, 22)
