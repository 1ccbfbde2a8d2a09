"""»Hvem har set sagen«: the audit log of the case by day, as it may be handed to one of its people."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.audit_paper import audit_pdf
from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.language.dates import short_day
from app.models.approx_spans import Tense
from app.services.audit_report import AuditReport, export_audit, read_audit
from app.services.audit_words import DEED_WORDS
from app.services.people import list_people
from app.services.typed_days import typed_day
from app.views.file_choice import ask_save_path
from app.views.records.fields import gone_day_words, offer
from app.views.widgets.cards import EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Done, Workspace

ABOUT = (
    "Den, sagen handler om, kan bede om at få det her at se. Det viser, hvad der er gjort, aldrig hvad der stod. "
    "Navne på medarbejdere gives kun, når det er nødvendigt."
)
OUTSIDE = "Listen ligger nu uden for den låste boks. Pas på den, og slet filen, når den er givet."
NOTHING = "Ingen har åbnet noget i den tid, du har valgt."
WHOLE_CASE = ("", "hele sagen")
KINDS = (("pdf", "PDF til at læse"), ("csv", "Regneark (CSV)"), ("json", "Data (JSON)"))
FILTERS = {"pdf": "PDF (*.pdf)", "csv": "CSV (*.csv)", "json": "JSON (*.json)"}


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One line of the table: a thing done by somebody on a day."""

    at: dt.datetime
    clock: str
    who: str
    what: str
    deed: str
    times: str


class SeenPart(QWidget):
    """Choose whom it is for and which days; the table shows just what would be given."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._file_stem = "hvem-har-set"
        self._person = choice_field("Til hvem", [WHOLE_CASE])
        self._person.set_text("")
        explain = gone_day_words(workspace.today)
        self._first = line_field("Fra og med", placeholder="Fra begyndelsen", explain=explain)
        self._last = line_field("Til og med", placeholder="I dag", explain=explain)
        self._kind = choice_field("Gem som", KINDS)
        self._kind.set_text("pdf")
        self._names = CheckBox("Skriv medarbejdernes navne")
        self._notice = NoticeBar()
        self._table: RowsTable[SeenRow] = RowsTable("Hvem har set sagen", _columns(), lambda row: (row.at, row.what))
        self._table.allow_several()
        self._none = EmptyState(NOTHING, "eye")
        self._lay_out()
        for field in (self._person, self._first, self._last):
            field.committed.connect(lambda _: self.refresh())
        self._names.toggled.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Read the log again as it is asked for."""
        people = self._workspace.ask(list_people, self._case_id)
        offer(self._person, [WHOLE_CASE, *((str(each.id), each.name) for each in people if each.kind != "body")])
        try:
            report = self._read()
        except UserError as error:
            self._last.set_error(str(error))
            return
        self._file_stem = report.file_stem
        rows = _rows(report)
        self._table.set_rows(rows)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def save(self) -> None:
        """Ask where, note it in the log, and write the list there; the name tells nothing about anybody."""
        try:
            self._workspace.policy.must_allow("audit")
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        kind = self._kind.text()
        path = ask_save_path(self, "Gem listen", f"{self._file_stem}.{kind}", FILTERS[kind])
        if not path:
            return
        done = self._export()
        if done is None:
            return
        try:
            write_outside(Path(path), audit_bytes(done.value, kind))
            self._notice.say(OUTSIDE, "info")
        except UserError as error:
            self._notice.say(str(error), "warn")

    def _read(self) -> AuditReport:
        return self._workspace.ask(
            read_audit,
            self._case_id,
            person_id=self._chosen(),
            first=self._day(self._first),
            last=self._day(self._last),
            names=self._names.isChecked(),
        )

    def _export(self) -> Done[AuditReport] | None:
        return self._workspace.do(
            "Giv indsigt i sporet",
            export_audit,
            self._case_id,
            person_id=self._chosen(),
            first=self._day(self._first),
            last=self._day(self._last),
            names=self._names.isChecked(),
        )

    def _chosen(self) -> UUID | None:
        return UUID(self._person.text()) if self._person.text() else None

    def _day(self, field: LabeledField) -> dt.date | None:
        typed = field.text().strip()
        try:
            return typed_day(typed, self._workspace.today, Tense.GONE).exact if typed else None
        except UserError:  # half typed; the field itself says what to write
            return None

    def _lay_out(self) -> None:
        filters = TurningRow()
        for part in (self._person, self._first, self._last, self._kind):
            filters.add(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(ABOUT, "body", "ink2", wrap=True))
        column.addWidget(filters)
        column.addWidget(self._names)
        column.addWidget(self._notice)
        column.addWidget(self._none)
        column.addWidget(self._table, 1)
        column.addStretch(0)


def audit_bytes(report: AuditReport, kind: str) -> bytes:
    """Return a report as the bytes of a pdf, csv or json file."""
    if kind == "csv":
        return report.as_csv().encode("utf-8")
    return report.as_json().encode("utf-8") if kind == "json" else audit_pdf(report)


def _rows(report: AuditReport) -> list[SeenRow]:
    rows = []
    for day in report.days:
        for each in reversed(day.moments):
            first, last = (f"{at.hour}.{at.minute:02d}" for at in (each.first, each.last))
            clock = first if first == last else f"{first}–{last}"
            times = f"{each.count} gange" if each.count > 1 else ""
            rows.append(SeenRow(each.last, clock, each.who, each.what, DEED_WORDS[each.deed], times))
    return rows


def _columns() -> list[Column[SeenRow]]:
    return [
        Column(
            "Dag",
            lambda row: f"{short_day(row.at.date())} {row.at.year}",
            sort_key=lambda row: row.at,
            second=lambda row: f"kl. {row.clock}",
        ),
        Column("Hvem", lambda row: row.who),
        Column("Har gjort", lambda row: row.what, second=_deed, stretch=True),
    ]


def _deed(row: SeenRow) -> str:
    return " · ".join(filter(None, (row.deed, row.times)))
