"""One key figure: its name, what is counted, the source and whether it is used; each is kept when it is left."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.services.figure_definitions import OwnFigure, restore_figure, save_figure
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, line_field, text_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

USE, RESTORE = "Vis tallet", "Brug de ord, der følger med"
STEP = "Ret et nøgletal"
FIELDS: tuple[tuple[str, str, Callable[[str], LabeledField]], ...] = (
    ("name", "Navn", line_field), ("text", "Sådan tælles det", text_field), ("source", "Kilde", line_field),
)  # fmt: skip


class FigureEditor(Card):
    """The card of the figure that is chosen. `saved` when its words are others; such a step tells no page by itself."""

    saved = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Det valgte tal")
        self._workspace = workspace
        self._row: OwnFigure | None = None
        self._drafts: FieldDrafts | None = None
        self.fields: dict[str, LabeledField] = {}
        self.use, self.restore = CheckBox(USE), PlainButton(RESTORE, icon="arrow-counter-clockwise")
        self._form = QVBoxLayout()
        self._form.setSpacing(12)
        self._says_not = Text("", "meta", "ink2", wrap=True)
        self.body.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._form)
        self.body.addWidget(self._says_not)
        self.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.use.toggled.connect(lambda on: self._save({}, on=on))
        self.restore.clicked.connect(self._on_restore)

    @property
    def figure_id(self) -> str:
        """The id of the figure that is shown, empty before there is one."""
        return self._row.figure.id if self._row is not None else ""

    def show_figure(self, row: OwnFigure) -> None:
        """Show a figure; what is half typed in the same one stays."""
        another = self._row is None or self._row.figure.id != row.figure.id
        self._row = row
        blocked = self.use.blockSignals(True)
        self.use.setChecked(row.on)
        self.use.blockSignals(blocked)
        self._says_not.setText(row.figure.says_not)
        self.restore.setVisible(row.own)
        if another:
            self._make_fields(row)
        elif self._drafts is not None:
            for name in self.fields:
                self._drafts.show(name, getattr(row.figure, name))

    def enter(self) -> None:
        """Begin in the name."""
        if self.fields:
            self.fields["name"].editor.setFocus()

    def _make_fields(self, row: OwnFigure) -> None:
        if self._drafts is not None:
            self._drafts.unbind()
        empty_layout(self._form)
        self._drafts = FieldDrafts(self._workspace, None, f"figure:{row.figure.id}:")
        for name, label, make in FIELDS:
            field = make(label)
            field.set_text(getattr(row.figure, name))
            self._drafts.bind(name, field, partial(self._save_words, name))
            self.fields[name] = field
            self._form.addWidget(field)

    def _save_words(self, field: str, text: str) -> bool:
        return self._save({field: text})

    def _save(self, typed: Mapping[str, str], *, on: bool | None = None) -> bool:
        row = self._row
        if row is None:
            return False
        words = {name: getattr(row.figure, name) for name, _, _ in FIELDS} | dict(typed)
        done = self._workspace.do(
            STEP, save_figure, row.figure.id, name=words["name"], text=words["text"], source=words["source"],
            on=row.on if on is None else on,
        )  # fmt: skip
        if done is not None:
            self.saved.emit()
        return done is not None

    def _on_restore(self) -> None:
        if self._row is not None and self._workspace.do(STEP, restore_figure, self._row.figure.id) is not None:
            self.saved.emit()
