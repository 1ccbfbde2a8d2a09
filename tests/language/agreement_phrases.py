"""Mathias's table and the phrases said there: what each of them means, and what must be asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.language.agreement_line import AgreementLine, read_agreement
from app.language.table_people import PersonAtTable
from app.rules.holidays import is_working_day

TODAY = date(2026, 11, 22)
"""A Sunday."""

_SCHOOL = ("Skovbakkeskolen",)
TABLE = (
    PersonAtTable("mathias", "Mathias", "Mathias Kjærgaard Østergård", is_child=True),
    PersonAtTable("lone", "Lone", "Lone Kjærgaard", "mor", ("Mathias' mor",)),
    PersonAtTable("torben", "Torben", "Torben Østergård", "far", ("Mathias' far",), here=False),
    PersonAtTable("aase", "Åse", "Åse Østergård Dahl", "fars kone", here=False),
    PersonAtTable("inger", "Inger", "Inger Kjærgaard", "mormor"),
    PersonAtTable("ruth", "Ruth", "Ruth Østergård", "farmor", here=False),
    PersonAtTable("kasper", "Kasper", "Kasper Lind", "fodboldtræner", ("Hammerum IF",)),
    PersonAtTable("elias", "Elias", "Elias", "klassekammerat", here=False),
    PersonAtTable("fatima", "Fatima", "Fatima Haddad", "Elias’ mor", here=False),
    PersonAtTable("henning", "Henning", "Henning", "nabo", here=False),
    PersonAtTable("birgitte", "Birgitte", "Birgitte Ahlmann-Ohlsen", "klasselærer", _SCHOOL),
    PersonAtTable("jens", "Jens-Ole", "Jens-Ole Brask", "AKT-lærer", _SCHOOL),
    PersonAtTable("camilla", "Camilla", "Camilla Thorup", "PPR-psykolog", ("PPR",)),
    PersonAtTable("mette", "Mette", "Mette Dam", "sundhedsplejerske", here=False),
    PersonAtTable("sanne", "Sanne", "Sanne Vestergaard", "rådgiver", ("jeg",)),
)


@dataclass(frozen=True)
class Phrase:
    """A line and what it means; `when` is written the way `told_when` writes it."""

    line: str
    who: str
    what: str
    when: str


def read(line: str, today: date = TODAY) -> AgreementLine:
    """Read a line at Mathias's table."""
    return read_agreement(line, TABLE, today, is_working_day)


def told_when(line: AgreementLine) -> str:
    """Every part of when that was understood."""
    rule = line.recurrence.removeprefix("FREQ=") if line.recurrence else None
    parts = {
        "on": line.on, "rule": rule, "at": line.time, "from": line.start, "until": line.until, "times": line.times
    }  # fmt: skip
    told = [f"{name}={value}" for name, value in parts.items() if value is not None]
    return " ".join([*told, *(["ongoing"] if line.ongoing else [])])


def phrases() -> Iterator[Phrase]:
    """The phrases that must be understood without a question."""
    yield from (Phrase(*row) for row in _rows("agreement_phrases.txt"))


def doubts() -> Iterator[tuple[str, str, str]]:
    """The phrases that must be asked about: the line, who is certain all the same, what is asked."""
    yield from ((line, who, asked) for line, who, asked in _rows("agreement_doubts.txt"))


def _rows(name: str) -> Iterator[list[str]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    yield from (
        [part.strip() for part in line.split(" |")] for line in text.splitlines() if line and not line.startswith("#")
    )
