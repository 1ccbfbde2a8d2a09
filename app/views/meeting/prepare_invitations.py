"""»Indbydelser«: each person's own invitation as it will look, in their own language too, and how it was given."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.documents.meeting_paper import meeting_pdf
from app.errors import UserError
from app.language.folding import join_names
from app.models.enums_meeting import MeetingStatus
from app.services.meeting_changes import note_invited
from app.services.meeting_paper import MeetingDraft, finish_meeting_paper
from app.services.meeting_paper_recipients import PaperFor, invitations_for
from app.services.meeting_plan import PlanWarning
from app.services.meeting_preparation import GuestRow, Preparation
from app.services.records import change_record
from app.services.sharing_basis import InvitationBasis, invitation_basis
from app.views.file_choice import ask_folder_path, ask_save_path
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.prepare_folder import FolderResult, InvitationPapers
from app.views.meeting.prepare_notes import NoteLines
from app.views.meeting.prepare_part import PreparePart, focus_first
from app.views.papers.hand_out import NOT_ALLOWED, OUTSIDE
from app.views.papers.leak_notice import LeakNotice
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fields import text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text

WORDS = PaperWords(
    choices="Om indbydelsen",
    shown="Sådan ser indbydelsen ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem indbydelsen",
    printed="Indbydelsen er sendt til printeren. Skriv, når den er givet.",
)
GIVEN = ("i hånden", "Digital Post", "brev", "ringet", "sms")
NOBODY = "Der er ingen at indbyde endnu. Sæt nogen på listen under »Hvem kommer«."
HELD_BACK = "Indbydelsen til {name} venter på en beslutning."
CALENDAR_KIND = "Kalenderfil (*.ics)"
CALENDAR_OUTSIDE = "Kalenderfilen ligger nu uden for den låste boks. Send den, og slet den bagefter."
ALL_SAVED = "{papers} indbydelser og {calendars} kalenderfiler ligger i mappen, nummereret som navnene står her. "
SOME_WAIT = "Til {names} er der noget at se igennem først. Vælg navnet, og gem den for sig."
ONE_CALENDAR, CALENDARS_SAVED = "Kalenderfilen ligger i mappen. ", "{calendars} kalenderfiler ligger i mappen. "
OFF = "Mødet bliver ikke holdt. Kalenderfilen tager det af igen hos den, der har fået en."
DRAW_AFTER = 60


class InvitationsPart(PreparePart):
    """The part: a chip for each person, then the paper of the one that is chosen."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(desk, "Indbydelser")
        case_id, workspace = desk.row.case_id, desk.workspace
        self._papers = InvitationPapers(workspace, case_id, desk.meeting_id)
        self._drafts = DraftGroup(workspace, case_id, f"prepare:{desk.meeting_id}:own_language:")
        self._rows: tuple[PaperFor, ...] = ()
        self._guests: dict[UUID, GuestRow] = {}
        self._own_of: UUID | None = None
        self._off = self._stale = False
        self.people = ChipRow("Indbydelse til:")
        self.given = ChipRow("Givet:")
        self.given.set_choices([(each, each) for each in GIVEN])
        self.own = text_field("Teksten på eget sprog", rows=3, hint="Som du selv har fået den oversat.", as_said=True)
        self.notice, self.held, self.none = NoticeBar(), NoteLines(), EmptyState(NOBODY, "users-three")
        self.leaks = LeakNotice(workspace, case_id)
        self.paper: PaperView[MeetingDraft] = PaperView(
            workspace, case_id, WORDS, finish=finish_meeting_paper, draw=lambda draft: meeting_pdf(draft.paper)
        )
        self._asked, self._basis = Text("", "meta", "ink2", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._off_words = Text(OFF, "body", "ink2", wrap=True)
        self._grounds: dict[UUID, InvitationBasis] = {}
        self.save, self.printing = PlainButton("Gem …", icon="files"), PlainButton("Udskriv", icon="printer")
        self.calendar = PlainButton("Kalenderfil …", icon="calendar-blank")
        self.all = PlainButton("Alle i en mappe …", icon="folders")
        self._soon = QTimer(self, singleShot=True, interval=DRAW_AFTER)
        self._lay_out()
        self._connect()

    def show_prepared(self, prepared: Preparation) -> None:
        """Show who can be invited; the paper is drawn when the part is seen."""
        grounds = self.desk.workspace.ask(invitation_basis, self.desk.meeting_id)
        self._grounds = {each.person_id: each for each in grounds}
        self._guests = {each.person_id: each for each in prepared.guests}
        self._off = prepared.status is MeetingStatus.CANCELLED
        self.people.set_choices([(each.person_id, _chip(each)) for each in prepared.guests])
        if prepared.guests and self.people.value() is None:
            self.people.set_values([prepared.guests[0].person_id])
        self.none.setVisible(not prepared.guests)
        self._off_words.setVisible(self._off and bool(prepared.guests))
        for part in (self.save, self.printing):
            part.setVisible(not self._off)
        self._stale = True
        guest = self._guest()
        if guest is not None:
            self._show_guest(guest)
        if self.isVisible():
            self._soon.start()

    def take_focus(self) -> None:
        """Go to the names."""
        focus_first(self.people)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the invitation when it is looked at."""
        super().showEvent(event)
        if self._stale:
            self._soon.start()

    def draw(self) -> None:
        """Draw the invitation of the chosen person; one that is held back is not drawn, and its reason can be asked."""
        self._soon.stop()
        self._stale = False
        self._rows = self.desk.workspace.ask(invitations_for, self.desk.meeting_id)
        guest, row = self._guest(), self._row()
        held = [] if guest is None or row is not None else [_held_back(guest)]
        self.held.show_notes((), held)
        self.leaks.show_findings(())
        for part in (self.paper, self._deeds):
            part.setVisible(row is not None)
        if guest is None or row is None or self._off:
            self.paper.hide()
            return
        try:
            draft = self._papers.draft(row)
        except UserError as error:
            self.paper.hide()
            self.notice.say(str(error), "warn")
            return
        if draft is not None:
            self.paper.show_draft(draft)

    def save_all(self) -> None:
        """Ask for a folder, and save everything there that may go."""
        if not self._papers.is_allowed:
            self.notice.say(NOT_ALLOWED, "warn")
            return
        folder = ask_folder_path(self, "Hvor skal indbydelserne ligge?")
        if not folder:
            return
        if self._soon.isActive():
            self.draw()  # who gets one is read there
        dated = bool(self.desk.row.held_on)
        try:
            done = self._papers.save_all(self._rows, Path(folder), only_calendars=self._off, dated=dated)
        except UserError as error:
            self.notice.say(str(error), "warn")
            return
        self.notice.say(_saved(done), "warn" if done.waiting else "info")

    def save_calendar(self) -> None:
        """Ask where, and save the calendar file of the chosen person, when what stands in it may."""
        row = self._row()
        if row is None or row.person_id is None:
            return
        if not self._papers.is_allowed:
            self.notice.say(NOT_ALLOWED, "warn")
            return
        try:
            entry, data, found = self._papers.calendar(row.person_id)
        except UserError as error:
            self.notice.say(str(error), "warn")
            return

        def leave() -> None:
            path = ask_save_path(self, "Gem kalenderfilen", entry.file_name, CALENDAR_KIND)
            try:
                if path and self._papers.save_calendar(entry, data, Path(path)):
                    self.notice.say(CALENDAR_OUTSIDE, "info")
            except UserError as error:
                self.notice.say(str(error), "warn")

        self.leaks.show_findings(found)
        self.leaks.ask_before(leave)

    def _guest(self) -> GuestRow | None:
        chosen = self.people.value()
        return self._guests.get(chosen) if isinstance(chosen, UUID) else None

    def _row(self) -> PaperFor | None:
        return next((each for each in self._rows if each.person_id == self.people.value()), None)

    def _show_guest(self, guest: GuestRow) -> None:
        ground = self._grounds.get(guest.person_id)
        self._basis.setText(ground.words if ground else "")
        self._basis.set_colour("ink2" if ground is None or ground.is_clear else "warn")
        self._asked.setText(f"Spurgt {guest.asked}." if guest.asked else "Ikke spurgt endnu. Hvordan er den givet?")
        self.given.set_values([guest.invited_how])
        self.own.editor.setAccessibleName(f"Teksten på {guest.called}s eget sprog")
        if guest.id != self._own_of or not self.own.editor.hasFocus():
            self.own.flush_draft()  # of the person who was shown until now
            self._own_of = guest.id
            self.own.set_text(guest.own_language)
            draft = self._drafts.text(str(guest.id))
            if draft is not None:
                self.own.restore(draft)

    def _note_given(self) -> None:
        guest, how = self._guest(), self.given.value()
        if guest is not None and isinstance(how, str):
            self.desk.do(f"Indbydelse til {guest.called}", note_invited, guest.id, how=how)

    def _keep_own(self, text: str) -> None:
        if self._own_of is not None:
            self._drafts.keep(str(self._own_of), text)

    def _store_own(self, text: str) -> None:
        whose = self._own_of
        if whose is None:
            return
        self._drafts.keep(str(whose), text)
        called = next((each.called for each in self._guests.values() if each.id == whose), "")
        values: dict[str, object] = {"own_language": text}
        with self._drafts.becoming_step(str(whose)):
            done = self.desk.do(f"Indbydelse til {called}", change_record, "participant", whose, values)
        if done:
            self._drafts.drop(str(whose))

    def _choose(self) -> None:
        self.notice.close_notice()
        guest = self._guest()
        if guest is not None:
            self._show_guest(guest)
        self._soon.start()

    def _connect(self) -> None:
        self.people.chosen.connect(self._choose)
        self.given.chosen.connect(self._note_given)
        self.own.typed.connect(self._keep_own)
        self.own.committed.connect(self._store_own)
        self._soon.timeout.connect(self.draw)
        self.save.clicked.connect(self.paper.save)
        self.printing.clicked.connect(self.paper.print_out)
        self.calendar.clicked.connect(self.save_calendar)
        self.all.clicked.connect(self.save_all)

    def _lay_out(self) -> None:
        self._deeds = QWidget()
        flow = FlowLayout(self._deeds, gap=10, line_gap=8)
        for button, said in (
            (self.save, "Gem indbydelsen"), (self.printing, "Udskriv indbydelsen"),
            (self.calendar, "Gem kalenderfilen"), (self.all, "Gem alle indbydelser i en mappe"),
        ):  # fmt: skip
            button.setAccessibleName(said)
            flow.addWidget(button)
        chosen: tuple[QWidget, ...] = (self._basis, self._asked, self.given, self.own, self.paper.left_out)
        for part in chosen:
            self.paper.choices.addWidget(part)
        self.paper.choices.addStretch(1)
        for part in (self.none, self._off_words, self.people, self._deeds, self.notice, self.held, self.leaks):
            self.body.addWidget(part)
        self.body.addWidget(self.paper, 1)
        self.body.addStretch(0)  # where there is no paper, what there is stands together at the top


def _chip(guest: GuestRow) -> str:
    return f"{guest.called} · spurgt" if guest.asked else guest.called


def _held_back(guest: GuestRow) -> PlanWarning:
    return PlanWarning(guest.may.reason or HELD_BACK.format(name=guest.called), guest.may.why)


def _saved(done: FolderResult) -> str:
    said = ALL_SAVED if done.papers else ONE_CALENDAR if done.calendars == 1 else CALENDARS_SAVED
    told = said.format(papers=done.papers, calendars=done.calendars)
    return told + (SOME_WAIT.format(names=join_names(done.waiting)) if done.waiting else OUTSIDE)
