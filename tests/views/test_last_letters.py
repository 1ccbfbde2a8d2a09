"""What is typed in the moment before a lock is kept, on whatever page it stands."""

from uuid import UUID

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.views.case.people_tab import NETWORK, PeopleTab
from app.views.main_window import MainWindow
from app.views.network.network_part import NetworkPart
from app.views.workspace import Workspace


def test_the_last_letters_on_the_network_map_are_kept_by_a_lock(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(mathias_case, "people")
    people = window.findChild(PeopleTab)
    assert people is not None
    people.parts.open(NETWORK)
    part = window.findChild(NetworkPart)
    assert part is not None
    part.ask_for_network_person()
    line = part.map.add_line.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "Sofie Kra")
    window.lock()
    assert "Sofie Kra" in workspace.drafts.kept().values()
