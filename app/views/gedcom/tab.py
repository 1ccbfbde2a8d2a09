"""»Slægt fra fil«: read a GEDCOM file beside the window, look it through, take in what is wanted; or save the family.

Nothing is stored before »Læg ind i sagen«, and then as one step that can be undone.
"""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt

from app.errors import RundbordError
from app.exchange.gedcom_file import GedcomFile, read_gedcom_file
from app.services.family_groups import FamilyGroups
from app.services.family_import import look_alikes, take_in_family
from app.services.people import list_people
from app.views.case_tab import ScrollTab
from app.views.file_choice import ask_open_path
from app.views.gedcom.export_card import ExportCard
from app.views.gedcom.taking_card import TakingCard
from app.views.gedcom.untaken_card import UntakenCard
from app.views.unlock.slow_work import SlowWork
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KIND = "Slægtsfil, GEDCOM (*.ged *.GED *.gedcom)"
ABOUT = (
    "Har familien lavet slægtsforskning, kan du hente deres fil. Du ser, hvem der er i den, og vælger, hvem der skal "
    "med. Intet bliver lagt ind, før du siger til."
)
READING = "Læser filen … Det tager et øjeblik."
NO_PEOPLE = "Der er ingen personer i filen."
DONE = "{new} er lagt ind, og {same} var her i forvejen. Fortryd med Ctrl Z."
REFUSED = "Det kunne ikke lægges ind. {why}"


class GedcomTab(ScrollTab):
    """Reading above, saving below."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Slægt fra fil")
        self._notice = NoticeBar()
        self._choose = PlainButton("Vælg fil …", "", "files")
        self._take = PrimaryButton("Læg ind i sagen")
        self._start = Card("Hent en slægtsfil", icon="tree-structure")
        self._taking, self._untaken = TakingCard(), UntakenCard()
        self._export = ExportCard(workspace, case_id)
        self._work = SlowWork(self)
        self._why = ""
        self._build()
        self._connect()
        self._forget()

    def refresh(self) -> None:
        """Look again who is in the case already; what was read and chosen stays."""
        file = self._taking.file()
        if file is not None:
            people = self.workspace.ask(list_people, self.case_id)
            alike = self.workspace.ask(look_alikes, self.case_id, file=file.family)
            self._taking.show_people([each for each in people if each.is_child_of_case], alike)

    def choose_file(self) -> None:
        """Ask for a file and read it beside the window."""
        path = "" if self._work.busy() else ask_open_path(self, "Hent slægtsfil", KIND)
        if path:
            self._forget()
            self._notice.say(READING)
            self._choose.setEnabled(False)
            self._work.start(lambda: _read(Path(path)))

    def take_in(self) -> None:
        """Store what is chosen as one step."""
        if self._taking.file() is None:
            return
        self._why = ""
        part, same = self._taking.chosen()
        done = self.workspace.do(
            "Hent slægt", take_in_family, self.case_id, file=part, same=same, private=self._taking.wants_private()
        )
        if done is None:
            self._notice.say(REFUSED.format(why=self._why).strip(), "warn")
            return
        taken = done.value
        self._forget()
        self._notice.say(DONE.format(new=_people(taken.new_people), same=_people(taken.same_people).lower()), "good")
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, answer: object) -> None:
        self._choose.setEnabled(True)
        if not isinstance(answer, tuple):
            raise TypeError
        file, groups = answer
        if not file.family.persons:
            self._notice.say(NO_PEOPLE, "warn")
            return
        self._notice.close_notice()
        self._taking.show_file(file, groups)
        self._untaken.show_file(file)
        self.refresh()
        for part in (self._taking, self._take):
            part.show()
        self._taking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: object) -> None:
        self._choose.setEnabled(True)
        if isinstance(error, Exception) and not isinstance(error, RundbordError):
            raise error  # our bug: logged and told like any other
        self._notice.say(str(error), "warn")

    def _on_refused(self, why: str) -> None:
        self._why = why

    def _forget(self) -> None:
        """Let go of what was read."""
        self._taking.forget()
        for part in (self._taking, self._untaken, self._take):
            part.hide()

    def _build(self) -> None:
        self._start.body.addWidget(Text(ABOUT, "body", wrap=True))
        self._start.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._notice, self._start, self._taking):
            self.body.addWidget(part)
        self.body.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._untaken)
        self.body.addWidget(self._export)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._choose.clicked.connect(self.choose_file)
        self._take.clicked.connect(self.take_in)
        self._work.done.connect(self._on_read)
        self._work.failed.connect(self._on_failed)
        self.workspace.refused.connect(self._on_refused)


def _read(path: Path) -> tuple[GedcomFile, FamilyGroups]:
    file = read_gedcom_file(path)
    return file, FamilyGroups(file.family)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} personer" if count else "Ingen"
