"""What can be done in the family drawing, each with its Danish words and its key, as one table.

Keys are bare letters while the drawing, or the list beside it, has the focus. The view, the key bar, the buttons and
the list of all keys (Shift+F1) read this table; `KeyTable` takes other keys for those who want them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Place = Literal["person", "union", "relation", "nobody"]
ADD, ABOUT, SEE, MOVE = "Tilføj", "Om den valgte", "Se", "Flyt"
HEADINGS = (ADD, ABOUT)
"""What stands over the groups of the menu; the rest is short and about the picture."""
PERSON: frozenset[Place] = frozenset({"person"})
COUPLE: frozenset[Place] = frozenset({"person", "union"})
LINES: frozenset[Place] = frozenset({"person", "union", "relation"})
ALWAYS: frozenset[Place] = LINES | {"nobody"}
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText


@dataclass(frozen=True, slots=True)
class DrawingCommand:
    """One command. `keys` is in Qt's portable form; `on` is what must be selected for it to mean anything.

    `local` ones change only how the drawing is looked at and are carried out by the view itself.
    """

    name: str
    text: str
    keys: str
    group: str
    on: frozenset[Place] = PERSON
    local: bool = False

    @property
    def shown(self) -> str:
        """The key as it stands on key caps: »Alt ←«."""
        return shown_keys(self.keys)


COMMANDS: tuple[DrawingCommand, ...] = (
    DrawingCommand("parents", "Forældre", "F", ADD),
    DrawingCommand("partner", "Partner", "P", ADD),
    DrawingCommand("child", "Barn", "B", ADD, COUPLE | {"nobody"}),
    DrawingCommand("sibling", "Søskende", "S", ADD),
    DrawingCommand("twin", "Tvilling", "T", ADD),
    DrawingCommand("unborn", "Ventet barn", "V", ADD, COUPLE),
    DrawingCommand("loss", "Abort eller dødfødsel", "A", ADD, COUPLE),
    DrawingCommand("network", "Netværk", "N", ADD, ALWAYS),
    DrawingCommand("woman", "Kvinde", "K", ABOUT),
    DrawingCommand("man", "Mand", "M", ABOUT),
    DrawingCommand("unknown", "Ukendt", "U", ABOUT),
    DrawingCommand("dead", "Død", "D", ABOUT),
    DrawingCommand("union_event", "Gift, skilt …", "G", ABOUT, COUPLE),
    DrawingCommand("relation", "Relation", "R", ABOUT, frozenset({"person", "relation"})),
    DrawingCommand("household", "Husstand", "H", ABOUT),
    DrawingCommand("edit", "Ret", "Return", ABOUT, LINES),
    DrawingCommand("remove", "Fjern", "Del", ABOUT, LINES),
    DrawingCommand("perspective", "Set fra den valgte", "E", SEE),
    DrawingCommand("initials", "Kun initialer", "I", SEE, ALWAYS),
    DrawingCommand("confidential", "Skjul fortroligt", "X", SEE, ALWAYS),
    DrawingCommand("as_of", "Et andet år", "Å", SEE, ALWAYS),
    DrawingCommand("nearer", "Større", "+", SEE, ALWAYS, local=True),
    DrawingCommand("farther", "Mindre", "-", SEE, ALWAYS, local=True),
    DrawingCommand("fit", "Vis det hele", "0", SEE, ALWAYS, local=True),
    DrawingCommand("zoom", "Tæt på den valgte", "Z", SEE, LINES, local=True),
    DrawingCommand("next_line", "Næste streg ved den valgte", ",", SEE, LINES, local=True),
    DrawingCommand("move_left", "Flyt til venstre", "Alt+Left", MOVE, PERSON, local=True),
    DrawingCommand("move_right", "Flyt til højre", "Alt+Right", MOVE, PERSON, local=True),
    DrawingCommand("pin", "Hold fast eller slip", "L", MOVE),
    DrawingCommand("tidy", "Ordn tegningen", "O", MOVE, ALWAYS),
)
BY_NAME: Mapping[str, DrawingCommand] = {each.name: each for each in COMMANDS}


def in_menu(place: Place, *, anybody: bool) -> tuple[list[DrawingCommand], ...]:
    """Return what the menu at a place offers, in groups; `anybody` tells whether somebody is drawn.

    On bare paper it is what is about the whole drawing; elsewhere what is done to the person or the line, and not how
    it is looked at, or the menu would be longer than a low screen.
    """
    if place == "nobody":
        fit = [each for each in COMMANDS if place in each.on and (each.on >= ALWAYS or not anybody)]
    else:
        about = [each for each in COMMANDS if place in each.on and not each.local]
        fit = [each for each in about if each.on != ALWAYS or (place == "person" and each.group == ADD)]
    return tuple([each for each in fit if each.group in groups] for groups in ((ADD,), (ABOUT,), (SEE, MOVE)))


def shown_keys(keys: str) -> str:
    """Write a key in Qt's portable form as it stands on key caps."""
    if keys in ("+", "-"):
        return {"+": "+", "-": "−"}[keys]
    words = {"Left": "←", "Right": "→", "Return": "Enter", "Shift": "Skift"}
    return " ".join(words.get(part, part) for part in keys.split("+"))


class KeyTable:
    """Which key means which command. `changes` gives other keys by command name.

    KeyError for an unknown command, ValueError when two commands would have the same key.
    """

    def __init__(self, changes: Mapping[str, str] | None = None) -> None:
        self._keys = {each.name: each.keys for each in COMMANDS}
        for name, keys in (changes or {}).items():
            if name not in self._keys:
                raise KeyError(name)
            self._keys[name] = keys
        self._names = {QKeySequence(keys).toString(_PORTABLE): name for name, keys in self._keys.items()}
        if len(self._names) < len(self._keys):
            raise ValueError("two commands share a key")

    def shown(self, name: str) -> str:
        """Return the key of a command as it stands on key caps."""
        return shown_keys(self._keys[name])

    def command(self, event: QKeyEvent) -> DrawingCommand | None:
        """Return what a key press means; None when the drawing has no use for it."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        name = self._names.get(_portable(key, modifiers))
        letter = Qt.Key.Key_A <= key <= Qt.Key.Key_Z or key > Qt.Key.Key_AsciiTilde
        if name is None and not letter and modifiers == Qt.KeyboardModifier.ShiftModifier:
            name = self._names.get(_portable(key, _NO_MODIFIER))  # + needs Shift on some keyboards
        return BY_NAME[name] if name else None


def _portable(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
    return QKeySequence(QKeyCombination(modifiers, key)).toString(_PORTABLE)


_NAMED_OTHERWISE = {"Å": Qt.Key.Key_Aring, "Del": Qt.Key.Key_Delete}
BARE_KEYS: Mapping[Qt.Key, str] = {
    _NAMED_OTHERWISE.get(each.keys) or Qt.Key[f"Key_{each.keys}"]: each.name for each in COMMANDS if not each.local
} | {Qt.Key.Key_Enter: "edit"}
"""The commands that others than the view carry out, by key."""
