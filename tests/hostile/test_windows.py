"""Hostile text pasted in real windows: kept as it is seen, or a sentence stands beside it; and Qt says nothing."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore, open_store
from app.services.agreements import list_agreements
from app.services.cases import list_cases
from app.services.records import list_records
from app.services.search_words import search_page
from app.views.cases.page import CasesPage
from app.views.frame.search_box import SearchBox
from app.views.meeting.agreement_editor import AgreementEditor
from app.views.records.section import RecordSection
from app.views.theme import Theme, apply_theme
from app.views.unlock.unlock_window import UnlockWindow
from app.views.widgets.buttons import KeyButton
from app.views.workspace import Workspace
from tests.hostile.knocking import is_fit_to_keep, refusal, seen
from tests.hostile.naughty_strings import GROUPS, cannot_be_seen
from tests.shipped import CHEAP, PASSPHRASE
from tests.views.case_reading import field_called, settle, words_on
from tests.views.meeting_reading import running_meeting, show_meeting

LONGEST = 12_000
WORST = (
    "\ud83d", "a\ud83db", "\0", "a\0b", "\u202etxet", "\ufffc", "\ufdd0", "a\u2029b\u2028c", "<b>x</b>", "&Gem",
    "\u200b", "x" * 10_000, "a" + "\u0301" * 300, "👩\u200d👧", "\x1b[31m", "\n" * 200 + "a", "%s{0}", "محمد علي",
)  # fmt: skip
DEAR = pytest.mark.long(sample=False)
OTHERS = tuple(text for texts in GROUPS.values() for text in texts[:3] if len(text) < LONGEST)
"""Three of each group; the whole list goes through the use cases behind the windows."""
CUT = 2_000
"""A short field holds no more, and shows so."""
texts_in_turn = pytest.mark.parametrize(
    "texts", [WORST, pytest.param(OTHERS, marks=DEAR)], ids=["the worst", "some of each group"]
)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


class Said:
    """What the workspace refused since it was last asked."""

    def __init__(self, workspace: Workspace) -> None:
        self.sentences: list[str] = []
        workspace.refused.connect(self.sentences.append)

    def taken(self) -> list[str]:
        found, self.sentences[:] = list(self.sentences), []
        return found


@pytest.fixture
def workspace(store: OpenStore, qapp: QApplication) -> Workspace:
    return Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)


@pytest.fixture
def said(workspace: Workspace) -> Said:
    return Said(workspace)


def paste(editor: QWidget, text: str) -> str:
    """Paste a text over what stands in an editor and return what stands there then."""
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    QApplication.clipboard().setText(text)
    editor.clear()
    editor.paste()
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(1100, 700)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def check(text: str, standing: str, kept: str | None, refused: list[str]) -> None:
    """See that a text was kept as it was seen in the editor, or that a sentence was said."""
    if kept is None:
        assert refused or not seen(standing), cannot_be_seen(text)
        for sentence in refused:
            refusal(Exception(sentence), text)
        return
    assert is_fit_to_keep(kept), cannot_be_seen(text)
    assert seen(kept) == seen(standing), cannot_be_seen(text)
    is_cut = len(standing) >= CUT and seen(text).startswith(seen(standing))
    is_half_a_letter = any("\ud800" <= each <= "\udfff" for each in text)  # no clipboard carries one
    assert seen(standing) == seen(text) or is_cut or is_half_a_letter, cannot_be_seen(text)


@texts_in_turn
def test_a_new_case_takes_the_name_or_says_what_is_missing(
    workspace: Workspace, said: Said, qtbot: QtBot, texts: tuple[str, ...]
) -> None:
    page = CasesPage(workspace)
    shown(page, qtbot)
    page.enter()
    for text in texts:
        page.begin_case()
        before = {line.id for line in workspace.ask(list_cases)}
        form = page._panel
        standing = paste(form.fields["child_name"].editor, text)
        form.begin()
        settle()
        new = [line for line in workspace.ask(list_cases) if line.id not in before]
        refused = said.taken() or [words_on(form).splitlines()[-1]]
        check(text, standing, new[0].children[0] if new else None, refused)


@texts_in_turn
def test_a_field_of_a_record_keeps_what_is_pasted(
    workspace: Workspace, said: Said, mathias_case: UUID, qtbot: QtBot, texts: tuple[str, ...]
) -> None:
    made = RecordSection(workspace, mathias_case, "concern", heading="Liste", add="Tilføj", empty="Ingen.")
    workspace.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    shown(made, qtbot)
    next(each for each in made.findChildren(KeyButton) if each.accessibleName() == "Ret bekymring 1").click()
    first = workspace.ask(list_records, mathias_case, "concern")[0]
    line = next(each for each in first.fields if each.label == "Bekymringen")
    field = field_called(made, line.label)
    for text in texts:
        standing = paste(field.editor, text)
        field.commit()
        settle()
        rows = workspace.ask(list_records, mathias_case, "concern")
        kept = next(each.value for each in rows[0].fields if each.name == line.name)
        check(text, standing, kept if seen(standing) else None, said.taken())


@texts_in_turn
def test_the_agreement_line_keeps_what_is_pasted(
    workspace: Workspace, said: Said, mathias_case: UUID, qtbot: QtBot, texts: tuple[str, ...]
) -> None:
    screen = show_meeting(workspace, running_meeting(workspace, mathias_case), qtbot)
    editor = screen.findChild(AgreementEditor)
    for text in texts:
        before = {row.id for row in workspace.ask(list_agreements, mathias_case)}
        standing = paste(editor.what, text)
        paste(editor.when, text)
        editor.save()
        settle()
        new = [row for row in workspace.ask(list_agreements, mathias_case) if row.id not in before]
        check(text, standing, new[0].text if new else None, said.taken())
        editor.clear()


@texts_in_turn
def test_the_search_box_finds_or_says_nothing_of_it(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, texts: tuple[str, ...]
) -> None:
    box = SearchBox(lambda words: workspace.ask(search_page, words))
    shown(box, qtbot)
    for text in texts:
        paste(box, text)
        settle()
    paste(box, "Mathias")
    settle()

    assert any("Mathias" in line for line in box.results.lines())


@pytest.mark.parametrize("text", WORST[:4], ids=ascii)
def test_a_hostile_passphrase_is_wrong_and_nothing_more(
    store: OpenStore, tmp_path: Path, qtbot: QtBot, text: str
) -> None:
    path = tmp_path / "rundbord.db"
    store.close()
    window = UnlockWindow(lambda secret: open_store(path, secret, floor=CHEAP))
    shown(window, qtbot)
    line = window.findChild(QLineEdit)

    standing = paste(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window._work.busy(), timeout=5_000)

    if standing:
        refusal(Exception(window._status.sentence()), text)
    assert window.isVisible()
    open_store(path, PASSPHRASE, floor=CHEAP).close()
