"""Regler og frister in the settings: found, understood, changed, undone, begun anew, and given to others as a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from type_editing import shown, write

from app.rules import rule_checks
from app.rules.cadence import CountsFrom
from app.rules.counting import Step
from app.rules.rule import Trigger
from app.rules.rulebook import RuleBook
from app.services.ports import Changes
from app.services.rulebook import rules_of
from app.views.settings import rules_editor, rules_page, rules_profile, rules_words
from app.views.settings.rules_page import RulesPage
from app.views.settings.rules_progress import RedatingProgress
from app.views.settings.rules_words import HALF, OFF, OLD, OWN
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.long_work import WorkDialog
from app.views.workspace import Workspace
from tests.shipped_rules import shipped_book
from tests.views.case_reading import words_on
from tests.views.test_accessible_names import faults


@pytest.fixture
def rules(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> RulesPage:
    apply_theme(qapp, Theme())
    made = RulesPage(workspace, {})
    qtbot.addWidget(made)
    made.resize(1180, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


def book(workspace: Workspace) -> RuleBook:
    with workspace._units.read("test") as unit:
        return rules_of(unit)


OURS = {
    "deadline": {"after": "10 arbejdsdage"},
    "cadence": {"first": "1 uge", "then": "14 dage"},
    "age": {"age": "12"},
}


def told(rules: RulesPage, rule_id: str) -> str:
    return rules.list.name(rule_id).accessibleDescription()


def test_the_list_says_when_and_whether_it_is_law_and_can_be_searched(rules: RulesPage) -> None:
    assert told(rules, "acute-assessment") == "24 timer efter underretningen · Lovfrist"
    assert told(rules, "case-review").endswith("efter den seneste sagsgennemgang · Praksis")
    assert told(rules, "age-10") == "Når barnet bliver 10 år · Følger af loven"
    assert told(rules, "sel-70").endswith(OLD)

    QTest.keyClicks(rules.list.search.editor, "§ 108 anbragt")
    assert rules.list.shown() == ["youth-plan", "age-16", "age-16-placed"]
    QTest.keyClicks(rules.list.search.editor, " kaffe")
    assert rules.list.shown() == []


def test_a_change_waits_until_it_is_saved_and_can_be_undone(rules: RulesPage, workspace: Workspace) -> None:
    seen: list[Changes] = []
    workspace.changed.connect(seen.append)
    rules.list.name("child-assessment").click()
    editor = rules.editor
    assert editor.save_button.isHidden()
    write(editor.fields["after"], "3 mdr.")
    assert book(workspace) == shipped_book()
    assert told(rules, "child-assessment").endswith(HALF)

    editor.save_button.click()
    used = book(workspace).deadline("child-assessment")
    assert used is not None
    assert used.after == Step.parse("3 months")
    assert editor.notice.sentence() == rules_editor.SAVED
    assert told(rules, "child-assessment") == "3 måneder efter det første tegn på behov · Lovfrist. " + OWN
    assert "due_item" in seen[-1].tables
    assert seen[-1].cases == frozenset()  # there are none in this store

    workspace.undo_stack.undo()
    assert book(workspace) == shipped_book()
    workspace.undo_stack.redo()
    assert book(workspace).deadline("child-assessment") == used
    editor.restore_button.click()
    assert book(workspace) == shipped_book()


def test_the_keyboard_walks_the_list_opens_a_rule_and_comes_back(rules: RulesPage) -> None:
    search = rules.list.search.editor
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert rules.list.name("acute-assessment").hasFocus()
    QTest.keyClick(rules.list.name("acute-assessment"), Qt.Key.Key_Down)
    QTest.keyClick(rules.list.name("acute-assessment-sel"), Qt.Key.Key_Return)
    assert rules.editor.fields["name"].editor.hasFocus()
    assert rules.list.name("acute-assessment-sel").isChecked()
    gone: list[bool] = []
    rules.closed.connect(lambda: gone.append(True))
    QTest.keyClick(rules.editor.fields["name"].editor, Qt.Key.Key_Escape)
    assert rules.list.name("acute-assessment-sel").hasFocus()
    assert not gone
    QTest.keyClick(rules.list.name("acute-assessment-sel"), Qt.Key.Key_Escape)
    assert gone == [True]


def test_what_is_half_written_is_there_after_a_crash(rules: RulesPage, workspace: Workspace, qtbot: QtBot) -> None:
    rules.open("receipt")
    write(rules.editor.fields["name"], "Kvittering til afsender")
    rules.begin("age")
    write(rules.editor.fields["name"], "Tandlæge")
    workspace.drafts.taken_back(frozenset())  # nothing is on its way any more
    again = RulesPage(workspace, workspace.drafts.kept())
    qtbot.addWidget(again)
    again.enter()
    again.open("receipt")
    assert again.editor.fields["name"].text() == "Kvittering til afsender"
    new = next(key for key in again.desk.rows if again.desk.is_new(key))
    again.open(new)
    assert again.editor.fields["name"].text() == "Tandlæge"
    again.editor.leave_button.click()
    assert new not in again.desk.rows
    assert again.editor.isHidden()


def test_nonsense_is_told_beside_the_field_and_nothing_is_used(rules: RulesPage, workspace: Workspace) -> None:
    rules.open("receipt")
    write(rules.editor.fields["after"], "snart")
    write(rules.editor.fields["valid_from"], "engang")
    rules.editor.save_button.click()
    assert "Skriv et tal og timer" in rules.editor.fields["after"].error()
    assert rules.editor.fields["valid_from"].error()
    write(rules.editor.fields["after"], "0 dage")
    write(rules.editor.fields["valid_from"], "1. januar 2027")
    rules.editor.save_button.click()
    assert rules.editor.notice.sentence() == "Tallet skal være mindst 1."
    assert book(workspace) == shipped_book()


def test_a_rule_is_switched_off_and_says_so(rules: RulesPage, workspace: Workspace) -> None:
    rules.open("receipt")
    rules.editor.use.click()
    rules.editor.save_button.click()
    assert book(workspace).deadline("receipt") is None
    assert told(rules, "receipt").endswith(f"{OWN}. {OFF}")


def test_rules_of_our_own_are_begun_saved_and_deleted(rules: RulesPage, workspace: Workspace) -> None:
    for (kind, words), texts in zip(rules_page.KINDS, OURS.values(), strict=True):
        rules.open("age-10")
        next(each for each in rules.findChildren(PlainButton) if each.text() == words and each.isVisible()).click()
        editor, rule_id = rules.editor, rules.editor.rule_id
        for name, text in ({"name": f"Vores {kind}"} | texts).items():
            write(editor.fields[name], text)
        assert editor.save()
        assert next(rule for rule in book(workspace) if rule.id == rule_id).own
        editor.restore_button.click()
        assert book(workspace) == shipped_book()
        assert editor.isHidden()


def test_a_rhythm_of_our_own_may_have_fixed_dates_and_an_end(rules: RulesPage, workspace: Workspace) -> None:
    rules.begin("cadence")
    assert rules_words.ASKS in words_on(rules.editor)
    for name, text in {"name": "Faste fredage", "first": "1 uge", "counts_from": "start", "last": "meeting",
                       "ends_after": "fire fredage"}.items():  # fmt: skip
        write(rules.editor.fields[name], text)
    assert not rules.editor.save()
    assert rules.editor.fields["ends_after"].editor.hasFocus()
    write(rules.editor.fields["ends_after"], "3 måneder")
    assert not rules.editor.save()
    assert rule_checks.NO_THEN in words_on(rules.editor)
    write(rules.editor.fields["then"], "14 dage")
    assert rules.editor.save()
    made = next(each for each in book(workspace).cadences if each.name == "Faste fredage")
    assert (made.counts_from, made.last, made.ends_after) == (CountsFrom.START, Trigger.MEETING, Step(3, "months"))
    rules.open("bl-95")
    assert ("or_when" in rules.editor.fields, "last" in rules.editor.fields) == (True, False)


def test_half_a_year_before_a_birthday_is_said_as_an_age(rules: RulesPage, workspace: Workspace) -> None:
    rules.begin("age")
    write(rules.editor.fields["name"], "Tandlæge")
    write(rules.editor.fields["before"], "½")
    assert not rules.editor.save()
    write(rules.editor.fields["before"], "et halvt år")
    assert rules.editor.save()
    assert book(workspace).age(rules.editor.rule_id).label == "11½ år"  # type: ignore[union-attr]  # it is there
    write(rules.editor.fields["before"], "3 uger")
    assert rules.editor.save()
    assert told(rules, rules.editor.rule_id).startswith("3 uger før barnet bliver 12 år")


def test_a_number_is_changed_refused_and_taken_back(rules: RulesPage, workspace: Workspace) -> None:
    numbers = rules.numbers
    write(numbers.fields["quiet_days"], "3")
    assert "fra 7 til 730" in numbers.fields["quiet_days"].error()
    write(numbers.fields["quiet_days"], "30")
    numbers.boxes["saturday_counts"].click()
    assert (book(workspace).counts.quiet_days, book(workspace).counts.saturday_counts) == (30, False)
    numbers._back["quiet_days"].click()
    assert numbers.fields["quiet_days"].text() == "60"
    workspace.undo_stack.undo()
    assert book(workspace).counts.quiet_days == 30


def test_a_profile_is_saved_looked_at_and_taken(rules: RulesPage, workspace: Workspace, tmp_path: Path) -> None:
    card, file = rules.profile, tmp_path / "profil.toml"
    write(rules.numbers.fields["quiet_days"], "30")
    card.save_to(file)
    assert card.notice.sentence() == rules_profile.SAVED
    rules.numbers._back["quiet_days"].click()

    card.look_at(file)
    assert card.notice.sentence() == rules_profile.WILL.format(count="én ting")
    assert book(workspace).counts.quiet_days == 60
    card.use_button.click()
    assert card.notice.sentence() == rules_profile.TAKEN
    assert book(workspace).counts.quiet_days == 30
    card.look_at(file)
    assert card.notice.sentence() == rules_profile.NOTHING
    file.write_text("nej", encoding="utf-8")
    card.look_at(file)
    assert card.notice.sentence().startswith("Linje 1 kan ikke læses")
    card.look_at(tmp_path / "ingen.toml")
    assert "ikke en profil" in card.notice.sentence()
    assert card.use_button.isHidden()


def test_the_settings_lead_to_the_rules_and_count_our_own(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    for page in shown(workspace, qtbot):
        page.refresh()
        page._rules.button.click()
        rules = page._rules_page
        assert rules is not None
        write(rules.numbers.fields["quiet_days"], "30")
        QTest.keyClick(rules, Qt.Key.Key_Escape)
        assert page._pages.currentWidget() is page._area
        assert page._rules._count.text().endswith("Én er jeres egen.")


def open_dialogs() -> list[WorkDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, WorkDialog) and each.isVisible()]


def test_making_dates_anew_is_shown_only_when_it_takes_long_and_can_be_stopped(rules: RulesPage) -> None:
    quick = RedatingProgress()
    assert quick(0, 10)
    assert not open_dialogs()
    slow = RedatingProgress(wait=-1)
    assert slow(0, 10)
    [dialog] = open_dialogs()
    assert dialog.words.text() == "Datoerne i alle sager bliver regnet ud igen …"
    assert faults(dialog) == []
    dialog.stop.click()
    assert not slow(1, 10)
    slow.close()


def test_every_field_has_a_name_of_its_own_that_is_read_aloud(rules: RulesPage) -> None:
    rules.open("network-meeting")
    names = [field.editor.accessibleName() for field in rules.editor.fields.values()]
    names += [field.editor.accessibleName() for field in rules.numbers.fields.values()]
    assert all(names)
    assert len(set(names)) == len(names)
