"""Indstillinger: saved as soon as a field is left; the passphrase is never kept anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.bootstrap import OpenStore
from app.errors import WrongPassphraseError
from app.services import modules, profile
from app.views.settings.look import theme_from
from app.views.settings.page import SettingsPage
from app.views.settings.passphrase import CHANGED, NOT_THE_SAME, ChangePassphrase, PassphrasePart
from app.views.workspace import Workspace

NEW = "tolv blå ugler spiser rugbrød"


@dataclass
class Strength:
    text: str
    ok: bool
    score: int = 4


class Door:
    """A store that knows one passphrase."""

    def __init__(self) -> None:
        self.now = "gammel"

    def change(self, old: str, new: str) -> None:
        if old != self.now:
            raise WrongPassphraseError("Den, du bruger nu, passer ikke.")
        self.now = new


def judge(words: str) -> Strength:
    return Strength("God adgangssætning.", ok=True) if len(words) > 11 else Strength("For kort.", ok=False)


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> Iterator[SettingsPage]:
    page = SettingsPage(workspace)
    qtbot.addWidget(page)
    page.resize(900, 800)
    page.show()
    yield page
    page._copies.end()


@pytest.fixture
def part(door: Door, qtbot: QtBot) -> PassphrasePart:
    part = PassphrasePart(ChangePassphrase(judge, door.change))
    qtbot.addWidget(part)
    part.show()
    return part


def change(part: PassphrasePart, old: str, new: str, again: str, qtbot: QtBot) -> None:
    for field, text in ((part._old, old), (part._new, new), (part._again, again)):
        field.editor.set_value(text)
    part.change()
    qtbot.waitUntil(lambda: not part.work.busy(), timeout=20_000)


def test_a_name_is_kept_when_the_field_is_left(page: SettingsPage, workspace: Workspace) -> None:
    field = page._profile[0]._fields["name"]
    QTest.keyClicks(field.editor, "Sanne Vestergaard")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert workspace.ask(profile.read_profile).contact.name == "Sanne Vestergaard"


def test_a_name_that_was_changed_can_be_undone(page: SettingsPage, workspace: Workspace) -> None:
    field = page._profile[0]._fields["name"]
    field.editor.set_value("Sanne")
    field.commit()
    workspace.undo_stack.undo()
    assert workspace.ask(profile.read_profile).contact.name == ""


def test_a_half_typed_name_is_there_again(
    page: SettingsPage, workspace: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    field = page._profile[0]._fields["name"]
    QTest.keyClicks(field.editor, "San")
    field.flush_draft()
    store.drafts.flush()
    again = SettingsPage(workspace)
    qtbot.addWidget(again)
    again.show()
    assert again._profile[0]._fields["name"].text() == "San"


def test_theme_and_text_size_are_settings_of_this_laptop(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.look_changed):
        page._look._size.editor.set_value("150")
        page._look._size.commit()
    page._look._theme.editor.set_value("dark")
    page._look._theme.commit()
    settings = workspace.ask(profile.read_settings)
    theme = theme_from(settings, system="light")
    assert (theme.scheme, theme.text_scale) == ("dark", 1.5)


def test_the_computer_decides_until_something_is_chosen() -> None:
    assert theme_from({}, system="dark").scheme == "dark"
    assert theme_from({"theme": "light"}, system="dark").scheme == "light"
    assert theme_from({"text_size": "enormous"}, system="light").text_scale == 1.0


def test_a_part_can_be_switched_off(page: SettingsPage, workspace: Workspace) -> None:
    page._modules._boxes[modules.SUPERVISION].click()
    assert {row.key: row.on for row in workspace.ask(modules.list_modules)}[modules.SUPERVISION] is False


def test_the_passphrase_is_changed_when_everything_fits(part: PassphrasePart, door: Door, qtbot: QtBot) -> None:
    change(part, "gammel", NEW, NEW, qtbot)
    assert door.now == NEW
    assert part._notice.sentence() == CHANGED
    assert part._new.text() == ""


def test_a_wrong_old_passphrase_changes_nothing(part: PassphrasePart, door: Door, qtbot: QtBot) -> None:
    change(part, "forkert", NEW, NEW, qtbot)
    assert door.now == "gammel"
    assert part._old.error() == "Den, du bruger nu, passer ikke."


def test_two_different_new_ones_change_nothing(part: PassphrasePart, door: Door, qtbot: QtBot) -> None:
    change(part, "gammel", NEW, NEW + "x", qtbot)
    assert door.now == "gammel"
    assert part._again.error() == NOT_THE_SAME


def test_a_weak_passphrase_is_refused_with_advice(part: PassphrasePart, door: Door, qtbot: QtBot) -> None:
    change(part, "gammel", "kort", "kort", qtbot)
    assert door.now == "gammel"
    assert part._new.error() == "For kort."


def test_a_passphrase_is_never_a_draft(page: SettingsPage, workspace: Workspace, store: OpenStore) -> None:
    part = page.findChild(PassphrasePart)
    QTest.keyClicks(part._new.editor, NEW)
    part._new.flush_draft()
    store.drafts.flush()
    assert NEW not in "".join(workspace.drafts.kept().values())


def test_every_control_has_a_danish_name_of_its_own(page: SettingsPage) -> None:
    names = names_of_controls(page)
    assert all(names)
    assert len(names) == len(set(names))
