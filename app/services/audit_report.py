"""Who has seen or changed what is written about somebody: the audit log of one case, for one of its people.

A registered person may ask who looked them up and why, and when (EU Court of Justice, C-579/21). The court gives no
right to the names of employees who acted for the authority, so those are a choice; the job is told instead. Nobody
else's name stands here: the log holds ids and kinds, and only rows about this person or their case are taken.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from sqlalchemy import Row, or_, select

from app.errors import UserError
from app.models.case import Case
from app.models.log import Audit
from app.models.people import Person
from app.services.audit_words import DEED_WORDS, Deed, told
from app.services.ports import Unit, use_case
from app.services.profile import read_profile

FORMAT, VERSION = "rundbord-audit", 1
EMPLOYEE = "medarbejder i kommunen"
WRONG_WAY_ROUND = "Den første dag ligger efter den sidste. Byt om på dem."
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One row of the log: when (Danish time), who as it may be told, what kind of thing, and what it is called."""

    at: dt.datetime
    who: str
    kind: str
    deed: Deed
    what: str


@dataclass(frozen=True, slots=True)
class AuditMoment:
    """The same thing done by the same one on a day, once or several times."""

    first: dt.datetime
    last: dt.datetime
    count: int
    who: str
    what: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class AuditDay:
    """What was done on one day, in its order."""

    day: dt.date
    moments: tuple[AuditMoment, ...]


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The log for one person (or the whole case when `name` is empty), newest first."""

    name: str
    case_number: str
    first: dt.date | None
    last: dt.date | None
    made_on: dt.date
    municipality: str
    logo: bytes | None
    example: bool
    lines: tuple[AuditLine, ...]

    @property
    def days(self) -> tuple[AuditDay, ...]:
        """The lines by day, newest day first; what was done several times on a day is one line with a count."""
        return tuple(
            AuditDay(day, tuple(_moments(lines))) for day, lines in groupby(self.lines, lambda each: each.at.date())
        )

    @property
    def file_stem(self) -> str:
        """A neutral file name without its ending: never a person's."""
        number = "".join(each for each in self.case_number if each.isalnum() or each == "-")
        return f"hvem-har-set-{number or 'sag'}"

    def as_json(self) -> str:
        """Return every line as JSON."""
        content = {
            "format": FORMAT, "version": VERSION, "person": self.name, "case": self.case_number,
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None, "made_on": self.made_on.isoformat(),
            "lines": [
                {"at": each.at.isoformat(timespec="seconds"), "who": each.who, "deed": each.deed.value,
                 "what": each.what, "kind": each.kind}
                for each in self.lines
            ],
        }  # fmt: skip
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    def as_csv(self) -> str:
        """Return every line for a spreadsheet: semicolons, a mark for UTF-8, and no cell that runs as a formula."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(("Dato", "Klokken", "Hvem", "Hvad", "Slags"))
        for each in self.lines:
            row = (each.at.strftime("%Y-%m-%d"), each.at.strftime("%H.%M"), each.who, each.what, DEED_WORDS[each.deed])
            writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
        return "\ufeff" + out.getvalue()


@use_case("audit.read")
def read_audit(
    unit: Unit,
    case_id: UUID,
    *,
    person_id: UUID | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    names: bool = False,
) -> AuditReport:
    """Return the log of a case, from one day to another (both with), for one of its people or for the whole case.

    Employees are told by their job unless `names` is chosen. Raises UserError when the days are the wrong way round.
    """
    unit.about(case_id, *([person_id] if person_id else []))
    if first and last and first > last:
        raise UserError(WRONG_WAY_ROUND)
    case = unit.get(Case, case_id)
    person = unit.get(Person, person_id) if person_id else None
    profile = read_profile(unit)
    rows = _rows(unit, [case_id, person_id] if person_id else [case_id], first, last)
    return AuditReport(
        name=(person.name or person.called or person.role or "") if person else "",
        case_number=case.number or "",
        first=first,
        last=last,
        made_on=unit.today,
        municipality=profile.municipality,
        logo=profile.logo,
        example=unit.training,
        lines=_lines(unit, rows, first, last, names=names),
    )


@use_case("audit.export", undoable=False)
def export_audit(
    unit: Unit,
    case_id: UUID,
    *,
    person_id: UUID | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    names: bool = False,
) -> AuditReport:
    """Return the log to be handed out; that it left the vault stands in the log itself. Raises as `read_audit`."""
    return read_audit(unit, case_id, person_id=person_id, first=first, last=last, names=names)


def _rows(
    unit: Unit, subjects: list[UUID], first: dt.date | None, last: dt.date | None
) -> Iterable[Row[str, str | None, str]]:
    """Yield (at, actor, kind) of the rows about some ids. Stored times carry their zone, so a day is left to spare."""
    query = select(Audit.at, Audit.actor, Audit.kind).where(
        or_(*(Audit.subjects.contains(str(each)) for each in subjects))
    )
    if first and first > dt.date.min:  # before the first day, and after the last, there is none to spare
        query = query.where(Audit.at >= (first - dt.timedelta(days=1)).isoformat())
    if last and last < dt.date.max - dt.timedelta(days=1):
        query = query.where(Audit.at < (last + dt.timedelta(days=2)).isoformat())
    return unit.session.execute(query.order_by(Audit.at.desc(), Audit.seq.desc()))


def _lines(
    unit: Unit,
    rows: Iterable[Row[str, str | None, str]],
    first: dt.date | None,
    last: dt.date | None,
    *,
    names: bool,
) -> tuple[AuditLine, ...]:
    """Return the rows of the days asked for, newest first."""
    lines = []
    for at, actor, kind in rows:
        when = dt.datetime.fromisoformat(at).astimezone(unit.now.tzinfo)
        if (first or when.date()) <= when.date() <= (last or when.date()):
            deed, what = told(kind)
            lines.append(AuditLine(when, actor if names and actor else EMPLOYEE, kind, deed, what))
    return tuple(sorted(lines, key=lambda each: each.at, reverse=True))


def _moments(lines: Iterable[AuditLine]) -> Iterator[AuditMoment]:
    """Yield the lines of a day, oldest first, those that say the same put together."""
    same: dict[tuple[str, str], list[AuditLine]] = {}
    for each in sorted(lines, key=lambda line: line.at):
        same.setdefault((each.who, each.what), []).append(each)
    for (who, what), found in same.items():
        yield AuditMoment(found[0].at, found[-1].at, len(found), who, what, found[0].deed)
