"""What the tests of the meeting types' editor share: the page, a type opened on it, and small readings."""

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from app.rules.meeting_types import MeetingType
from app.services.meeting_types import list_types
from app.views.settings.meeting_type_editor import TypeEditor
from app.views.settings.page import SettingsPage
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace

FOLLOW_UP = "follow_up_meeting"


def shown(workspace: Workspace, qtbot: QtBot) -> Iterator[SettingsPage]:
    """The settings with the focus, until the test is over."""
    page = SettingsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1180, 900)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page._copies.end()


def opened(page: SettingsPage, type_id: str) -> TypeEditor:
    """Open a type by its button."""
    page._types.name(type_id).click()
    assert page._editor is not None
    return page._editor


def write(field: LabeledField, text: str) -> None:
    """Write in a field and leave it."""
    field.editor.set_value(text)
    field.commit()


def used(workspace: Workspace, type_id: str = FOLLOW_UP) -> MeetingType:
    """The type as it is in use."""
    return workspace.ask(list_types)[type_id]


def step_names(kind: MeetingType) -> list[str]:
    """The names of the steps."""
    return [step.name for step in kind.steps]


def state(page: SettingsPage, type_id: str = FOLLOW_UP) -> str:
    """What the list says of how a type stands."""
    return page._types.name(type_id).accessibleDescription()
