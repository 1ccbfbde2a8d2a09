"""What is known about the chosen picture or file: whom it is about, from which meeting; and what to do with it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout

from app.services import attachments, records
from app.services.attachments import AttachmentRow
from app.views.records.form import RecordForm
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fitted import Fitted
from app.views.widgets.text import Text
from app.views.workspace import Workspace

FIELDS = ("name", "kind", "about_id", "meeting_id", "child_talk_id", "dated", "note")
AS_IT_IS = "Gemt som den er. Filen kan i sig selv fortælle, hvem der har skrevet den, og hvornår."
CLEANED = "Sted, tidspunkt og andre skjulte oplysninger fra telefonen er fjernet."
SEVERAL = (
    "{count} billeder og filer er valgt. De kan journaliseres og fjernes sammen. "
    "Vælg kun én for at se den stort, rette den eller gemme en kopi."
)
NOT_ALLOWED = "Jeres it-afdeling har slået det fra at gemme kopier uden for Rundbord."


class AttachmentCard(Fitted):
    """The column beside the tiles. Each field is kept when she leaves it, and half-typed text as a draft."""

    open_asked = Signal()
    save_asked = Signal()
    remove_asked = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._row: AttachmentRow | None = None
        self._several: tuple[AttachmentRow, ...] = ()
        self._form = RecordForm(workspace, case_id, "attachment", title="Billede eller fil", first=FIELDS)
        self._journalised = CheckBox("Journaliseret")
        self._told = Text("", "meta", "ink2", wrap=True)
        self._open = PlainButton("Se stort", "Enter", "eye")
        self._save = PlainButton("Gem en kopi uden for Rundbord …")
        self._remove = QuietButton("Fjern fra sagen", icon="trash")
        self._open.clicked.connect(self.open_asked)
        self._save.clicked.connect(self.save_asked)
        self._remove.clicked.connect(self.remove_asked)
        self._journalised.clicked.connect(self._on_journalised)
        self._lay_out()

    def show_several(self, rows: Sequence[AttachmentRow]) -> None:
        """Show how many are chosen and what can be done with all of them at once."""
        self._row, self._several = None, tuple(rows)
        self._show_parts(several=True)
        self._journalised.setChecked(all(each.journalised_on for each in rows))
        self._told.setText(SEVERAL.format(count=len(rows)))

    def show_row(self, row: AttachmentRow | None) -> None:
        """Show an attachment; hidden when None. What is half typed about the same one stays."""
        self._row, self._several = row, ()
        self.setVisible(row is not None)
        if row is None:
            return
        self._show_parts(several=False)
        for each in self._workspace.ask(records.list_records, self._case_id, "attachment"):
            if each.id == row.id:
                self._form.show_record(row.id, [field for field in each.fields if field.name in FIELDS])
        self._journalised.setChecked(bool(row.journalised_on))
        self._told.setText(f"{CLEANED if row.is_picture else AS_IT_IS} {_size(row.size)}.")

    def allow_saving(self, *, allowed: bool) -> None:
        """Let copies out, or say that the IT department does not."""
        self._save.setEnabled(allowed)
        self._save.setToolTip("" if allowed else NOT_ALLOWED)
        self._save.setAccessibleDescription("" if allowed else NOT_ALLOWED)

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return what can be done with the chosen one, or with several."""
        return self._open, self._journalised, self._save, self._remove

    def start(self) -> None:
        """Put the focus in the name."""
        self._form.start("name")

    def _show_parts(self, *, several: bool) -> None:
        for part in (self._open, self._form, self._save):
            part.setVisible(not several)

    def _on_journalised(self, on: bool) -> None:
        if self._several:
            ids, many = [each.id for each in self._several], attachments.journalise_attachments
            self._workspace.do(f"Journaliseret: {len(ids)} filer", many, ids, journalised=on)
        elif self._row is not None:
            change = attachments.journalise_attachment
            self._workspace.do("Journaliseret", change, self._row.id, journalised=on)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 24)
        column.setSpacing(12)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._form, self._journalised, self._told):
            column.addWidget(part)
        for button in (self._save, self._remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _size(count: int) -> str:
    """»1,4 MB«, »312 kB«."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(round(count / 1000), 1)} kB"
