"""The period files: many fetched at once or dropped, one line for each that was kept, and what became of each."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import UserError
from app.exchange.period_file import period_file_paths, read_period_files
from app.rules.figure_periods import short_words
from app.services.department_words import files_words, names_of
from app.services.period_file_many import Fate, FileFate, ReadFile, keep_period_files
from app.services.period_files import keep_period_file, list_period_files, remove_period_file
from app.views.figures.department_file_lines import FEW, FileLines
from app.views.figures.desk import STOP, FiguresDesk
from app.views.file_choice import ask_open_path, ask_open_paths
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.long_work import LongWork
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KIND, FILES, READING, STEP = "Periodefil (*.json)", "Filer", "Filerne bliver læst …", "Hent periodefiler"
ABOUT = (
    "Hver rådgiver gemmer sin periodefil under »Papir og filer«. Hent dem her, alle på én gang, eller træk dem ind på "
    "siden, så bliver de lagt sammen. Filerne rummer kun antal, og det, de skjuler, kan heller ikke ses her."
)
TAKEN, NOTHING_TAKEN = "Filen for {period} er hentet.", "Ingen af filerne er hentet."
MANY_TAKEN, SOME_TAKEN = "{taken} er hentet.", "{taken} er hentet, og {others} er ikke. Se hvorfor under »Filer«."
ALL_FATES = "Sådan gik det med hver fil"
_MANY = {
    Fate.KEPT: "{files} er hentet.",
    Fate.OTHER_PERIOD: "{files} er hentet til {period}.",
    Fate.AGAIN: "{files} er læst før. Tallene tælles kun én gang.",
}
"""What is told of many of one fate; what is wrong with a file is told of each."""
_COLOURS = {Fate.KEPT: "good", Fate.OTHER_PERIOD: "good", Fate.AGAIN: "ink2", Fate.REFUSED: "warn"}


class DepartmentFiles(Card):
    """The card of the files. `period_asked` carries the period of files that were fetched."""

    period_asked = Signal(object)

    def __init__(self, workspace: Workspace, desk: FiguresDesk, notice: NoticeBar) -> None:
        super().__init__(FILES)
        self._workspace, self._desk, self._notice = workspace, desk, notice
        self.label = line_field("Hvem er filerne fra? (kan stå tomt)", placeholder="fx »Team Nord«")
        self._drafts = FieldDrafts(workspace, None, "period_file:")
        self._drafts.bind("label", self.label)
        self.fetch = PrimaryButton("Hent periodefiler …", icon="files")
        self.fetch.clicked.connect(self._on_fetch)
        self._fates, self.lines = QVBoxLayout(), FileLines()
        self.lines.newer_asked.connect(self._on_newer)
        self.lines.away_asked.connect(self._on_away)
        self.lines.all_asked.connect(self.show_files)
        self.label.setMaximumWidth(420)
        for part in (Text(ABOUT, "meta", "ink2", wrap=True), self.label):
            self.body.addWidget(part)
        self.body.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._fates)
        self.body.addWidget(self.lines)

    def show_files(self) -> None:
        """Show the files of the period."""
        rows = self._workspace.ask(list_period_files, self._desk.period)
        self.lines.show_files(list(zip(rows, names_of(rows), strict=True)))

    def read_in(self, paths: Sequence[Path], replaces: UUID | None = None) -> None:
        """Read files, or all that lie in a folder, and tell what became of each; one that replaces another is alone."""
        self._notice.close_notice()
        empty_layout(self._fates)
        work = LongWork(READING, STOP)
        try:
            files = read_period_files(period_file_paths(paths), work)
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        finally:
            work.close()
        if replaces is not None:
            self._replace(files, replaces)
        elif len(files) == 1 and files[0].counts is None:
            self._notice.say(files[0].fault, "warn")
        elif files:
            self._keep(files)

    def _keep(self, files: Sequence[ReadFile]) -> None:
        done = self._workspace.do(STEP, keep_period_files, files, self._desk.period, self.label.text())
        if done is None:
            return
        self._tell(done.value)
        periods = [each.period for each in done.value if each.period]
        if periods:
            self._clear()
            shown = self._desk.period if self._desk.period in periods else max(periods, key=lambda each: each.last)
            self.period_asked.emit(shown)

    def _replace(self, files: Sequence[ReadFile], replaces: UUID) -> None:
        counts = files[0].counts if files else None
        if counts is None:
            self._notice.say(files[0].fault if files else NOTHING_TAKEN, "warn")
            return
        done = self._workspace.do(STEP, keep_period_file, counts, self.label.text(), replaces=replaces)
        if done is not None:
            self._clear()
            self._notice.say(TAKEN.format(period=short_words(counts.period)), "good")
            self.period_asked.emit(counts.period)

    def _tell(self, fates: Sequence[FileFate]) -> None:
        """Say how many were taken; of more than one each is told by its name."""
        kept = [each for each in fates if each.is_kept]
        if len(fates) == 1:
            [alone] = fates
            told = TAKEN.format(period=short_words(alone.period)) if alone.period else alone.words
            self._notice.say(told, "good" if kept else "warn")
            return
        taken, others = files_words(len(kept)), files_words(len(fates) - len(kept))
        if len(kept) == len(fates):
            self._notice.say(MANY_TAKEN.format(taken=taken), "good")
        else:
            said = SOME_TAKEN.format(taken=taken.capitalize(), others=others) if kept else NOTHING_TAKEN
            self._notice.say(said, "warn")
        if any(each.fate is not Fate.KEPT for each in fates):
            self._list(fates)

    def _list(self, fates: Sequence[FileFate]) -> None:
        """Name each file with what became of it, those that were not kept first; many of one fate in one line."""
        self._fates.addWidget(Text(ALL_FATES, "subhead", wrap=True))
        alike = Counter((each.fate, each.period) for each in fates if each.fate in _MANY)
        many = {kind: number for kind, number in alike.items() if number > FEW}
        lone = [each for each in fates if (each.fate, each.period) not in many]
        told = [(each.is_kept, f"{each.name}: {each.words}", each.fate) for each in lone]
        for (fate, period), number in many.items():
            words = _MANY[fate].format(files=files_words(number), period=short_words(period) if period else "")
            told.append((period is not None, words, fate))
        for _, words, fate in sorted(told, key=lambda each: each[0]):
            self._fates.addWidget(Text(words, "body", _COLOURS[fate], wrap=True))
        away = LinkButton("Skjul listen")
        away.clicked.connect(self._put_away)
        self._fates.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)

    def _put_away(self) -> None:
        self.fetch.setFocus(Qt.FocusReason.OtherFocusReason)
        empty_layout(self._fates)

    def _clear(self) -> None:
        self.label.set_text("")
        self._drafts.drop_all()

    def _on_away(self, file_id: UUID) -> None:
        self._workspace.do("Fjern periodefil", remove_period_file, file_id)

    def _on_fetch(self) -> None:
        paths = ask_open_paths(self, STEP, KIND)
        if paths:
            self.read_in([Path(each) for each in paths])

    def _on_newer(self, replaces: UUID) -> None:
        path = ask_open_path(self, "Hent en nyere periodefil", KIND)
        if path:
            self.read_in([Path(path)], replaces)
