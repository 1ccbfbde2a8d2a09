"""The page where one programme is written: its fields, what is wrong with them, and one button that keeps it."""

import json
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import StoreError
from app.language.dates import long_date
from app.rules.programmes import Programme
from app.services.programme_checks import Fault, faults_of, name_key
from app.services.programme_typed import as_cells, from_cells
from app.services.programmes import shipped_catalogue
from app.views.catalogue.desk import CatalogueDesk
from app.views.catalogue.form import ProgrammeForm
from app.views.catalogue.words import Shows
from app.views.theme import current_theme
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text
from app.views.workspace import Workspace

PREFIX = "programme:"
WIDEST = 860
NEW = "Nyt tilbud"
RESUMED = "Du var i gang med det her. Intet er gemt endnu."
TO_DO = "Ret det, der står med rødt. Så kan tilbuddet gemmes."
EXAMPLE_NOTE = "Det her er et eksempel fra en rapport. Skriv jeres egne oplysninger, og tag fluebenet væk nederst."


class ProgrammeEditor(QWidget):
    """The page. `closed` when she goes back; it carries the id of the programme."""

    closed = Signal(str)

    def __init__(self, workspace: Workspace, desk: CatalogueDesk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._base = Programme("", "")
        self._before: dict[str, str] = {}
        self.form, self.notice = ProgrammeForm(), NoticeBar()
        self._title = Text("", "title", wrap=True)
        self._inside = Fitted()
        self._build()
        self.form.typed.connect(self._on_typed)

    def show_programme(self, programme_id: str, shows: Shows, draft: str = "") -> None:
        """Edit a programme, or a new one; `draft` is what was half typed of it."""
        row = self._desk.row(programme_id)
        self._base = row.programme if row is not None else Programme(programme_id or f"own_{uuid4().hex}", "")
        self._title.setText(self._base.name or NEW)
        self._inside.setMaximumWidth(current_theme().px(WIDEST))
        self._before = self._cells(self._base)
        self.form.show_parts(shows)
        self.form.show_faults([])
        self.form.set_texts(self._before | _half_typed(draft))
        self.notice.close_notice()
        if draft:
            self.notice.say(RESUMED)
        elif self._base.example:
            self.notice.say(EXAMPLE_NOTE)
        self.form.start()

    def has_changes(self) -> bool:
        """Tell whether something stands otherwise than what is kept."""
        return any(text != self._before[name] for name, text in self.form.texts().items())

    def keep(self) -> None:
        """Keep the programme and go back, or say what must be put right first."""
        typed = {name: text for name, text in self.form.texts().items() if text != self._before[name]}
        programme, unread = from_cells(typed, self._base, shipped_catalogue().laws)
        faults = [*unread, *self._faults(programme, {each.field for each in unread})]
        if faults:
            self.notice.say(TO_DO, "warn")
            self.form.show_faults(faults)
            return
        changed = programme if programme.reviewed_on != self._base.reviewed_on else self._looked_at(programme)
        if not typed or self._desk.keep(f"Gem tilbud: {programme.name}", {programme.id: changed}):
            self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; what is half typed waits."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit(self._base.id)
            return
        event.accept()  # letters typed here are no keys of the page

    def _build(self) -> None:
        keep, drop = PrimaryButton("Gem tilbuddet", "Ctrl Enter", "check"), PlainButton("Kassér ændringerne")
        back = BackButton("Tilbud")
        keep.clicked.connect(self.keep)
        drop.clicked.connect(self._leave)
        back.clicked.connect(lambda: self.closed.emit(self._base.id))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.keep, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        buttons = FlowLayout(gap=10)
        buttons.addWidget(keep)
        buttons.addWidget(drop)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        for part in (PageHead(self._title, back), self.notice, self.form):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self._inside, "Tilbuddets felter"))

    def _cells(self, programme: Programme) -> dict[str, str]:
        cells = as_cells(programme, shipped_catalogue().laws, long_date)
        return {name: cells[name] for name in self.form.fields}

    def _faults(self, programme: Programme, told: set[str]) -> list[Fault]:
        key = name_key(programme.name)
        others = (row.programme for row in self._desk.rows() if row.programme.id != programme.id)
        taken = not programme.retired and any(name_key(each.name) == key and not each.retired for each in others)
        found = faults_of(programme, shipped_catalogue().laws, name_taken=taken)
        return [each for each in found if each.field not in told]

    def _looked_at(self, programme: Programme) -> Programme:
        """Count writing one of our own as looking it through today."""
        return programme if programme.example else replace(programme, reviewed_on=self._workspace.today)

    def _on_typed(self) -> None:
        if not self.has_changes():
            self._drop_draft()
            return
        text = json.dumps(self.form.texts(), ensure_ascii=False)
        self._workspace.drafts.keep(PREFIX + self._base.id, text)

    def _leave(self) -> None:
        self._drop_draft()
        self.form.set_texts(self._before)
        self.closed.emit(self._base.id)

    def _drop_draft(self) -> None:
        try:
            self._workspace.drafts.drop(PREFIX + self._base.id)
        except StoreError as error:
            self._workspace.store_failed.emit(str(error))


def _half_typed(draft: str) -> dict[str, str]:
    """Return the texts of a draft; one that cannot be read (of another version of the program) is none."""
    try:
        raw = json.loads(draft) if draft else {}
    except ValueError:
        return {}
    return {str(name): text for name, text in raw.items() if isinstance(text, str)} if isinstance(raw, dict) else {}
