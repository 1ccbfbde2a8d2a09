"""The page »Tal«: periods by keys, a card for each figure, small groups hidden again, and nothing nameless."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.rules.figure_periods import PeriodKind, kind_of, period_named
from app.rules.key_figures import Group
from app.services.figure_quiet import is_all_hidden, is_empty
from app.services.figure_rows import FigureRow
from app.services.figures import population_of, read_figures, save_smallest_group
from app.views.figures.group_part import GroupPart
from app.views.figures.page import FiguresPage
from app.views.figures.period_bar import OWN_DAYS
from app.views.figures.whole import FiguresWhole
from app.views.genogram.drawn import Drawn
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.fields import LabeledField
from app.views.widgets.keys import hints_at
from app.views.widgets.long_work import WorkDialog
from app.views.widgets.side_list import SideItem
from app.views.workspace import Workspace
from tests.municipality_stores import filled_120
from tests.ready_stores import Build
from tests.views.page_walk import controls, settle, spoken


@pytest.fixture
def build() -> Build[None]:
    """A hundred made-up cases of five years, with every part of the program on."""
    return filled_120


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> FiguresPage:
    """The page alone, at the size it has in the smallest window it is drawn for."""
    apply_theme(qapp, Theme())
    made = FiguresPage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 680)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def whole(page: FiguresPage) -> FiguresWhole:
    return page.whole()


@pytest.fixture
def group(whole: FiguresWhole) -> GroupPart:
    """The cases, in the running half-year."""
    return opened(whole, Group.CASES)


def opened(whole: FiguresWhole, group: Group) -> GroupPart:
    whole.open(group.value)
    part = whole.part()
    assert isinstance(part, GroupPart)
    return part


def shown_rows(part: GroupPart) -> list[FigureRow]:
    """Return what stands on the page, as cards or in the list of what is hidden."""
    gathered = [line for each in (part.hidden, part.empty) if each for line in each.lines]
    return [each.row for each in (*part.cards, *gathered)]


def said(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget) and each.text()]


def test_every_group_has_a_card_for_each_of_its_figures(workspace: Workspace, whole: FiguresWhole) -> None:
    assert whole.side.current() == "reached", "first what went well"
    for group in Group:
        part = opened(whole, group)
        assert [card.row for card in part.cards if not card.row.suppressed] == [
            row for row in whole.desk.figures(group).rows if not (row.suppressed or is_empty(row))
        ]
        assert {row.id for row in shown_rows(part)} == {row.id for row in whole.desk.figures(group).rows}
        for card in part.cards:
            assert card.row.figure.says_not in said(card), "what it does not say always stands there"
            assert card.row.figure.text not in said(card), "what is counted is one key away"
        for picture in part.findChildren(Drawn):
            name = picture.accessibleName().removeprefix("Billede: ")
            assert picture.accessibleDescription().startswith(name), "a picture tells its numbers in words"
    part = opened(whole, Group.CASES)
    cards = part.cards
    names = next(each for each in whole.side.findChildren(SideItem) if each.isChecked())
    told = [[words for _, words in hints_at(each, part.key_hints())] for each in (names, part.small, cards[0])]
    assert told == [["Vælg del", "Periode"], ["Periode"], ["Næste tal", "Tabel", "Sådan tælles det", "Periode"]]
    whole.refresh()
    assert part.cards == cards, "the same figures are not drawn again"
    assert workspace.ask(read_figures, whole.desk.period, group=Group.CASES) == whole.desk.figures(Group.CASES)


def test_the_running_half_year_is_first_and_keys_lead_to_others_but_never_past_today(
    group: GroupPart, whole: FiguresWhole
) -> None:
    assert whole.desk.period.name == "2026H2"
    assert any("til og med i dag, 22. november 2026" in each for each in said(group.bar)), "it is not over"
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(group, key, Qt.KeyboardModifier.AltModifier)
        seen.append(whole.desk.period.name)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(group.bar.kinds, key)
        assert group.bar.periods.value() == whole.desk.period.name
        seen.append(whole.desk.period.name)
    assert seen == ["2026H1", "2026H2", "2026H2", "2026Q4", "2026"]


def test_days_of_her_own_are_for_the_screen_and_say_why(group: GroupPart, whole: FiguresWhole) -> None:
    group.bar.kinds.setFocus()
    QTest.keyClick(group.bar.kinds, Qt.Key.Key_End)
    days = group.bar.days
    assert days.isVisible()
    assert OWN_DAYS in said(group.bar), "and not a half-year"
    assert any("stadig for 2. halvår 2026" in each for each in said(group.bar))
    assert not [keys for keys, _ in group.key_hints() if "Alt ←" in keys], "no key leads to the days before"
    days.first.editor.set_value("1. oktober 2026")
    days.last.editor.set_value("20. november 2026")
    days.apply()
    assert (whole.desk.period.first, whole.desk.period.last) == (dt.date(2026, 10, 1), dt.date(2026, 11, 20))
    assert kind_of(whole.desk.period) is PeriodKind.FREE
    assert OWN_DAYS not in said(group.bar)
    assert any("kun til skærmen" in each for each in said(group.bar))
    days.last.editor.set_value("1. september 2026")
    days.apply()
    assert any("Byt om" in each for each in said(days))
    assert whole.desk.period.last == dt.date(2026, 11, 20), "nothing is counted for days that cannot be"
    days.first.editor.set_value("1. september 2026")
    days.last.editor.set_value("28. februar 2027")
    days.apply()
    assert whole.desk.period.name == "2026H2"
    assert [keys for keys, _ in group.key_hints() if "Alt ←" in keys], "the days of a half-year are that half-year"


def test_arrows_walk_letters_open_and_what_is_open_stays_open_in_another_period(group: GroupPart) -> None:
    first, second = [card for card in group.cards if card.turn_table.isVisibleTo(card)][:2]
    first.setFocus()
    for card, key in (
        (first, Qt.Key.Key_T), (first, Qt.Key.Key_Down), (second, Qt.Key.Key_D), (second, Qt.Key.Key_T),
        (second, Qt.Key.Key_T),
    ):  # fmt: skip
        assert card.hasFocus()
        QTest.keyClick(card, key)
    settle()
    assert (first.shows, second.shows) == ((True, False), (False, True))
    assert second.row.figure.text in said(second)
    assert f"Kilde: {second.row.figure.source}" in said(second)
    QTest.keyClick(second, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    shown = {card.row.id: card for card in group.cards}
    assert [shown[each.row.id].shows for each in (first, second)] == [(True, False), (False, True)]
    assert shown[second.row.id].hasFocus(), "she stays at the figure she was reading"


def test_small_groups_are_shown_when_asked_and_hidden_again_when_the_page_is_left(
    page: FiguresPage, group: GroupPart, workspace: Workspace
) -> None:
    hidden = [row.id for row in shown_rows(group) if row.suppressed]
    assert hidden, "some groups are small"
    told = f"{len(hidden)} af {len(shown_rows(group))} tal her er helt eller delvist skjult"
    assert any(told in each for each in said(group))
    group.small.click()
    assert [row.id for row in shown_rows(group) if row.suppressed] == []
    assert group.hidden is None
    page.hide()
    page.show()
    assert not group.small.isChecked()
    assert [row.id for row in shown_rows(group) if row.suppressed] == hidden
    page.hide()
    assert workspace.do("Ret mindste gruppe", save_smallest_group, "30")
    page.show()
    assert any("Tal under 30 er skjult" in each for each in said(group)), "what was decided elsewhere is seen"


def test_what_is_wholly_hidden_is_one_quiet_list_that_opens_and_can_be_seen_here(whole: FiguresWhole) -> None:
    workspace = whole.desk._workspace
    assert workspace.do("Ret mindste gruppe", save_smallest_group, "50")
    whole.refresh()
    part = opened(whole, Group.MEETINGS)
    gathered = part.hidden
    assert gathered is not None
    assert all(not is_all_hidden(card.row) for card in part.cards)
    line = gathered.lines[0]
    assert line.row.figure.text not in said(line)
    last = part.cards[-1] if part.cards else part.small
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Down) if part.cards else gathered.take_focus()
    assert line.way.hasFocus(), "the arrows lead on into the list"
    line.way.click()
    assert line.row.figure.text in said(line)
    assert gathered.opened == {line.row.id}
    whole.desk.step(-1)
    again = part.hidden
    assert again is not None
    assert line.row.id in again.opened, "what is open stays open in another period"
    again.show_here.click()
    assert part.hidden is None
    assert part.small.isChecked()


def test_what_there_is_nothing_of_is_one_quiet_list_too(whole: FiguresWhole) -> None:
    whole.desk.choose(period_named("2021H1"))
    part = opened(whole, Group.EARLY)
    gathered = part.empty
    assert gathered is not None, "nobody was told of before the first case"
    assert all(is_empty(line.row) for line in gathered.lines)
    assert not any(is_empty(card.row) for card in part.cards)
    settle()
    gathered.take_focus()
    QTest.keyClick(gathered.lines[0].way, Qt.Key.Key_Space)
    assert gathered.opened == {gathered.lines[0].row.id}, "how it is counted is one key away"


def test_what_was_read_is_let_go_of_after_the_drawing_and_with_the_page(whole: FiguresWhole, page: FiguresPage) -> None:
    opened(whole, Group.OUTCOME)
    idle, kept = whole.desk.idle, whole.desk.readings
    assert idle.isActive()
    rows = set(kept.always) - kept.asked
    idle.timeout.emit()
    assert rows
    assert rows.isdisjoint(kept.always)
    page.hide()
    assert not idle.isActive()
    assert not whole.desk.readings.always

def test_how_many_children_live_in_the_municipality_is_typed_where_it_is_needed(
    workspace: Workspace, group: GroupPart, whole: FiguresWhole
) -> None:
    for typed, kept in (("9.850", 9850), ("mange", 9850), ("", None)):
        field = population(group)
        field.editor.set_value(typed)
        field.commit()
        assert workspace.ask(population_of, whole.desk.period) == kept
        assert bool(population(group).error()) == (typed == "mange")
        if kept and typed != "mange":
            assert population(group).text() == "9.850", "the card is made anew with the rate"


def population(group: GroupPart) -> LabeledField:
    return next(field for card in group.cards for field in card.findChildren(LabeledField))


def test_everything_on_every_part_has_a_name_of_its_own(whole: FiguresWhole) -> None:
    for key in whole.keys:
        whole.open(key)
        settle()
        names = [spoken(each) for each in controls(whole)]
        assert all(names), key
        assert sorted(set(names)) == sorted(names), key


@pytest.fixture
def large(whole: FiguresWhole, qapp: QApplication) -> Iterator[FiguresWhole]:
    """The page with letters twice as large."""
    apply_theme(qapp, Theme("light", 2.0))
    yield whole
    apply_theme(qapp, Theme())


def test_nothing_sticks_out_with_letters_twice_as_large(large: FiguresWhole) -> None:
    for key in large.keys:
        large.open(key)
        settle()
        outside = [
            each.accessibleName() or type(each).__name__
            for each in large.findChildren(QWidget)
            if each.isVisibleTo(large) and each.mapTo(large, QPoint(each.width(), 0)).x() > large.width()
        ]
        assert outside == [], key


def test_counting_that_takes_long_can_be_stopped_and_begun_again(whole: FiguresWhole) -> None:
    whole.desk.patience = -1
    QTimer.singleShot(0, stop_work)
    part = opened(whole, Group.CASES)
    settle()
    assert part.cards == ()
    assert "Optællingen er stoppet." in said(part)
    again = next(each for each in part.findChildren(PlainButton) if each.text() == "Tæl igen")
    again.click()
    assert len(part.cards) > 5


def stop_work() -> None:
    work = QApplication.activeModalWidget()
    assert isinstance(work, WorkDialog)
    work.reject()
