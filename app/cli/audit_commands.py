"""Commands about one person's rights: audit (who has seen the case) and access (aktindsigt)."""

import argparse
import datetime as dt
from pathlib import Path
from uuid import UUID

from app.bootstrap import OpenStore
from app.cli.opening import by_name, case_id, opened
from app.documents.access_paper import access_pdf
from app.documents.audit_paper import audit_pdf
from app.documents.outgoing_file import write_outside
from app.documents.read_back import read_back
from app.errors import UserError
from app.services.access_letter import access_letter, export_access
from app.services.audit_report import export_audit
from app.services.leak_guard import look, open_findings
from app.services.people import list_people

AUDIT_KINDS = ("pdf", "csv", "json")
ACCESS_KINDS = ("pdf", "json")
WRONG_KIND = "Filen kan gemmes som {kinds}. Giv den et af de navne."
STANDS_THERE = (
    "Der står noget i svaret, som {name} ikke må få ({what}, {where}). Åbn sagen i vinduet, og tag stilling til det "
    "under Aktindsigt. Intet er skrevet."
)


def audit(arguments: argparse.Namespace) -> int:
    """Write who has seen a case, for one of its people or as a whole."""
    kind = _kind(arguments.out, AUDIT_KINDS)
    with opened(arguments, export="audit") as store:
        wanted = case_id(store, arguments.case)
        person = _person(store, wanted, arguments.person) if arguments.person else None
        with store.units.step("Giv indsigt i sporet", "audit.export", undoable=False) as unit:
            report = export_audit(
                unit,
                wanted,
                person_id=person,
                first=_day(arguments.first),
                last=_day(arguments.last),
                names=arguments.names,
            )
    content = {"csv": report.as_csv, "json": report.as_json}.get(kind)
    write_outside(arguments.out, content().encode("utf-8") if content else audit_pdf(report))
    return 0


def access(arguments: argparse.Namespace) -> int:
    """Write the answer to an access request as it was decided; what nobody decided about others is left out."""
    kind = _kind(arguments.out, ACCESS_KINDS)
    with opened(arguments, export="access") as store:
        wanted = case_id(store, arguments.case)
        person = _person(store, wanted, arguments.person)
        _look_through(store, wanted, person)
        with store.units.step("Giv aktindsigt", "access.export", undoable=False) as unit:
            letter = export_access(unit, wanted, person_id=person)
    write_outside(arguments.out, letter.as_json().encode("utf-8") if kind == "json" else access_pdf(letter))
    for each in letter.left_out:
        print(each.sentence)
    if letter.undecided:
        print(f"{letter.undecided} af dem har ingen taget stilling til.")
    return 0


def _look_through(store: OpenStore, case: UUID, person: UUID) -> None:
    """Stop when the answer holds something its reader must not get and nobody has said that it may stand there."""
    with store.units.read("access.preview") as unit:
        letter = access_letter(unit, case, person_id=person)
    rendered = read_back(access_pdf(letter), f"{letter.file_stem}.pdf")
    with store.units.read("leak.look") as unit:
        found = open_findings(look(unit, case, rendered, frozenset({person})))
    if found:
        raise UserError(STANDS_THERE.format(name=letter.name, what=found[0].what, where=found[0].where))


def _person(store: OpenStore, case: UUID, wanted: str) -> UUID:
    with store.units.read("people.list") as unit:
        return by_name(wanted, [(row.id, row.name) for row in list_people(unit, case)])


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UserError(f"»{text}« er ikke en dato som 2026-11-22.") from error


def _kind(path: Path, kinds: tuple[str, ...]) -> str:
    kind = path.suffix.lower().removeprefix(".")
    if kind not in kinds:
        raise UserError(WRONG_KIND.format(kinds=" eller ".join([", ".join(kinds[:-1]), kinds[-1]])))
    return kind
