"""What the tests of the case page share: opening it, and reading what stands on it."""

from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.views.case.page import CasePage
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace


def open_case(workspace: Workspace, case_id: UUID, qtbot: QtBot, tab: str = "overview") -> CasePage:
    """Show a case at the size of a small laptop."""
    page = CasePage(workspace, case_id)
    qtbot.addWidget(page)
    page.resize(1230, 868)
    page.open_tab(tab)  # before it is seen, so that no other tab is drawn for nothing
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle()
    return page


def settle() -> None:
    """Let Qt show what was put on a page that is seen already."""
    QApplication.processEvents()


def words_on(widget: QWidget) -> str:
    """Return every visible label as one text."""
    settle()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def field_called(widget: QWidget, name: str) -> LabeledField:
    """Return the visible field with an accessible name."""
    settle()
    found = [
        each
        for each in widget.findChildren(LabeledField)
        if each.editor.accessibleName() == name and each.isVisibleTo(widget)
    ]
    assert len(found) == 1, (name, [each.editor.accessibleName() for each in widget.findChildren(LabeledField)])
    return found[0]


def fill(field: LabeledField, text: str) -> None:
    """Write a text and leave the field, as a person does."""
    field.restore(text)
    field.commit()
