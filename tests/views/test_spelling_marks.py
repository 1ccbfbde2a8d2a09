"""Misspelt words get a wave that touches nothing, and a menu of other words by mouse and by key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from spelling_reading import QuickSpeller, choices, marked, open_menu, shown

from app.views.theme import Theme, apply_theme
from app.views.widgets.fields import LabeledField, line_field, text_field
from app.views.widgets.spell_marks import NO_SUGGESTION, NOTHING, PASS_OVER
from app.views.widgets.spelling import BEFORE_OTHERS, use_speller

MAKES = {"text": lambda: text_field("Notat"), "line": lambda: line_field("Aftale", sentences=True)}


@pytest.fixture
def speller(qapp: QApplication) -> Iterator[QuickSpeller]:
    apply_theme(qapp, Theme())
    made = QuickSpeller()
    use_speller(made)
    yield made
    use_speller(None)


@pytest.fixture(params=["text", "line"])
def field(request: pytest.FixtureRequest, speller: QuickSpeller, qtbot: QtBot) -> Iterator[LabeledField]:
    made = MAKES[request.param]()
    page = shown(qtbot, made)
    yield made
    page.close()


def late_pixels(widget: QWidget) -> int:
    """Count the dots of a picture that have the red of what is wrong more than anything else."""
    picture = widget.grab().toImage()
    dots = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(dot.red() > dot.green() + 60 and dot.red() > dot.blue() + 60 for dot in dots)


def test_a_word_is_marked_when_it_is_written_and_not_before(field: LabeledField) -> None:
    QTest.keyClicks(field.editor, "en aftalle")
    assert marked(field.editor) == []
    QTest.keyClicks(field.editor, " med morfra")
    assert marked(field.editor) == ["aftalle"]
    QTest.keyClick(field.editor, Qt.Key.Key_Home)
    assert marked(field.editor) == ["aftalle", "morfra"]


def test_marks_change_neither_text_nor_draft_nor_undo(field: LabeledField, qtbot: QtBot) -> None:
    field.set_text("😀 en aftalle med morfra ")
    said: list[str] = []
    field.typed.connect(said.append)
    field.editor.clearFocus()
    field.editor.setFocus()
    assert marked(field.editor) == ["aftalle", "morfra"]
    field.flush_draft()
    assert said == []
    assert field.text() == "😀 en aftalle med morfra "


def test_by_key_one_goes_from_word_to_word_and_takes_a_suggestion_that_can_be_undone(field: LabeledField) -> None:
    QTest.keyClicks(field.editor, "en aftalle med morfra nu")
    QTest.keyClick(field.editor, Qt.Key.Key_Home)
    menu = open_menu(field.editor)
    assert choices(menu) == [
        "»aftalle« er ikke i ordbogen",
        "aftale",
        "aftalte",
        "Læg »aftalle« i min ordbog",
        PASS_OVER,
    ]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert field.text() == "en aftale med morfra nu"
    menu = open_menu(field.editor)
    assert choices(menu)[1] == "morfar"
    menu.close()
    field.editor.undo()
    assert field.text() == "en aftalle med morfra nu"


def test_a_word_without_suggestions_says_so_and_can_be_learned_or_passed_over(
    field: LabeledField, speller: QuickSpeller
) -> None:
    field.set_text("gruubl og aftalle her")
    menu = open_menu(field.editor)
    assert choices(menu)[1] == NO_SUGGESTION
    next(each for each in menu.actions() if each.text().startswith("Læg")).trigger()
    assert speller.learned == ["gruubl"]
    next(each for each in menu.actions() if each.text() == PASS_OVER).trigger()
    menu.close()
    assert marked(field.editor) == ["aftalle"]


def test_where_all_is_right_the_key_says_so(field: LabeledField) -> None:
    field.set_text("alt er godt")
    menu = open_menu(field.editor)
    assert choices(menu) == [NOTHING]
    menu.close()


def test_a_suggestion_that_comes_after_the_text_was_changed_does_nothing(field: LabeledField) -> None:
    field.set_text("en aftalle her")
    menu = open_menu(field.editor)
    take = next(each for each in menu.actions() if each.text() == "aftale")
    field.set_text("noget helt andet og langt")
    take.trigger()
    menu.close()
    assert field.text() == "noget helt andet og langt"


def test_a_mark_is_a_wave_in_the_colour_of_what_is_wrong(speller: QuickSpeller, qtbot: QtBot) -> None:
    field = text_field("Notat")
    _page = shown(qtbot, field)
    field.set_text("her aftalle her")
    assert marked(field.editor) == ["aftalle"]
    [mark] = field.editor._waves
    assert mark.selectedText() == "aftalle"
    assert late_pixels(field.editor) > len("aftalle")
    use_speller(None)
    speller.news.came.emit()
    assert late_pixels(field.editor) == 0


def test_waves_follow_their_words_while_a_line_is_written_in(speller: QuickSpeller, qtbot: QtBot) -> None:
    field = line_field("Aftale", sentences=True)
    _page = shown(qtbot, field)
    field.set_text("en aftalle her")
    before = marked(field.editor)
    QTest.keyClick(field.editor, Qt.Key.Key_Home)
    QTest.keyClicks(field.editor, "nu ")
    waves = field.editor._waves
    assert [field.text()[wave.start : wave.end] for wave in waves] == before == ["aftalle"]
    assert not field.editor.grab().isNull()


def test_names_own_words_and_what_others_can_see_are_never_read(speller: QuickSpeller, qtbot: QtBot) -> None:
    name, said, seen = line_field("Navn"), text_field("Fries egne ord", as_said=True), text_field("Ved mødet")
    _page = shown(qtbot, name, said, seen)
    seen.setProperty(BEFORE_OTHERS, True)
    for field in (name, said, seen):
        field.editor.setFocus()
        field.set_text("aftalle morfra ")
        assert marked(field.editor) == []


def test_switched_off_nothing_is_marked_and_the_menu_is_as_before(speller: QuickSpeller, qtbot: QtBot) -> None:
    field = text_field("Notat")
    _page = shown(qtbot, field)
    field.set_text("aftalle her")
    assert marked(field.editor) == ["aftalle"]
    use_speller(None)
    speller.news.came.emit()
    assert marked(field.editor) == []
