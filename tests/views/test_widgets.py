"""The widget kit: keys, words, growth with the text, and what a screen reader is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card, OwnWords, Tag
from app.views.widgets.check_box import CheckBox
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.key_bar import KeyBar
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.rail import Rail, RailEntry
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.scale_line import ScaleLine
from app.views.widgets.text import ElidedLabel, SectionHeading, Text

LONG_NAME = "Anna Elisabeth Marie von Rosenkrantz-Hammerskjold Christiansen Østergaard"
NO_SPACE = "Rødgrødmedfløde" * 30


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def test_a_word_longer_than_the_line_is_cut_into_lines(qtbot: QtBot) -> None:
    text = Text(NO_SPACE, wrap=True)
    qtbot.addWidget(text)
    assert text.minimumSizeHint().width() < 100
    assert text.heightForWidth(200) > 10 * 20


def test_a_line_is_seen_from_its_beginning_and_written_on_at_its_end_but_what_is_chosen_stays(qtbot: QtBot) -> None:
    line = LineEditor()
    qtbot.addWidget(line)
    for chosen, after in (("", LONG_NAME + "!"), (LONG_NAME, "!")):
        line.set_value(LONG_NAME)
        assert line.cursorPosition() == 0
        if chosen:
            line.selectAll()
        qtbot.keyClicks(line, "!")
        assert line.text() == after


def test_text_is_never_markup(qtbot: QtBot) -> None:
    for label in (Text("<b>Mor</b>"), ElidedLabel("<b>Mor</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_shortened_name_keeps_the_whole_name_for_ears_and_pointer(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG_NAME)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.grab()
    assert (label.accessibleName(), label.toolTip()) == (LONG_NAME, LONG_NAME)


def test_everything_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    parts: list[QWidget] = [PrimaryButton("Ny henvendelse", "N", "plus"), Text("I dag", "title"), Tag("dato mangler")]
    parts += [ScaleLine("Hvor er vi nu?"), IconButton("x", "Luk"), RowsTable("Sager", [], key=str)]
    for part in parts[:-1]:
        qtbot.addWidget(part)
    qtbot.addWidget(parts[-1])
    before = [part.sizeHint() for part in parts[:-1]]
    apply_theme(qapp, Theme("light", 2.0))
    for part, small in zip(parts[:-1], before, strict=True):
        assert part.sizeHint().height() >= small.height() * 1.8


@pytest.mark.parametrize(
    "make", [lambda: PlainButton("Gjort", "G"), lambda: IconButton("x", "Luk"), lambda: CheckBox("Ja")]
)
def test_no_target_is_smaller_than_32_pixels(qtbot: QtBot, make: "type[QWidget]") -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert widget.sizeHint().height() >= 32


def test_enter_and_space_press_a_button(qtbot: QtBot) -> None:
    button = PlainButton("Gjort", "G")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2
    assert (button.accessibleName(), button.accessibleDescription()) == ("Gjort", "Tasten G")


def test_a_double_click_takes_one_row_away_and_moves_two_pages(qtbot: QtBot) -> None:
    pressed: list[str] = []
    for icon in ("trash", "arrow-right"):
        button = IconButton(icon, "Fjern eller frem")
        qtbot.addWidget(button)
        button.clicked.connect(lambda _on, icon=icon: pressed.append(icon))
        for press in (qtbot.mousePress, qtbot.mouseDClick):
            press(button, Qt.MouseButton.LeftButton)
            qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert pressed == ["trash", "arrow-right", "arrow-right"]


def test_the_second_press_of_a_double_click_passes_a_button_that_came_in_place_of_the_first(qtbot: QtBot) -> None:
    pressed: list[str] = []
    leaving, coming = PlainButton("Sagsgennemgang"), PlainButton("Alle sager")
    for button in (leaving, coming):
        qtbot.addWidget(button)
        button.clicked.connect(lambda _on, button=button: pressed.append(button.text()))
    qtbot.mouseClick(leaving, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(coming, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(coming, Qt.MouseButton.LeftButton)
    assert pressed == ["Sagsgennemgang"]
    qtbot.mouseClick(coming, Qt.MouseButton.LeftButton)
    assert pressed == ["Sagsgennemgang", "Alle sager"]


def test_heading_and_buttons_stand_beside_each_other_only_where_both_have_room(qtbot: QtBot) -> None:
    head = PageHead(SectionHeading("Sager", 20, role="title"), PlainButton("Bekymringer", "B"), PrimaryButton("Ny sag"))
    qtbot.addWidget(head)
    heading, right = head._heading, head._right
    for width in range(heading.sizeHint().width(), head.sizeHint().width() + 60):
        head.resize(width, 200)
        head.fit()
        head.layout().activate()  # type: ignore[union-attr]  # it has one
        assert heading.width() >= heading.sizeHint().width(), f"the heading breaks at {width}"
    assert right.x() > 0


def test_focus_can_be_seen_on_a_button(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = PlainButton("Den ene"), PrimaryButton("Den anden")
    for button in (first, second):
        column.addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    with_focus, without = first.grab().toImage(), second.grab().toImage()
    second.setFocus()
    assert first.grab().toImage() != with_focus
    assert second.grab().toImage() != without


def test_a_field_commits_once_for_what_was_written(qtbot: QtBot) -> None:
    field = line_field("Hvad skal der ske?")
    qtbot.addWidget(field)
    committed: list[str] = []
    field.committed.connect(committed.append)
    field.set_text("Ring")
    qtbot.keyClicks(field.editor, " til Torben")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert committed == ["Ring til Torben"]


def test_a_field_hands_on_a_draft_soon_after_the_last_key(qtbot: QtBot) -> None:
    field = text_field("Notat")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.typed, timeout=650) as blocker:
        qtbot.keyClicks(field.editor, "Mor ringede")
    assert blocker.args == ["Mor ringede"]


def test_a_draft_waits_no_longer_than_700_ms_when_nobody_stops_typing(qtbot: QtBot) -> None:
    field = line_field("Notat")
    qtbot.addWidget(field)
    drafts: list[str] = []
    field.typed.connect(drafts.append)
    for _ in range(10):
        qtbot.keyClicks(field.editor, "a")
        qtbot.wait(100)
    assert drafts
    assert len(drafts[0]) < 10


def test_showing_a_stored_text_tells_nobody(qtbot: QtBot) -> None:
    for field in (line_field("a"), text_field("b"), choice_field("c", [("x", "Mor"), ("y", "Far")])):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.typed, wait=350), qtbot.assertNotEmitted(field.committed):
            field.set_text("y")
            field.commit()
        assert field.text() == "y"


def test_a_restored_draft_is_committed_when_the_field_is_left(qtbot: QtBot) -> None:
    field = line_field("Aftale")
    qtbot.addWidget(field)
    field.set_text("")
    field.restore("Henning vækker")
    with qtbot.waitSignal(field.committed) as blocker:
        field.commit()
    assert blocker.args == ["Henning vækker"]


def test_a_field_says_how_a_date_was_read_or_what_is_wrong(qtbot: QtBot) -> None:
    def explain(text: str) -> str:
        if text == "sludder":
            raise UserError("Skriv en dato, fx 3. maj 2015.")
        return "søndag den 3. maj 2015"

    field = line_field("Hvornår?", explain=explain)
    qtbot.addWidget(field)
    field.restore("3. maj")
    assert (field.error(), field.editor.accessibleDescription()) == ("", "søndag den 3. maj 2015")
    field.restore("sludder")
    assert field.error() == "Skriv en dato, fx 3. maj 2015."
    field.restore("")
    assert field.error() == ""


def test_a_field_has_its_label_as_its_name(qtbot: QtBot) -> None:
    field = choice_field("Hvem gør det?", [("a", "Mor")])
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Hvem gør det?"


def test_a_notice_waits_to_be_closed_and_can_offer_something(qtbot: QtBot) -> None:
    notice, done = NoticeBar(), []
    qtbot.addWidget(notice)
    assert notice.sentence() == ""
    notice.say("Gemt.", "good")
    notice.say("<b>Kun den ene forælder er spurgt.", "warn", ("Spørg", lambda: done.append(1)))
    assert notice.accessibleName() == notice.sentence() == "<b>Kun den ene forælder er spurgt."
    notice._action.click()
    assert (done, notice.sentence()) == ([1], "")


def test_own_words_get_guillemets_once(qtbot: QtBot) -> None:
    words = OwnWords("»Jeg vil til fodbold.«", "Mathias, 18. november")
    qtbot.addWidget(words)
    assert words.accessibleName() == "»Jeg vil til fodbold.« Mathias, 18. november"


def test_the_rail_is_walked_with_arrows_and_chosen_with_enter(qtbot: QtBot) -> None:
    rail = Rail([RailEntry("today", "I dag", "sun-horizon"), RailEntry("cases", "Sager", "folders")])
    qtbot.addWidget(rail)
    with qtbot.waitActive(rail):
        rail.show()
        rail.activateWindow()
    rail.item("today").setFocus()
    qtbot.keyClick(rail.item("today"), Qt.Key.Key_Down)
    assert rail.item("cases").hasFocus()
    with qtbot.waitSignal(rail.chosen) as blocker:
        qtbot.keyClick(rail.item("cases"), Qt.Key.Key_Return)
    assert blocker.args == ["cases"]
    assert rail.item("cases").isChecked()
    assert not rail.item("today").isChecked()


def test_a_full_line_flows_on_the_next(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    for _ in range(6):
        flow.addWidget(Tag("dato mangler", "warn"))
    assert flow.heightForWidth(10_000) < flow.heightForWidth(250)
    flow.clear()
    assert flow.count() == 0


def test_the_key_bar_says_its_keys(qtbot: QtBot) -> None:
    bar = KeyBar([(("↑", "↓"), "Vælg"), (("Enter",), "Åbn sagen")])
    qtbot.addWidget(bar)
    bar.resize(600, bar.sizeHint().height())
    bar.show()
    assert [part.words for part in bar.heard_parts()] == ["↑ ↓: Vælg", "Enter: Åbn sagen"]


def test_the_key_bar_stays_on_one_line_and_always_shows_the_last_key(qtbot: QtBot) -> None:
    bar = KeyBar([*(((each,), "Gør noget andet") for each in "ABCDEFGH"), (("F1",), "Alle taster")])
    qtbot.addWidget(bar)
    bar.resize(1400, bar.sizeHint().height())
    bar.show()
    shown = {each.told for each in bar.shown()}
    high = bar.sizeHint().height()
    bar.resize(420, high)
    fewer = {each.told for each in bar.shown()}

    assert {"H: Gør noget andet", "F1: Alle taster"} <= fewer < shown, "the last two lead to the rest"
    assert bar.sizeHint().height() == high


def test_headings_and_cards_say_their_counts(qtbot: QtBot) -> None:
    heading, card = SectionHeading("I dag", 3), Card("Mangler dato", 2, tone="warn", icon="calendar-x")
    for widget in (heading, card):
        qtbot.addWidget(widget)
    assert (heading.accessibleName(), card.accessibleName()) == ("I dag, 3", "Mangler dato")
