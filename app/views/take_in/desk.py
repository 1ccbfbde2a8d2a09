"""What the pages of taking in a list share: the file, its columns, what was chosen, and the draft that keeps all of it.

The file itself is never kept: the draft remembers where it lay and how its columns were chosen, and it is read again.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import RundbordError
from app.exchange.case_table import Sheet, TableFile, read_table_file
from app.rules.case_table import words_of
from app.rules.case_table_guess import fingerprint
from app.services import case_table_import
from app.services.case_table_import_kept import as_text, forget_mapping, from_text, keep_mapping
from app.services.case_table_import_rows import (
    CaseList,
    Choices,
    Fate,
    LaidOut,
    Preview,
    TableMapping,
    Taken,
)
from app.views.take_in.half_done import HalfDone, half_done
from app.views.take_in.taking import STEP, Tell, take_in_parts
from app.views.unlock.slow_work import SlowWork
from app.views.widgets.long_work import LongWork
from app.views.workspace import Done, Workspace

DRAFT = "take_in"
READING = "Læser filen …"
LOOKING, STOP_LOOKING = "Listen bliver set igennem.", "Stop"
MOST = 5_000
TOO_MANY = "Det er over 5.000 sager på én gang. Vælg én rådgiver, eller del filen."


class TakeInDesk(QObject):
    """One list on its way in. `read` when a file is laid out, `told` (sentence, tone) beside the work."""

    read = Signal()
    told = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._work = SlowWork(self)
        self._work.done.connect(self._on_read)
        self._work.failed.connect(self._on_failed)
        self._kept: HalfDone | None = None
        self.is_taking = False
        self.clear()

    def clear(self) -> None:
        """Forget the file."""
        self.path, self.file = "", TableFile(())
        self.sheet: Sheet | None = None
        self.laid: LaidOut | None = None
        self.choices, self.preview = Choices(), Preview()

    @property
    def mapping(self) -> TableMapping:
        """Return the columns as they are chosen now."""
        return self.laid.mapping if self.laid is not None else TableMapping()

    @property
    def table(self) -> CaseList:
        """Return the list."""
        return self.laid.table if self.laid is not None else CaseList((), ())

    def open(self, path: str, kept: HalfDone | None = None) -> None:
        """Read a file beside the window; `kept` is what it is opened from after a lock."""
        if self._work.busy():
            return
        self.clear()
        self.path, self._kept = path, kept
        self.told.emit(READING, "info")
        self._work.start(lambda: read_table_file(Path(path)))

    def resume(self) -> bool:
        """Open what was half done before a lock; False when nothing was."""
        kept = half_done(self._workspace.drafts.kept().get(DRAFT, ""))
        if kept is not None:
            self.open(kept.path, kept)
        return kept is not None

    def choose_sheet(self, name: str) -> None:
        """Take another sheet of the workbook."""
        self.sheet = self.file.sheet(name)
        try:
            self.laid = self._workspace.ask(case_table_import.lay_out, self.sheet.rows)
        except RundbordError as error:
            self.laid = None
            self.told.emit(str(error), "warn")
            return
        self.choices = Choices()
        self.keep()
        self.read.emit()

    def choose_column(self, place: int, field: str, *, instead_of: TableMapping | None = None) -> None:
        """Let a column be a field, or nothing; a field that stands in one column alone leaves the one it stood in.

        `instead_of` is how the columns were before a choice that is still being made.
        """
        fields, before = case_table_import.shipped_case_table().fields, instead_of or self.mapping
        columns = {where: each for where, each in before.columns.items() if where != place}
        if field and not fields[field].many:
            columns = {where: each for where, each in columns.items() if each != field}
        if field:
            columns[place] = field
        self._map(replace(self.mapping, columns=dict(sorted(columns.items()))))

    def forget(self) -> None:
        """Forget the choice the columns were read by, and guess again."""
        if self.laid is None or self.sheet is None or not self.laid.remembered:
            return
        if self._workspace.do("Glem kolonnerne", forget_mapping, self.laid.remembered) is not None:
            self.choose_sheet(self.sheet.name)

    def answer(self, about: str, cells: Sequence[str], answer: str) -> None:
        """Say what some words of the list mean."""
        answers = {**self.mapping.answers, **{(about, words_of(cell)): answer for cell in cells}}
        self._map(replace(self.mapping, answers=answers))

    def choose(self, choices: Choices) -> None:
        """Choose how the list is taken in."""
        self.choices = choices
        self.keep()

    def look(self) -> Preview:
        """Return what would become of each case, and remember it."""
        work = LongWork(LOOKING, STOP_LOOKING)
        try:
            self.preview = self._workspace.ask(
                case_table_import.preview_table, self.table, self.mapping, self.choices, tell=work
            )
        except RundbordError as error:
            self.preview = Preview(str(error))
        finally:
            work.close()
        return self.preview

    def take(self, name: str) -> Taken | None:
        """Take the list in; None when it was refused or stopped, and then nothing is there. `name` remembers it."""
        wanted = [line.key for line in self.preview.lines if line.fate in (Fate.NEW, Fate.FILL)]
        if len(wanted) > MOST:
            self.told.emit(TOO_MANY, "warn")
            return None
        if not wanted:
            return None
        self.is_taking = True
        try:
            taken = take_in_parts(self._workspace, wanted, self._take)
        finally:
            self.is_taking = False
        if taken is None:
            return None
        if name.strip():
            mapping = replace(self.mapping, name=name.strip())
            self._workspace.do("Husk kolonnerne", keep_mapping, self.table.headings, mapping)
        self._workspace.drafts.drop(DRAFT)
        return taken

    def keep(self) -> None:
        """Keep where the file lies and what was chosen, as a draft."""
        if self.laid is None:
            return
        sheet = self.sheet.name if self.sheet is not None else ""
        mapping = as_text(self.table.headings, self.mapping)
        kept = HalfDone(self.path, sheet, mapping, self.laid.remembered, self.choices)
        self._workspace.drafts.keep(DRAFT, kept.as_text())

    def drop(self) -> None:
        """Forget the file and the draft."""
        self.clear()
        self._workspace.drafts.drop(DRAFT)

    def _map(self, mapping: TableMapping) -> None:
        if self.laid is not None:
            self.laid = replace(self.laid, mapping=mapping)
            self.keep()

    def _take(self, part: frozenset[str], tell: Tell) -> Done[Taken] | None:
        return self._workspace.do(
            STEP, case_table_import.take_table, self.table, self.mapping, replace(self.choices, only=part), tell=tell
        )

    def _on_read(self, file: object) -> None:
        if not isinstance(file, TableFile):
            raise TypeError
        if not self.path:
            return  # she went away while it was read
        kept, self._kept = self._kept, None
        self.file = file
        names = [each.name for each in file.sheets]
        self.choose_sheet(kept.sheet if kept is not None and kept.sheet in names else "")
        if self.laid is not None and kept is not None:
            self._go_on(kept)

    def _go_on(self, kept: HalfDone) -> None:
        """Lay a half-made choice on the file again, when it still has those headings."""
        mapping = from_text(kept.remembered, kept.mapping)
        if self.laid is None or mapping.headings != fingerprint(self.table.headings):
            return
        fields = case_table_import.shipped_case_table()
        self.laid = replace(self.laid, mapping=mapping.laid_on(fields, self.table.headings))
        self.choose(kept.choices)
        self.read.emit()

    def _on_failed(self, error: object) -> None:
        self._kept = None
        if isinstance(error, Exception) and not isinstance(error, RundbordError):
            raise error  # our bug: logged and told like any other
        self.told.emit(str(error), "warn")
