"""»Aktindsigt«: everything about one person, each record with or without, and the answer as a paper or as data."""

from itertools import product
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.access_paper import access_pdf
from app.documents.outgoing_file import write_outside
from app.documents.read_back import read_back
from app.errors import UserError
from app.services import leak_guard
from app.services.access_grounds import ground_name
from app.services.access_letter import AccessLetter, access_letter, export_access
from app.services.access_request import AccessItem, AccessPick, AccessRequest, accept_suggestions, decide, read_access
from app.services.case_header import read_header
from app.services.people import list_people
from app.views.case.access_detail import AccessDetail
from app.views.case.access_split import ListAndRecord
from app.views.case_tab import SIDE, CaseTab
from app.views.file_choice import ask_save_path
from app.views.page import Hints
from app.views.papers.leak_notice import WENT_BACK, LeakNotice
from app.views.records.fields import offer
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fields import choice_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Workspace

OUTSIDE = "Svaret ligger nu uden for den låste boks. Pas på det, og slet filen, når det er givet."
NOTHING = "Her er ingen oplysninger, der passer på det, du har valgt."
ALL, WAITING, GIVEN, LEFT_OUT = "", "waiting", "given", "left_out"
SHOW = ((ALL, "alt"), (WAITING, "det, du skal afgøre"), (GIVEN, "det, der er med"), (LEFT_OUT, "det, der er udeladt"))
CHOICES, PAIR = 420, 230
"""Pixels at 100 % under which the choices stand under each other, and the two short ones of them."""
KINDS = (("pdf", "PDF"), ("json", "Data (JSON)"))
FILTERS = {"pdf": "PDF (*.pdf)", "json": "JSON (*.json)"}


