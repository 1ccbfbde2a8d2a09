"""»Papir og filer«: the report on paper, tables for a spreadsheet, and the file for the figures of the department."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Concatenate, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.figures_paper import figures_pdf
from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.figures_table import write_figures
from app.exchange.period_file import write_period_file
from app.rules.figure_periods import Rhythm
from app.rules.key_figures import Period
from app.services.figures import out_rhythm, why_not_out
from app.services.figures_report import export_figures, figures_report
from app.services.figures_report_rows import FiguresReport
from app.services.period_counts import PeriodCounts
from app.services.period_files import make_period_file
from app.services.ports import Unit
from app.views.figures.desk import COUNTING, STOP, FiguresDesk
from app.views.figures.part import FigurePart, stand_in_column
from app.views.figures.period_bar import PeriodBar
from app.views.file_choice import ask_save_path
from app.views.papers.hand_out import NOT_ALLOWED as NO_PAPER
from app.views.papers.page_pictures import PagePictures
from app.views.printing import print_pdf
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.fitted import SETTLED
from app.views.widgets.flow import FlowLayout
from app.views.widgets.long_work import LongWork
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Done, Workspace

Made = TypeVar("Made")
NAME, TITLE, FILE_NAME, STEP = "Papir og filer", "Rundbord", "noegletal", "Tal ud af Rundbord"
KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "Regneark (*.xlsx)", "csv": "Tabel (*.csv)"}
COUNTS = "Periodefil (*.json)"
PAPER_ABOUT = (
    "Alle periodens tal med billeder, tabeller og det, de ikke siger. Ingen navne på børn eller familier, og små tal "
    "er skjult."
)
TABLE_ABOUT = "De samme tal til et regneark. Små tal er skjult også her."
COUNTS_ABOUT = (
    "Til den, der samler afdelingens tal. Filen rummer kun antal: ingen navne, ingen sager og ingen dage, og små tal "
    "er skjult, før den bliver skrevet."
)
DRAWING = "Tallene bliver tegnet som papir …"
PRINTED = "Papiret er sendt til printeren."
FIRST = (
    "Det første papir eller den første fil afgør, om I giver halvår ud, eller kvartaler og år. De overlapper, så begge "
    "dele kan ikke gives ud uden at røbe små tal."
)
OF_ALL = "Papir og filer er af alle sager, også når du har valgt enkelte rådgivere på de andre sider."
NOT_ALLOWED = "Jeres it-afdeling har slået det fra at gemme tal på denne computer."
SAVED = "Filen ligger nu uden for den låste boks. Der står ingen navne på børn eller familier i den."


class OutPart(FigurePart):
    """The ways out of the vault. Each is noted before it leaves."""

    def __init__(self, workspace: Workspace, desk: FiguresDesk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._bar, self._notice, self.pages = PeriodBar(desk), NoticeBar(), PagePictures()
        self._told, self._column = Text("", "body", "ink2", wrap=True), QVBoxLayout()
        self._column.setSpacing(14)
        self._drawn = ""
        self.look, self.paper = PrimaryButton("Vis papiret"), PlainButton("Gem papiret …", icon="files")
        self.printing = PlainButton("Udskriv tallene", icon="printer")
        self.sheet, self.table = (
            PlainButton("Gem regneark …", icon="files"),
            PlainButton("Gem tabel (CSV) …", icon="files"),
        )
        self.counts = PlainButton("Gem periodefil …", icon="files")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Open the ways out that this period may go; a preview of another period goes."""
        chosen = self._workspace.ask(out_rhythm)
        why = self._why_not()
        for button in (self.look, self.sheet, self.table, self.counts):
            button.setEnabled(not why)
        for button in (self.paper, self.printing):
            button.setEnabled(not why and self._allows_paper())
        self._told.setText(why or self._hint(chosen))
        self._told.set_colour("warn" if why else "ink2")
        self._told.setVisible(bool(self._told.text()))
        self.pages.hide()

    def _allows_paper(self) -> bool:
        return self._workspace.policy.allows("paper")

    def _hint(self, chosen: Rhythm | None) -> str:
        told = [FIRST] if chosen is None else []
        told += [OF_ALL] if self._desk.who else []
        return "\n".join([*told, *([] if self._allows_paper() else [NO_PAPER])])

    def _why_not(self) -> str:
        """Return why figures of this period may not leave; empty when they may."""
        if not self._workspace.policy.allows("figures"):
            return NOT_ALLOWED
        return self._workspace.ask(why_not_out, self._desk.period)

    def show_paper(self) -> None:
        """Draw the report as it would leave now."""
        work = LongWork(COUNTING, STOP)
        try:
            report = self._workspace.ask(figures_report, self._desk.period, progress=work)
            work.close()
            paper = _drawn(report)
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        finally:
            work.close()
        self.pages.show_pdf(paper)
        self.pages.show()
        QTimer.singleShot(SETTLED, self.pages, lambda: self._area.verticalScrollBar().setValue(self.pages.y()))

    def save(self, kind: str) -> None:
        """Ask where to save the report as `pdf`, `xlsx` or `csv`."""
        path = ask_save_path(self, "Gem tallene", f"{FILE_NAME}-{self._desk.period.name.lower()}.{kind}", KINDS[kind])
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Note it in the log, and write the report as the kind of file the name says."""
        paper = path.suffix.lower() == ".pdf"
        write = _write_pdf if paper else write_figures
        self._let_out(lambda report: _written(write, path, report), paper=paper)

    def print_out(self) -> None:
        """Ask for a printer, and print the report."""
        self._let_out(lambda report: PRINTED if print_pdf(_drawn(report), TITLE, self) else "", paper=True)

    def save_counts(self) -> None:
        """Ask where to save the file for the figures of the department."""
        path = ask_save_path(self, "Gem periodefil", f"periodefil-{self._desk.period.name.lower()}.json", COUNTS)
        if path:
            self.save_counts_to(Path(path))

    def save_counts_to(self, path: Path) -> None:
        """Note it in the log, and write the counts."""
        self._out(lambda: self._exported(make_period_file), lambda counts: _counted(counts, path))

    def _let_out(self, way: Callable[[FiguresReport], str], *, paper: bool = False) -> None:
        if paper and not self._allows_paper():
            self._notice.say(NO_PAPER, "warn")
        else:
            self._out(lambda: self._exported(export_figures), way)

    def _exported(self, export: Callable[Concatenate[Unit, Period, ...], Made]) -> Done[Made] | None:
        work = LongWork(COUNTING, STOP)
        try:
            return self._workspace.do(STEP, export, self._desk.period, progress=work)
        finally:
            work.close()

    def _out(self, make: Callable[[], Done[Made] | None], way: Callable[[Made], str]) -> None:
        """Note it before it leaves, so that the log is never silent about figures that are out."""
        why = self._why_not()
        if why:
            self._notice.say(why, "warn")
            return
        looking = self.pages.isVisibleTo(self)
        done = make()
        self.pages.setVisible(looking)
        if done is None:
            return
        try:
            said = way(done.value)
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        if said:
            self._notice.say(said, "info")

    def _connect(self) -> None:
        ways: tuple[tuple[PlainButton | PrimaryButton, Callable[[], None]], ...] = (
            (self.look, self.show_paper), (self.paper, lambda: self.save("pdf")), (self.printing, self.print_out),
            (self.sheet, lambda: self.save("xlsx")), (self.table, lambda: self.save("csv")),
            (self.counts, self.save_counts),
        )  # fmt: skip
        for button, act in ways:
            button.clicked.connect(lambda _on=False, act=act: act())

    def _lay_out(self) -> None:
        paper, table, counts = Card("På papir"), Card("I et regneark"), Card("Til afdelingens tal")
        cards = (
            (paper, PAPER_ABOUT, (self.look, self.paper, self.printing)),
            (table, TABLE_ABOUT, (self.sheet, self.table)), (counts, COUNTS_ABOUT, (self.counts,)),
        )  # fmt: skip
        for card, about, buttons in cards:
            card.body.addWidget(Text(about, "meta", "ink2", wrap=True))
            card.body.addWidget(_in_line(buttons))
            self._column.addWidget(card)
        self._column.addWidget(self.pages)
        self._area = stand_in_column(self, (self._bar, self._told), self._column, NAME, self._notice)


def _drawn(report: FiguresReport) -> bytes:
    """Return the report as paper, with a bar when it takes long. Raises UserError when it is stopped."""
    work = LongWork(DRAWING, STOP)
    try:
        return figures_pdf(report, work)
    finally:
        work.close()


def _write_pdf(path: Path, report: FiguresReport) -> None:
    write_outside(path, _drawn(report))


def _written(write: Callable[[Path, FiguresReport], None], path: Path, report: FiguresReport) -> str:
    write(path, report)
    return SAVED


def _counted(counts: PeriodCounts, path: Path) -> str:
    write_period_file(counts, path)
    return SAVED


def _in_line(buttons: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10, line_gap=8)
    for each in buttons:
        flow.addWidget(each)
    return holder
