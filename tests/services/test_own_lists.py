"""The municipality's own lists and headings: from today, older records keep their words, back to the shipped again."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services import assessment_templates, ruling_templates
from app.services.assessment_read import read_assessment, what_to_begin
from app.services.assessments import begin_assessment
from app.services.modules import ASSESSMENTS, FIGURES, NOTIFICATIONS, RULINGS, switch_module
from app.services.notification_senders import (
    category_of,
    list_senders,
    save_senders,
    sender_of,
    sender_words,
    shipped_senders,
)
from app.services.notifications import TypedNotification, note_notification
from app.services.own_list_choices import ANONYMOUS_MISSING, ANONYMOUS_STAYS, NO_CATEGORY
from app.services.own_list_rows import LINE_MISSING, NAME, NAME_MISSING, TWICE, WHOLE, ListKind, ListLine, ListRow
from app.services.own_lists import (
    as_text,
    bring_back_own_list,
    copy_own_list,
    drop_own_list,
    faults_of,
    from_text,
    read_own_lists,
    restore_own_list,
    save_own_list,
    tidy,
)
from app.services.plan_aims import aims_here, read_aims, set_aims
from tests.doing import ask, do

PARTS = (ASSESSMENTS, RULINGS, NOTIFICATIONS, FIGURES)
CLUB = "own:school:Klubben Havnen"


def lists(store: OpenStore) -> dict[tuple[ListKind, str], ListRow]:
    return {(row.list.kind, row.list.key): row for row in ask(store, read_own_lists)}


@pytest.fixture
def on(store: OpenStore) -> OpenStore:
    for part in PARTS:
        do(store, switch_module, part, on=True)
    return store


def test_only_lists_of_parts_that_are_on_are_there(store: OpenStore) -> None:
    assert lists(store) == {}
    do(store, switch_module, NOTIFICATIONS, on=True)
    assert [kind for kind, _ in lists(store)] == [ListKind.SENDERS]
    for part in PARTS:
        do(store, switch_module, part, on=True)
    found = lists(store)
    assert {kind for kind, _ in found} == set(ListKind)
    assert (ListKind.HEADINGS, "free") not in found
    assert all(row.source and row.own_since is None and row.is_shipped for row in found.values())


def test_what_is_kept_unchanged_is_no_list_of_our_own_and_what_is_changed_can_be_restored(on: OpenStore) -> None:
    for row in lists(on).values():
        do(on, save_own_list, row.list)
    assert all(row.own_since is None for row in lists(on).values())
    for key, row in lists(on).items():
        first, *rest = row.list.lines
        turned = "" if first.choice else "usual"
        other = replace(first, choice=turned) if row.fixed else replace(first, words="Noget andet")
        do(on, save_own_list, replace(row.list, lines=(other, *rest)))
        assert lists(on)[key].own_since is not None
        assert lists(on)[key].list == tidy(lists(on)[key].list)
        assert from_text(as_text(lists(on)[key].list)) == lists(on)[key].list
        do(on, restore_own_list, *key)
        assert lists(on)[key] == row


def test_an_assessment_that_is_begun_keeps_its_headings(on: OpenStore, mathias_case: UUID) -> None:
    [(child, _), *_] = ask(on, what_to_begin, mathias_case).children
    before = do(on, begin_assessment, mathias_case, children=(child,))
    row = lists(on)[ListKind.HEADINGS, assessment_templates.USUAL]
    health, *others = row.list.lines
    new = ListLine("sleep", "Søvn", "Hvor meget sover barnet?", "child")
    do(on, save_own_list, replace(row.list, lines=(*others[::-1], new, replace(health, words="Helbred"))))
    after = do(on, begin_assessment, mathias_case, children=(child,))
    told = [[(each.key, each.heading) for each in ask(on, read_assessment, made).headings] for made in (before, after)]
    assert ("health", "Sundhedsforhold") in told[0]
    assert "sleep" not in dict(told[0])
    assert told[1][-2:] == [("sleep", "Søvn"), ("health", "Helbred")]


def test_a_decision_asks_for_what_the_municipality_says(on: OpenStore) -> None:
    row = lists(on)[ListKind.RULING, "support"]
    shipped = next(each for each in ruling_templates.shipped_templates() if each.id == "support")
    lines = tuple(replace(each, choice="usual" if each.id == "complaint" else each.choice) for each in row.list.lines)
    do(on, save_own_list, replace(row.list, name="Støtte", lines=lines))
    used = {each.template.id: each.template for each in ask(on, ruling_templates.list_ruling_templates)}["support"]
    assert (used.name, used.law_text, used.source) == ("Støtte", shipped.law_text, shipped.source)
    assert used.demanded == tuple(each for each in shipped.demanded if each != "complaint")
    assert used.usual == (ruling_templates.Part.COMPLAINT, *shipped.usual)
    do(on, save_own_list, row.list)
    assert lists(on)[ListKind.RULING, "support"].own_since is None


def test_own_words_for_a_sender_are_counted_as_before_and_stay_on_old_notifications(
    on: OpenStore, mathias_case: UUID
) -> None:
    row = lists(on)[ListKind.SENDERS, "all"]
    lines = tuple(replace(each, words="Klubben  Havnen") if each.id == "school" else each for each in row.list.lines)
    do(on, save_own_list, replace(row.list, lines=lines))
    offered = {each.id: each for each in ask(on, list_senders)}
    assert (offered[CLUB].name, offered[CLUB].professional, "school" in offered) == ("Klubben Havnen", True, False)
    assert category_of(CLUB, anonymous=False) == "school"
    do(on, note_notification, mathias_case, TypedNotification(sender=CLUB, new_child="Ea"))
    do(on, restore_own_list, ListKind.SENDERS, "all")
    assert sender_words(CLUB, anonymous=False) == "Klubben Havnen"
    assert tuple(each.id for each in ask(on, list_senders)) == tuple(shipped_senders().senders)
    do(on, save_own_list, replace(row.list, lines=row.list.lines[:-1]))
    *_, left = ask(on, list_senders)
    assert (left.id, left.name) == (CLUB, "Klubben Havnen (ude af brug)")


def test_a_sender_nobody_can_read_is_refused(store: OpenStore) -> None:
    assert sender_of("own:no_such:Nogen") is None
    assert sender_of("own:school: ") is None
    assert sender_of("own:school") is None
    for ids in ((), ("school",), ("anonymous", "anonymous"), ("anonymous", "own:x:y"), ("own:anonymous:Ukendt",)):
        with pytest.raises(UserError, match="ikke en liste over afsendere"):
            do(store, save_senders, ids)


def test_an_aim_of_our_own_can_be_chosen_and_one_that_is_left_out_stays_on_its_plan(
    on: OpenStore, mathias_case: UUID
) -> None:
    [plan, *_] = ask(on, read_aims, mathias_case)
    do(on, set_aims, plan.plan_id, ("help_early",))
    row = lists(on)[ListKind.AIMS, "all"]
    kept = tuple(replace(each, words="Tidligt set") for each in row.list.lines if each.id == "found_early")
    do(on, save_own_list, replace(row.list, lines=(*kept, ListLine("x", "Ro  derhjemme", "Der er ro."))))
    assert [(each.id, each.name) for each in ask(on, aims_here)] == [
        ("found_early", "Tidligt set"),
        ("Ro derhjemme", "Ro derhjemme"),
    ]
    do(on, set_aims, plan.plan_id, ("help_early", "Ro derhjemme"))
    assert ask(on, read_aims, mathias_case)[0].chosen == ("help_early", "Ro derhjemme")


def test_what_is_shipped_and_what_there_is_one_of_is_neither_copied_nor_dropped(on: OpenStore) -> None:
    for kind, key in ((ListKind.SENDERS, "all"), (ListKind.RULING, "no_such")):
        with pytest.raises(UserError, match="kun én af"):
            do(on, copy_own_list, kind, key, "own_a")
    for kind, key in ((ListKind.SENDERS, "all"), (ListKind.HEADINGS, "six")):
        with pytest.raises(UserError, match="følger med programmet"):
            do(on, drop_own_list, kind, key)
    do(on, copy_own_list, ListKind.HEADINGS, "six", "own_a")
    version = do(on, drop_own_list, ListKind.HEADINGS, "own_a")
    with pytest.raises(UserError, match="følger med programmet"):
        do(on, bring_back_own_list, ListKind.RULING, "own_a", version)
    do(on, bring_back_own_list, ListKind.HEADINGS, "own_a", version)
    assert lists(on)[ListKind.HEADINGS, "own_a"].list.name == "Kopi af De seks overskrifter fra serviceloven"


def test_faults_are_said_where_they_are_and_nothing_is_taken_in_use(on: OpenStore) -> None:
    row = lists(on)[ListKind.SENDERS, "all"]
    lines = tuple(each for each in row.list.lines if each.id != "anonymous")
    wrong = replace(row.list, lines=(*lines, ListLine("a", ""), ListLine("b", lines[0].words), ListLine("c", "Ny")))
    told = {each.at: each.sentence for each in faults_of(wrong)}
    assert told["a"] == LINE_MISSING
    assert told["c"] == NO_CATEGORY
    assert told[WHOLE] == ANONYMOUS_MISSING.format(name="anonym")
    assert TWICE.format(words=lines[0].words) in [each.sentence for each in faults_of(wrong) if each.at == "b"]
    with pytest.raises(UserError, match="Skriv et navn"):
        do(on, save_own_list, wrong)
    hidden = tuple(replace(each, words="Ukendt") if each.id == "anonymous" else each for each in row.list.lines)
    assert [each.sentence for each in faults_of(replace(row.list, lines=hidden))] == [
        ANONYMOUS_STAYS.format(name="anonym")
    ]
    headings = lists(on)[ListKind.HEADINGS, "six"].list
    assert [(each.at, each.sentence) for each in faults_of(replace(headings, name=" "))] == [(NAME, NAME_MISSING)]
    assert lists(on)[ListKind.SENDERS, "all"] == row


@pytest.mark.parametrize("text", ["", "3", "[]", "{}", '{"lines": 3}', '{"kind": "x", "lines": []}'])
def test_a_draft_that_is_something_else_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="ikke en liste"):
        from_text(text)
