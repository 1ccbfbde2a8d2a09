"""A guide is the municipality's; a step that was taken keeps its words, day and initials; what is new is told."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.notification import GuideTick
from app.rules.guides import Guide, GuideStep, as_text, faults_of, from_text
from app.services import guide_lists, guide_ticks, guides
from app.services.concerns import begin_worry
from app.services.guide_ticks import Beside, ChecklistRows, StepRow
from app.services.guides import GuideRow
from app.services.records import list_records
from app.services.snapshot import read_case
from tests.doing import ask, do

ANY = "worry-any"


def row(store: OpenStore, guide_id: str = ANY) -> GuideRow:
    return next(each for each in ask(store, guides.list_guides) if each.guide.id == guide_id)


def own(guide: Guide, *steps: GuideStep) -> Guide:
    return replace(guide, steps=steps, source="vores egen")


def listed(store: OpenStore, case_id: UUID, beside: Beside = guide_ticks.ITSELF) -> ChecklistRows:
    [found] = ask(store, guide_ticks.read_checklists, case_id, (ANY,), beside)
    assert isinstance(found, ChecklistRows)
    return found


def the_step(store: OpenStore, case_id: UUID, step_id: str) -> StepRow:
    return next(each for each in listed(store, case_id).steps if each.step.id == step_id)


def test_every_shipped_guide_can_be_used_and_names_only_what_there_is_to_choose(store: OpenStore) -> None:
    kinds, askers = dict(ask(store, guide_lists.worry_kinds)), dict(ask(store, guide_lists.professions))
    notifications = {"application", "eviction"}
    for each in guides.shipped_guides():
        assert faults_of(each) == ()
        assert set(each.kinds) <= set(kinds) | notifications
        assert set(each.professions) <= set(askers)
        assert from_text(as_text(each)) == each


def test_a_step_is_ticked_with_day_and_initials_and_keeps_its_first_day(store: OpenStore) -> None:
    case = do(store, begin_worry, text="Stille.")
    first = do(store, guide_ticks.tick, case, ANY, "seen")
    assert do(store, guide_ticks.tick, case, ANY, "seen") == first
    step = the_step(store, case, "seen")
    assert (str(step.done_on), bool(step.initials), listed(store, case).taken) == ("2026-11-22", True, 1)
    do(store, guide_ticks.note_step, first, "Talt med Kirstine")
    assert the_step(store, case, "seen").note == "Talt med Kirstine"
    do(store, guide_ticks.untick, first)
    assert listed(store, case).taken == 0


def test_what_is_ticked_beside_one_worry_is_not_ticked_beside_another(store: OpenStore) -> None:
    case = do(store, begin_worry, text="Stille.")
    worry = ask(store, list_records, case, "concern")[0].id
    do(store, guide_ticks.tick, case, ANY, "seen", beside=Beside(concern_id=worry))
    assert (listed(store, case).taken, listed(store, case, Beside(concern_id=worry)).taken) == (0, 1)


def test_a_step_that_was_taken_keeps_its_words_when_the_guide_is_reworded(store: OpenStore) -> None:
    case = do(store, begin_worry, text="Stille.")
    do(store, guide_ticks.tick, case, ANY, "seen")
    do(store, guide_ticks.tick, case, ANY, "child")
    was = the_step(store, case, "seen").step.text
    do(store, guides.save_guide, own(row(store).guide, GuideStep("seen", "Skriv alt ned.", "Nu")))
    step = the_step(store, case, "seen")
    assert (step.step.text, step.was) == ("Skriv alt ned.", was)
    assert the_step(store, case, "child").is_gone
    with store.units.read("test") as unit:
        assert {each.wording for each in read_case(unit, case).of(GuideTick)} >= {was}


def test_what_is_new_since_last_time_is_told_until_it_is_read(store: OpenStore) -> None:
    do(store, guides.note_seen, ANY)
    assert row(store).news is None
    before = row(store).guide
    do(store, guides.save_guide, own(before, *before.steps[1:], GuideStep("new", "Ring til os.", "Nu")))
    news = row(store).news
    assert news is not None
    assert ([each.id for each in news.came], [each.id for each in news.went]) == (["new"], ["seen"])
    do(store, guides.note_seen, ANY)
    assert row(store).news is None


def test_the_shipped_guide_comes_back(store: OpenStore) -> None:
    shipped = row(store).guide
    do(store, guides.save_guide, own(shipped, GuideStep("one", "Kun det her.")))
    assert row(store).own_since is not None
    do(store, guides.restore_guide, ANY)
    assert (row(store).guide, row(store).own_since) == (shipped, None)


def test_a_guide_that_cannot_be_used_is_refused_with_what_to_do(store: OpenStore) -> None:
    guide = row(store).guide
    for wrong, said in (
        (replace(guide, name=" "), "navn"),
        (replace(guide, steps=()), "mindst ét trin"),
        (own(guide, GuideStep("a", " ")), "hvad man gør"),
        (own(guide, GuideStep("a", "x"), GuideStep("a", "y")), "samme navn"),
    ):
        with pytest.raises(UserError, match=said):
            do(store, guides.save_guide, wrong)
    case = do(store, begin_worry, text="Stille.")
    with pytest.raises(UserError, match="Trinnet står ikke længere"):
        do(store, guide_ticks.tick, case, ANY, "never")
    with pytest.raises(UserError, match="findes ikke her"):
        do(store, guide_ticks.tick, case, "never", "seen")
