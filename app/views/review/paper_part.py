"""The review on paper: what shall stand on it, and its two ways out. Each way is noted in the log of every case."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.outgoing_file import write_outside
from app.documents.review_paper import review_pdf
from app.errors import UserError
from app.services.review_list_paper import ReviewPaper, export_review, review_paper
from app.views.file_choice import ask_save_path
from app.views.long_reading import STOP, read_long
from app.views.papers.hand_out import NOT_ALLOWED, OUTSIDE
from app.views.papers.page_pictures import PagePictures
from app.views.printing import print_pdf
from app.views.widgets.buttons import PlainButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.long_work import LongWork
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

ABOUT = "Kun til dig og din leder. Giv det ikke videre."
KIND, TITLE, DRAWING = "PDF (*.pdf)", "Rundbord", "Papiret bliver tegnet …"
PRINTED = "Papiret er sendt til printeren."
LONG, FEW_PAGES = 150, 40
NOT_SHOWN = "Papiret er ikke læst færdigt. Det kan gemmes og udskrives, eller vælges om herover."
OWN_WORDS = "Det, du selv har skrevet i sagen, står, som du har skrevet det. Der kan være navne i."
TOO_LONG = "Papiret med {count} sager er for langt til at vise her. Det kan gemmes og udskrives."
"""Said when more than `LONG` cases (`FEW_PAGES` with a page each) would be tens of pages of pictures."""


class PaperPart(QWidget):
    """What the paper looks like now, with the cases that were chosen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: list[UUID] = []
        self._leader = ""
        self._names, self._waiting = CheckBox("Skriv børnenes navne"), CheckBox("Tag »Det venter« med")
        self._own_pages = CheckBox("En side for hver sag")
        self._warning = Text(OWN_WORDS, "meta", "ink2", wrap=True)
        self._save, self._print = PlainButton("Gem …", icon="files"), PlainButton("Udskriv", icon="printer")
        self._told = Text("", "body", "ink2", wrap=True)
        self._notice, self._pages = NoticeBar(), PagePictures()
        self._waiting.setChecked(True)
        for button, name in ((self._save, "Gem papiret til sagsgennemgang"), (self._print, "Udskriv papiret")):
            button.setAccessibleName(name)
        self._lay_out()
        for box in (self._names, self._waiting, self._own_pages):
            box.toggled.connect(lambda _: self.refresh())
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_out)

    def show_cases(self, case_ids: Sequence[UUID], leader: str) -> None:
        """Show the paper of some cases, gone through with a leader who may be empty."""
        self._ids, self._leader = list(case_ids), leader
        self._notice.close_notice()
        self.refresh()

    def refresh(self) -> None:
        """Draw the paper as it would leave now."""
        self._warning.setVisible(self._own_pages.isChecked() and not self._names.isChecked())
        short = len(self._ids) <= (FEW_PAGES if self._own_pages.isChecked() else LONG)
        self._pages.setVisible(short)
        self._told.setText("" if short else TOO_LONG.format(count=len(self._ids)))
        self._told.setVisible(not short)
        if short:
            paper = self._read()
            pdf = self._drawn(paper) if paper is not None else None
            if pdf is None:
                self._pages.hide()
                self._told.setText(NOT_SHOWN)
                self._told.show()
                return
            self._pages.show_pdf(pdf)

    def save(self) -> None:
        """Ask where, note it in the log, and write the paper there."""
        if not self._allowed():
            return
        path = ask_save_path(self, "Gem papiret", f"sagsgennemgang-{self._workspace.today.isoformat()}.pdf", KIND)
        if path:
            self._let_out(lambda pdf: self._written(pdf, Path(path)))

    def print_out(self) -> None:
        """Ask for a printer, and print the paper."""
        if self._allowed():
            self._let_out(lambda pdf: PRINTED if print_pdf(pdf, TITLE, self) else "")

    def _allowed(self) -> bool:
        allowed = self._workspace.policy.allows("paper")
        if not allowed:
            self._notice.say(NOT_ALLOWED, "warn")
        return allowed

    def _let_out(self, way: Callable[[bytes], str]) -> None:
        """Note it before it leaves, so that the log is never silent about a paper that is out."""
        paper = self._read()
        pdf = self._drawn(paper) if paper is not None else None
        if paper is None or pdf is None:
            return
        if self._workspace.do("Sagsgennemgang på papir", export_review, paper=paper) is None:
            return
        try:
            said = way(pdf)
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        if said:
            self._notice.say(said, "info")

    def _read(self) -> ReviewPaper | None:
        return read_long(
            self._workspace, review_paper, case_ids=self._ids, names=self._names.isChecked(), leader=self._leader,
            waiting=self._waiting.isChecked(), pages=self._own_pages.isChecked(),
        )  # fmt: skip

    def _drawn(self, paper: ReviewPaper) -> bytes | None:
        work = LongWork(DRAWING, STOP)
        try:
            return review_pdf(paper, work)
        except UserError as error:
            self._workspace.refused.emit(str(error))
            return None
        finally:
            work.close()

    def _written(self, pdf: bytes, path: Path) -> str:
        write_outside(path, pdf)
        return OUTSIDE

    def _lay_out(self) -> None:
        choices, ways = QWidget(), QWidget()
        for row, gap, parts in (
            (choices, 20, (self._own_pages, self._names, self._waiting)),
            (ways, 10, (self._save, self._print)),
        ):
            flow = FlowLayout(row, gap=gap, line_gap=8)
            for part in parts:
                flow.addWidget(part)
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        about = Text(ABOUT, "meta", "ink2", wrap=True)
        for each in (about, choices, self._warning, ways, self._told, self._pages):
            column.addWidget(each)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner, "Sagsgennemgang på papir"))
        outer.addWidget(self._notice)  # above the paper it would move what she is looking at
