"""What the tests of the network map share: opening it, and reading who stands where."""

from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.genogram.network import MapPerson
from app.services import network
from app.views.case.people_tab import NETWORK, PeopleTab
from app.views.network.child_mode import ChildMode
from app.views.network.map_view import NetworkView
from app.views.network.network_part import NetworkPart
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import open_case, settle


def open_map(workspace: Workspace, case_id: UUID, qtbot: QtBot, app: QApplication) -> NetworkPart:
    """Show the network map of a case with the focus on it."""
    apply_theme(app, Theme())
    tab = open_case(workspace, case_id, qtbot, "people").tab("people")
    assert isinstance(tab, PeopleTab)
    tab.parts.open(NETWORK)
    settle()
    part = tab.parts.part(NETWORK)
    assert isinstance(part, NetworkPart)
    part.start()
    settle()
    return part


def turn_to_child(part: NetworkPart, qtbot: QtBot) -> ChildMode:
    """Turn the screen over to the child."""
    part.open_child_mode()
    mode = part.child_mode
    assert mode is not None
    qtbot.addWidget(mode)
    settle()
    return mode


def everybody(workspace: Workspace, case_id: UUID) -> dict[str, MapPerson]:
    """Return who is on the map of the first child, by name."""
    return {each.name: each for each in workspace.ask(network.read_network, case_id).network.people}


def pixel(view: NetworkView, person: str) -> QPoint:
    """Return the middle of somebody's symbol."""
    frame = view.frame()
    assert frame is not None
    return frame.where(person).toPoint()


def press(widget: QWidget, name: str) -> None:
    """Press the one button with an accessible name."""
    settle()
    found = [
        each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name and each.isVisible()
    ]
    assert len(found) == 1, name
    found[0].click()
    settle()