class AccessTab(CaseTab):
    """Choose the person; walk the list with M (med) and V (vedrører en anden); save the answer."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._request: AccessRequest | None = None
        self._person = choice_field("Hvem har bedt om det", self._people())
        self._show = choice_field("Vis", SHOW)
        self._kind = choice_field("Gem som", KINDS)
        self._show.set_text(ALL)
        self._kind.set_text("pdf")
        self._counts = Text("", "body", "ink2", wrap=True)
        self._accept = PlainButton("Brug forslagene for resten", icon="check")
        self._save = PrimaryButton("Gem som …", "Ctrl S", "files")
        self._save.setShortcut("Ctrl+S")
        self.add_action(self._save)
        self._notice, self._leaks = NoticeBar(), LeakNotice(workspace, case_id)
        self._table: RowsTable[AccessItem] = RowsTable("Oplysninger i sagen", _columns(), _key)
        self._none = EmptyState(NOTHING, "files")
        self._detail = AccessDetail(workspace, case_id)
        self._turns = ListAndRecord(self._table, self._detail)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the records again; the one that is chosen stays chosen."""
        people = self._people()
        offer(self._person, people)
        if not self._person.text() and people:
            children = self.workspace.ask(read_header, self.case_id).children
            self._person.set_text(str(children[0].person_id) if children else people[0][0])
        if not self._person.text():
            return
        self._detail.asked_by = self._person.text()
        self._request = self.workspace.ask(read_access, self.case_id, person_id=self._chosen())
        self._leaks.show_findings(())
        self._show_items()

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("M",), "Med"), (("V",), "Vedrører en anden"), (("Ctrl S",), "Gem som")]

    def save(self) -> None:
        """Ask about what was found in the text, then where, and write the answer there."""
        if self._request is None:
            return
        try:
            self.workspace.policy.must_allow("access")
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        person = self._chosen()
        letter = self.workspace.ask(access_letter, self.case_id, person_id=person)
        rendered = read_back(access_pdf(letter), f"{letter.file_stem}.pdf")
        found = self.workspace.ask(leak_guard.look, self.case_id, rendered, frozenset({person}))
        self._leaks.show_findings(found)
        self._leaks.ask_before(lambda: self._save_now(letter))

    def _save_now(self, letter: AccessLetter) -> None:
        kind = self._kind.text()
        path = ask_save_path(self, "Gem svaret", f"{letter.file_stem}.{kind}", FILTERS[kind])
        if not path:
            return
        done = self.workspace.do("Giv aktindsigt", export_access, self.case_id, person_id=self._chosen())
        if done is None:
            return
        try:
            write_outside(Path(path), access_bytes(done.value, kind))
            self._notice.say(OUTSIDE, "info")
        except UserError as error:
            self._notice.say(str(error), "warn")

    def _show_items(self) -> None:
        request = self._request
        if request is None:
            return
        rows = [each for each in request.items if _is_shown(each, self._show.text())]
        self._table.set_rows(rows)
        self._turns.show_table(shown=bool(rows))
        self._none.setVisible(not rows)
        given = sum(each.included for each in request.items)
        out, waiting = len(request.items) - given, request.undecided
        self._counts.setText(f"{given} er med, {out} er udeladt{_waiting_words(waiting, out)}.")
        self._accept.setEnabled(any(not each.decided for each in request.items))

    def _decide(self, pick: AccessPick) -> None:
        before = self._table.currentIndex().row()
        done = self.workspace.do("Vælg til aktindsigt", decide, self.case_id, person_id=self._chosen(), picks=[pick])
        if done is None or not self._table.model().rowCount():
            return
        current = self._table.current_row()
        step = 1 if current is not None and _key(current) == (pick.table, pick.record_id) else 0
        row = min(before + step, self._table.model().rowCount() - 1)
        self._table.setCurrentIndex(self._table.model().index(row, 0))

    def _accept_all(self) -> None:
        self.workspace.do("Brug forslag til aktindsigt", accept_suggestions, self.case_id, person_id=self._chosen())

    def _people(self) -> list[tuple[str, str]]:
        people = self.workspace.ask(list_people, self.case_id)
        return [(str(each.id), each.name) for each in people if each.kind != "body"]

    def _chosen(self) -> UUID:
        return UUID(self._person.text())

    def _connect(self) -> None:
        self._person.committed.connect(lambda _: self.refresh())
        self._show.committed.connect(lambda _: self._show_items())
        self._save.clicked.connect(self.save)
        self._accept.clicked.connect(self._accept_all)
        self._table.selected.connect(self._detail.show_item)
        self._detail.picked.connect(self._decide)
        self._leaks.went_back.connect(lambda: self._notice.say(WENT_BACK, "info"))
        answers = {"M": self._detail.include, "V": self._detail.leave_to_other}
        for place, key in product((self._table, self._turns.back), answers):  # in the record one comes to its way back
            shortcut = QShortcut(QKeySequence(key), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(answers[key])

    def _lay_out(self) -> None:
        choices, pair, under = TurningRow(CHOICES), TurningRow(PAIR), TurningRow(CHOICES)
        pair.add(self._show, 1)
        pair.add(self._kind, 1)
        choices.add(self._person, 3)
        choices.add(pair, 5)
        under.add(self._counts, 1)
        under.add(self._turns.see)  # over the list it would take the room of a line
        under.add(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 20)
        column.setSpacing(12)
        column.addWidget(choices)
        column.addWidget(under)
        parts: tuple[QWidget, ...] = (self._notice, self._leaks, self._none)
        for each in parts:
            column.addWidget(each)
        column.addWidget(self._turns, 1)
        column.addStretch(0)


def access_bytes(letter: AccessLetter, kind: str) -> bytes:
    """Return the answer as the bytes of a pdf or json file."""
    return letter.as_json().encode("utf-8") if kind == "json" else access_pdf(letter)


def _is_shown(item: AccessItem, show: str) -> bool:
    if show == WAITING:
        return not item.decided and not item.included
    return show == ALL or item.included == (show == GIVEN)


def _key(item: AccessItem) -> tuple[str, UUID]:
    return (item.table, item.record_id)


def _columns() -> list[Column[AccessItem]]:
    return [
        Column("Valg", _choice, second=_state, colour=lambda item: "ink" if item.included else "warn"),
        Column(
            "Oplysning",
            lambda item: " · ".join(filter(None, (item.kind, item.name))),
            second=lambda item: item.text,
            stretch=True,
        ),
        Column("Hvorfor", lambda item: "" if item.included else ground_name(item.ground), second=lambda item: item.why),
    ]


def _choice(item: AccessItem) -> str:
    if item.included:
        return "Med"
    return "Udeladt" if item.decided else "Skal afgøres"


def _state(item: AccessItem) -> str:
    return "valgt" if item.decided else "forslag"


def _waiting_words(waiting: int, out: int) -> str:
    """Return how many of those left out wait for her."""
    if not waiting:
        return ""
    until = f"til du afgør {'dem' if waiting > 1 else 'den'}"
    return f", {waiting} af dem {until}" if waiting < out else f", {until}"
