"""The answer to somebody who asked for access, and the list of who looked: what the paper tests print of them."""

from dataclasses import replace
from datetime import date, datetime

from papers import HOSTILE, SANNE

from app.services.access_letter import AccessLetter, LeftOut, LetterItem, LetterSection
from app.services.audit_report import AuditLine, AuditReport
from app.services.audit_words import Deed

ACCESS = AccessLetter(
    name="Lone Kjærgaard", case_number="2026-014", made_on=date(2026, 11, 22), municipality="Eksempel Kommune",
    contact=SANNE, logo=None, example=False,
    sections=(
        LetterSection("Mennesker", (
            LetterItem("Menneske", "Lone Kjærgaard", "", (("Navn", "Lone Kjærgaard"), ("Telefon", "12 34 56 78"))),
            LetterItem("Bolig", "Skovvej 2", "Lone Kjærgaard", (("Adresse", "Skovvej 2, 7400 Herning"),)),
        )),
        LetterSection("Møder", (LetterItem("Møder", "Netværksmøde", "", (("Dag", "18. november 2026"),)),)),
    ),
    left_out=(LeftOut(2, "andres private forhold", "forvaltningsloven § 15 b"),), undecided=0,
)  # fmt: skip
HOSTILE_ACCESS = replace(
    ACCESS,
    name=HOSTILE,
    sections=tuple(
        LetterSection(HOSTILE, (LetterItem(HOSTILE, HOSTILE, HOSTILE, ((HOSTILE, "x" * 3_000), ("", "tom"))),) * 4)
        for _ in range(3)
    ),
)


def _seen(day: int, hour: int, what: str) -> AuditLine:
    return AuditLine(datetime(2026, 11, day, hour, 15), "Sanne Vestergaard", "case.read", Deed.READ, what)  # noqa: DTZ001 - Danish time, as the service gives it


AUDIT = AuditReport(
    name="Lone Kjærgaard", case_number="2026-014", first=date(2026, 11, 1), last=None, made_on=date(2026, 11, 22),
    municipality="Eksempel Kommune", logo=None, example=False,
    lines=(*(_seen(22, hour, "læst mødet") for hour in (9, 9, 14)), *(_seen(18, 8 + n, f"nr. {n}") for n in range(14))),
)  # fmt: skip
