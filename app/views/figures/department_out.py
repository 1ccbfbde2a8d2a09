"""The figures of the department out of the vault: paper, spreadsheet and table. Each is noted before it leaves."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.department_paper import department_pdf
from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.department_table import write_department
from app.services.department_report import department_report, export_department
from app.services.department_report_rows import DepartmentReport
from app.views.figures.desk import FiguresDesk
from app.views.file_choice import ask_save_path
from app.views.papers.hand_out import NOT_ALLOWED as NO_PAPER
from app.views.papers.page_pictures import PagePictures
from app.views.printing import print_pdf
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NAME, TITLE, STEP = "På papir og i regneark", "Rundbord", "Afdelingens tal ud af Rundbord"
KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "Regneark (*.xlsx)", "csv": "Tabel (*.csv)"}
ABOUT = (
    "Alle filernes tal lagt sammen, med billeder og tabeller. Ingen rådgiver står for sig selv, og det, filerne "
    "skjuler, står som »mindst« og »højst«."
)
NOT_ALLOWED = "Jeres it-afdeling har slået det fra at gemme tal på denne computer."
SAVED = "Filen ligger nu uden for den låste boks. Der står ingen navne på børn eller familier i den."
PRINTED = "Papiret er sendt til printeren."


class DepartmentOut(Card):
    """The ways out. The preview stands below the buttons."""

    def __init__(self, workspace: Workspace, desk: FiguresDesk, notice: NoticeBar) -> None:
        super().__init__(NAME)
        self._workspace, self._desk, self._notice = workspace, desk, notice
        self.pages = PagePictures()
        self.look, self.paper = PlainButton("Vis papiret"), PlainButton("Gem papiret …", icon="files")
        self.printing = PlainButton("Udskriv tallene", icon="printer")
        self.sheet = PlainButton("Gem regneark …", icon="files")
        self.table = PlainButton("Gem tabel (CSV) …", icon="files")
        ways: tuple[tuple[PlainButton, Callable[[], None]], ...] = (
            (self.look, self.show_paper), (self.paper, lambda: self.save("pdf")), (self.printing, self.print_out),
            (self.sheet, lambda: self.save("xlsx")), (self.table, lambda: self.save("csv")),
        )  # fmt: skip
        holder = QWidget()
        flow = FlowLayout(holder, gap=10, line_gap=8)
        for button, act in ways:
            button.clicked.connect(lambda _on=False, act=act: act())
            flow.addWidget(button)
        self._why = Text("", "meta", "warn", wrap=True)
        column = QVBoxLayout()
        for part in (Text(ABOUT, "meta", "ink2", wrap=True), holder, self._why, self.pages):
            column.addWidget(part)
        self.body.addLayout(column)
        self.pages.hide()

    def show_ways(self) -> None:
        """Open the ways out that the it department has allowed; a preview of other figures goes."""
        figures, paper = self._allows("figures"), self._allows("paper")
        for button in (self.look, self.sheet, self.table):
            button.setEnabled(figures)
        for button in (self.paper, self.printing):
            button.setEnabled(figures and paper)
        self._why.setText("" if figures and paper else NO_PAPER if figures else NOT_ALLOWED)
        self._why.setVisible(bool(self._why.text()))
        self.pages.hide()

    def show_paper(self) -> None:
        """Draw the report as it would leave now."""
        try:
            report = self._workspace.ask(department_report, self._desk.period)
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        self.pages.show_pdf(department_pdf(report))
        self.pages.show()

    def save(self, kind: str) -> None:
        """Ask where to save the report as `pdf`, `xlsx` or `csv`."""
        name = f"afdelingens-tal-{self._desk.period.name.lower()}.{kind}"
        path = ask_save_path(self, "Gem afdelingens tal", name, KINDS[kind])
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Note it in the log, and write the report as the kind of file the name says."""
        is_paper = path.suffix.lower() == ".pdf"
        self._let_out(lambda report: _written(path, report, is_paper=is_paper), is_paper=is_paper)

    def print_out(self) -> None:
        """Ask for a printer, and print the report."""
        self._let_out(lambda report: PRINTED if print_pdf(department_pdf(report), TITLE, self) else "", is_paper=True)

    def _let_out(self, way: Callable[[DepartmentReport], str], *, is_paper: bool) -> None:
        """Note it before it leaves, so that the log is never silent about figures that are out."""
        if not self._allows("figures") or (is_paper and not self._allows("paper")):
            self._notice.say(NO_PAPER if self._allows("figures") else NOT_ALLOWED, "warn")
            return
        looking = self.pages.isVisibleTo(self)
        done = self._workspace.do(STEP, export_department, self._desk.period)
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

    def _allows(self, what: str) -> bool:
        return self._workspace.policy.allows(what)


def _written(path: Path, report: DepartmentReport, *, is_paper: bool) -> str:
    if is_paper:
        write_outside(path, department_pdf(report))
    else:
        write_department(path, report)
    return SAVED
