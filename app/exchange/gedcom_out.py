"""A case as a GEDCOM 7.0 file for another program."""

from uuid import UUID

from app.exchange.gedcom_writer import write_gedcom
from app.services.family_export import AlsoExport, family_file_of_case
from app.services.ports import Unit, use_case


@use_case("gedcom.export", undoable=False)
def gedcom_of_case(unit: Unit, case_id: UUID, *, also: AlsoExport | None = None) -> str:
    """Return the family of a case as GEDCOM 7.0; what never goes along stands at `family_file_of_case`."""
    return write_gedcom(family_file_of_case(unit, case_id, also=also))


def gedcom_bytes(text: str) -> bytes:
    """Return the text as GEDCOM 7 wants it on a disk: UTF-8 with its mark."""
    return text.encode("utf-8-sig")
