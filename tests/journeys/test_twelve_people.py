"""Twelve people of story A drawn by key events alone, as fast as somebody tells of them: the family that is shipped.

Beside Mathias eleven people are named, with full names and birth years. A key that is not text is every key that does
not put a letter in a name line: the letters of commands too. The time is computed at five keys a second and half a
second of thought for each person; nobody's machine is measured.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import OpenStore
from app.paths import resources
from app.services import cases
from app.services.case_content import content_of
from app.views.case.people_tab import PeopleTab
from app.views.main_window import MainWindow
from app.views.workspace import Workspace

Key = Qt.Key
PEOPLE = 12
MOST_KEYS, MOST_SECONDS = 45, 60.0
KEYS_A_SECOND, THOUGHT = 5, 0.5


class Hands:
    """Somebody at the keyboard, who counts text and other keys apart."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.keys = self.letters = 0

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or self.window

    def press(self, *keys: Qt.Key) -> None:
        """Press keys that are no text."""
        for key in keys:
            self.keys += 1
            QTest.keyClick(self.focus, key)
            settle()

    def type(self, text: str) -> None:
        """Type text in the name line; → in it takes the surname that is offered."""
        assert self.focus.accessibleName() != "Familien tegnet", text
        for number, part in enumerate(text.split("→")):
            if number:
                self.press(Key.Key_Right)
            self.letters += len(part)
            QTest.keyClicks(self.focus, part)
            settle()

    @property
    def seconds(self) -> float:
        """The time it takes."""
        return (self.keys + self.letters) / KEYS_A_SECOND + THOUGHT * PEOPLE


def settle() -> None:
    """Let the window catch up."""
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    """A new case with Mathias in it, as the form for a new case leaves it."""
    with store.units.step("Ny sag", "case.start") as unit:
        return cases.start_case(unit, child_name="Mathias Kjærgaard Østergård", birth="2015")


@pytest.fixture
def hands(store: OpenStore, case_id: UUID, qtbot: object) -> Iterator[Hands]:
    """A caseworker in front of the drawing, with only Mathias on it."""
    window = MainWindow(Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    settle()
    window.open_case(case_id, "people")
    (tab,) = window.findChildren(PeopleTab)
    tab.enter()
    settle()
    yield Hands(window)
    window.close()
    window.deleteLater()
    settle()


@pytest.mark.long(sample=False)
def test_twelve_people_are_drawn_in_a_minute_by_keyboard(hands: Hands, store: OpenStore, case_id: UUID) -> None:
    draw_the_family(hands)
    told = f"{hands.keys} keys that are not text, {hands.letters} letters, {hands.seconds:.1f} s"
    assert hands.keys <= MOST_KEYS, told
    assert hands.seconds <= MOST_SECONDS, told
    drawn, shipped = drawn_and_shipped(store, case_id)
    named = {each["name"] for each in drawn["people"]}
    assert len(named) == PEOPLE
    assert structure(drawn) == structure(shipped, only=named)


def test_mother_and_father_are_drawn_with_four_keys_and_their_names(
    hands: Hands, store: OpenStore, case_id: UUID
) -> None:
    draw_the_parents(hands)
    assert hands.keys == 4
    content, family = drawn_and_shipped(store, case_id)
    drawn, shipped = structure(content), structure(family, only={each["name"] for each in content["people"]})
    assert {part: many.total() for part, many in drawn.items()} == {
        "people": 3, "pairs": 1, "ties": 1, "twins": 0, "network": 0,
    }  # fmt: skip
    assert all(many <= shipped[part] for part, many in drawn.items())


def drawn_and_shipped(store: OpenStore, case_id: UUID) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what was drawn, and the family as it is shipped."""
    with store.units.read("test") as unit:
        drawn = content_of(unit, case_id)
    return drawn, json.loads((resources() / "examples" / "a-mathias.json").read_text(encoding="utf-8"))


def draw_the_parents(hands: Hands) -> None:
    """Mother and father, who were married."""
    hands.press(Key.Key_M, Key.Key_F)
    hands.type("Lone Kjærgaard 1986")
    hands.press(Key.Key_Tab)
    hands.type("Torben Østergård 1981 gift 2013 skilt 2019")
    hands.press(Key.Key_Return)


def draw_the_family(hands: Hands) -> None:
    """Mother and father, her parents, her next man and their child; his wife, their twins, his mother; the coach."""
    draw_the_parents(hands)
    hands.press(Key.Key_F)
    hands.type("Inger K→ 1958")
    hands.press(Key.Key_Tab)
    hands.type("Poul K→ 1954-2023")
    hands.press(Key.Key_Return, Key.Key_Down, Key.Key_P)
    hands.type("Minh Nguyen 1988 m slut 2024")
    hands.press(Key.Key_Return, Key.Key_B)
    hands.type("Alma K→ N→ 2021 k")
    hands.press(Key.Key_Return, Key.Key_Up, Key.Key_Left)  # over Lone to Torben
    hands.press(Key.Key_F)
    hands.type("Ruth Ø→ 1955")
    hands.press(Key.Key_Tab)
    hands.type("-")
    hands.press(Key.Key_Return, Key.Key_Down, Key.Key_P)
    hands.type("Åse Ø→ Dahl 1984 k gift 2022")
    hands.press(Key.Key_Return, Key.Key_B)
    hands.type("Storm 2023 m")
    hands.press(Key.Key_Return, Key.Key_T)
    hands.type("Freja k")
    hands.press(Key.Key_Return, Key.Key_N)
    hands.type("Kasper Lind, fodboldtræner m")
    hands.press(Key.Key_Return)


def structure(content: dict[str, Any], *, only: set[str] | None = None) -> dict[str, Counter[Any]]:
    """Return people, pairs with what happened, ties, twins and the network by name instead of id."""
    names = {each["id"]: each["name"] for each in content["people"]}
    kept = [each for each in content["people"] if only is None or each["name"] in only]
    around = [names[each["person"]] for each in content.get("network", ())]
    pairs = {each["id"]: tuple(sorted(names[m["person"]] for m in each["members"])) for each in content["partnerships"]}
    twins: dict[str, list[str]] = {}
    for each in kept:
        if each.get("twin_group"):
            twins.setdefault(each["twin_group"], []).append(each["name"])
    return {
        "people": Counter(
            (p["name"], p["gender"], (p.get("birth") or "")[:4], bool(p.get("deceased")), p.get("death")) for p in kept
        ),
        "pairs": Counter(
            (pairs[each["id"]], tuple((e["kind"], e.get("on")) for e in each.get("events", ())))
            for each in content["partnerships"]
        ),
        "ties": Counter((names[t["child"]], pairs[t["partnership"]], t["kind"]) for t in content["parent_ties"]),
        "twins": Counter(tuple(sorted(each)) for each in twins.values()),
        "network": Counter(name for name in around if name == "Kasper Lind"),
    }
