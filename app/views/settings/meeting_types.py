"""The card »Mødetyper«: which types there are and how they stand, a new one like another, one from a file."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.rules.meeting_type_text import NOT_A_TYPE, from_file
from app.views.file_choice import ask_open_path
from app.views.settings.meeting_type_desk import Standing, TypeDesk
from app.views.settings.meeting_type_words import size_words, standing_words
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import choice_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.name_button import NameButton
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KIND = "Mødetype fra Rundbord (*.json)"
LARGEST = 1024 * 1024
"""Bytes; a type is about 20 thousand."""
WHY = "Trin, spørgsmål og rytme for hver slags møde. Et møde, der er begyndt, beholder de trin, det begyndte med."


class MeetingTypesPart(Card):
    """The list. `opened` carries the id of the type to edit, and what is said there at once."""

    help_topic = "settings.meeting_types"

    opened = Signal(str, str)

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__("Mødetyper")
        self.desk = TypeDesk(workspace, kept)
        self.desk.changed.connect(self._show)
        self._list, self._notice = QVBoxLayout(), NoticeBar()
        self._names: dict[str, NameButton] = {}
        self._last = ""
        self.opened.connect(self._on_opened)
        self._list.setSpacing(6)
        self._like = choice_field("Lav en ny, der ligner", [])
        begin, take = PlainButton("Lav en ny mødetype", icon="plus"), PlainButton("Hent fra en fil …", icon="files")
        begin.clicked.connect(self.begin)
        take.clicked.connect(self._on_take)
        buttons = FlowLayout()
        buttons.addWidget(begin)
        buttons.addWidget(take)
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))
        self.body.addLayout(self._list)
        self.body.addWidget(self._notice)
        self.body.addSpacing(12)
        self.body.addWidget(self._like)
        self.body.addLayout(buttons)

    def start(self) -> None:
        """Put the focus on the type that was edited last."""
        name = self._names.get(self._last) or next(iter(self._names.values()), None)
        if name is not None:
            name.setFocus()

    def name(self, type_id: str) -> NameButton:
        """Return the button that opens a type."""
        return self._names[type_id]

    def begin(self) -> None:
        """Begin a new type with the steps of the chosen one."""
        like = self._like.text()
        if like in self.desk.standings():
            self.opened.emit(self.desk.begin(like), "")

    def take(self, path: Path) -> None:
        """Take in a type from a file as a draft, or say why not."""
        self._notice.close_notice()
        try:
            kind = from_file(_content(path))
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        known = self.desk.standing(kind.id)
        if known != Standing():
            words = f"Filen retter »{known.shown().name}«. Intet er ændret, før du tager den i brug."
        else:
            words = "Mødetypen er hentet. Se den igennem, før du tager den i brug."
        self.opened.emit(self.desk.take_in(kind), words)

    def _on_take(self) -> None:
        path = ask_open_path(self, "Hent mødetype", KIND)
        if path:
            self.take(Path(path))

    def _on_opened(self, type_id: str, _words: str) -> None:
        self._last = type_id

    def _show(self) -> None:
        empty_layout(self._list)
        self._names.clear()
        standings = self.desk.standings()
        for type_id, standing in standings.items():
            self._list.addWidget(self._row(type_id, standing))
        editor = self._like.editor
        if isinstance(editor, ChoiceEditor):
            chosen = editor.value() or next(iter(standings), "")
            editor.clear()
            for type_id, standing in standings.items():
                editor.addItem(standing.shown().name, type_id)
            editor.set_value(chosen if chosen in standings else next(iter(standings), ""))

    def _row(self, type_id: str, standing: Standing) -> QWidget:
        kind, words = standing.shown(), f"{size_words(standing)} · {standing_words(standing)}"
        name = NameButton(kind.name or "Uden navn", icon="pencil-simple")
        name.setAccessibleName(f"Ret mødetypen »{kind.name}«")
        name.setAccessibleDescription(words)
        name.clicked.connect(lambda: self.opened.emit(type_id, ""))
        self._names[type_id] = name
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = FlowLayout()
        line.addWidget(name)
        column.addLayout(line)
        under = QVBoxLayout()
        under.setContentsMargins(8, 0, 0, 0)
        under.setSpacing(0)
        for text in filter(None, (kind.about, words)):
            under.addWidget(Text(text, "meta", "ink2", wrap=True))
        column.addLayout(under)
        return row


def _content(path: Path) -> bytes:
    """Return what a file holds. Raises UserError when it is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError("Filen kan ikke læses.") from error
    if len(content) > LARGEST:
        raise UserError(NOT_A_TYPE)
    return content
