"""Deadlines in a case: set one going and see its day at once, end it, find it again; half typed is kept."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.views.case.deadlines_part import DeadlineLine, DeadlinesPart
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from tests.views.case_reading import settle


@pytest.fixture
def made(workspace: Workspace, liv_case: UUID, qtbot: QtBot) -> DeadlinesPart:
    part = DeadlinesPart(workspace, liv_case)
    qtbot.addWidget(part)
    workspace.changed.connect(lambda _changes: part.refresh())
    part.refresh()
    part.show()
    return part


def button(part: DeadlinesPart, name: str) -> QPushButton:
    found = [each for each in part.findChildren(QPushButton) if name in (each.accessibleName(), each.text())]
    return next(each for each in found if not each.isHidden())


def words(part: DeadlinesPart) -> str:
    settle()
    return " ".join(each.text() for each in part.findChildren(Text) if each.isVisibleTo(part))


def names(part: DeadlinesPart) -> list[str]:
    settle()
    return [each.accessibleName() for each in part.findChildren(DeadlineLine) if each.isVisibleTo(part)]


def fill(part: DeadlinesPart, **values: str) -> None:
    for name, value in values.items():
        field = part.panel.fields[name]
        field.restore(value)
        field.commit()


def test_the_day_stands_there_before_it_is_set_going(made: DeadlinesPart) -> None:
    made.panel.begin()
    fill(made, rule="acute-assessment")
    assert made.panel.fields["at"].isVisibleTo(made)
    fill(made, on="24. oktober", at="10")
    assert "Senest 25. oktober 2026 kl. 9." in words(made)
    assert "barnets lov § 136" in words(made)
    fill(made, rule="receipt")
    assert not made.panel.fields["at"].isVisibleTo(made)
    fill(made, on="i sidste måned engang")
    assert "Skriv en dag" in words(made)


def test_it_is_set_going_and_ended_and_found_again(made: DeadlinesPart) -> None:
    assert "Ingen frister løber." in words(made)
    made.panel.begin()
    fill(made, rule="receipt", on="20. november", note="Fra skolen")
    made.panel.carry_out()
    [line] = names(made)
    assert line.startswith("Kvittering for underretning. Senest 27. november 2026.")
    assert "Fra skolen" in words(made)
    assert made.panel.isHidden()

    button(made, "Gjort: Kvittering for underretning, 20. november 2026").click()
    assert names(made) == []
    button(made, "Vis den, der er gjort").click()
    assert "Gjort 22. november 2026" in names(made)[0]
    button(made, "Løber igen: Kvittering for underretning, 20. november 2026").click()
    assert "Senest" in names(made)[0]


def test_what_is_refused_is_said_beside_it_and_stays(made: DeadlinesPart) -> None:
    made.panel.begin()
    fill(made, rule="receipt", on="1. december 2026")
    made.panel.carry_out()
    assert "til og med i dag" in made.panel.fault.text()
    assert made.panel.text("on") == "1. december 2026"


def test_half_typed_is_there_again(made: DeadlinesPart, workspace: Workspace, liv_case: UUID, qtbot: QtBot) -> None:
    made.panel.begin()
    fill(made, rule="appeal", note="Afgørelsen kom med posten")
    again = DeadlinesPart(workspace, liv_case)
    qtbot.addWidget(again)
    again.refresh()
    assert not again.panel.isHidden()
    assert (again.panel.text("rule"), again.panel.text("note")) == ("appeal", "Afgørelsen kom med posten")
