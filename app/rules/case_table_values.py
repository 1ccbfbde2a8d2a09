"""Cells of a table from another system as values: days, names, CPR numbers, people, with what was wrong in Danish.

Nothing here repeats a cell in a sentence: it may be a number or a name, and sentences travel further than cells do.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from app.language.date_reader import FIRST_YEAR, LAST_YEAR
from app.language.safe_text import clean
from app.models.approx_date import ApproxDate
from app.rules.case_table import LONGEST_CELL
from app.rules.cpr import Cpr, read_cpr

CPR_LENGTH = 10
CPR_SHORT = "CPR-nummeret har {0} tal. Der skal være 10."
CPR_LONG = "CPR-nummeret har for mange tal. Der skal være 10."
CPR_ROUNDED = "Regnearket har rundet CPR-nummeret af. Gem kolonnen som tekst i regnearket, og hent filen igen."
CPR_ZERO = "CPR-nummeret havde 9 tal, så der er sat et 0 foran. Se efter, om det er rigtigt."
CPR_NO_DAY = "Dagen i CPR-nummeret findes ikke. Nummeret er gemt som »Andet id«."
CPR_OTHER = "Nummeret er ikke et CPR-nummer og er gemt som »Andet id«."
CPR_NONE = "Der står ikke et CPR-nummer. Barnet kommer med uden."
CPR_AHEAD = "CPR-nummerets fødselsdag er ikke kommet endnu."
NOT_A_DAY = "Datoen kan ikke læses. Skriv den som 22-11-2026."
NOT_ONE_DAY = "Datoen skal være én bestemt dag, fx 22-11-2026."
NO_SUCH_YEAR = "Årstallet kan ikke være rigtigt."
_FIRST_SERIAL, _LAST_SERIAL = 15_000, 73_050
"""1941 to 2099 as a spreadsheet counts days; smaller numbers of five figures are something else."""
_SERIAL_ZERO = dt.date(1899, 12, 30)
_CLOCK = re.compile(
    r"[T ,]+(?:kl\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_COMPACT = re.compile(r"(19|20)(\d\d)(\d\d)(\d\d)")
_NAMES_APART = re.compile(r"[;/|]| (?:og|samt|&|\+) ", re.IGNORECASE)
_LONGEST_DAY = 60
_CPR_INSIDE = re.compile(r"[(\[]?(?<!\d)\d{6}[- ]?\d{4}(?!\d)[)\]]?")
_NO_NUMBER = re.compile(r"[^\W\d_]+|0+|\d{6}(?:0000|x{4})", re.IGNORECASE)
"""What stands for a number nobody has yet: »UFØDT«, »mangler«, »000000-0000«, »120227-XXXX«; it is no child's own."""
_CPR_WRITTEN = re.compile(r"\d{6}-\d{4}", re.ASCII)
_ROUNDED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_ERRORS = frozenset(
    {"#n/a", "#i/t", "#ref!", "#reference!", "#værdi!", "#value!", "#navn?", "#name?", "#div/0!", "#division/0!"}
    | {"#####", "#null!", "#num!", "#tal!"}
)
"""What a spreadsheet writes when a formula has failed, in Danish and English."""
_NOTHING = frozenset({"", "-", "–", "—", ".", "null", "none", "nan", "(tom)", "(ingen)", "n/a"})


@dataclass(frozen=True, slots=True)
class ReadCpr:
    """A number as it is kept: as CPR, or as another id; its birth; and what to say, which stops it when `is_wrong`."""

    cpr: str = field(default="", repr=False)
    other_id: str = field(default="", repr=False)
    birth: dt.date | None = None
    said: str = ""
    is_wrong: bool = False
    is_test: bool = False


def cell_text(cell: str) -> str:
    """Return a cell without what is hidden in it, empty for what systems write when there is nothing."""
    text = clean(cell[:LONGEST_CELL]).strip()
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        text = text[2:-1].strip()  # how systems keep a spreadsheet from counting with a number
    return "" if text.casefold() in _NOTHING or text.casefold() in _ERRORS else text


def read_cell_day(text: str) -> ApproxDate | None:
    """Return when a cell says, as far as it says: a day, a month or a year; None when it cannot be read."""
    if len(text) > _LONGEST_DAY:
        return None
    plain = _CLOCK.sub("", text.strip())
    if serial := _SERIAL.fullmatch(plain):
        days = int(serial[1])
        return ApproxDate.of(_SERIAL_ZERO + dt.timedelta(days=days)) if _FIRST_SERIAL <= days <= _LAST_SERIAL else None
    if compact := _COMPACT.fullmatch(plain):
        plain = f"{compact[1]}{compact[2]}-{compact[3]}-{compact[4]}"
    read = ApproxDate.parse(plain)
    return read if read.known else None


def when_problem(read: ApproxDate | None, *, one_day: bool) -> str:
    """Return what is wrong with a day that was read, empty when nothing is."""
    if read is None:
        return NOT_A_DAY
    if one_day and read.exact is None:
        return NOT_ONE_DAY
    years = [each.year for each in (read.start, read.end) if each is not None]
    return "" if all(FIRST_YEAR <= year <= LAST_YEAR for year in years) else NO_SUCH_YEAR


def read_cell_cpr(text: str, today: dt.date) -> ReadCpr:
    """Return a CPR number of ten figures, with or without a sign between; a replacement number is kept as another id.

    Spreadsheets drop a leading 0, which is put back and said.
    """
    if _ROUNDED.fullmatch(text):
        return ReadCpr(said=CPR_ROUNDED, is_wrong=True)
    plain = re.sub(r"[\s\-–.]", "", text)
    if _NO_NUMBER.fullmatch(plain):
        born = read_cpr(f"{plain[:6]}4001")
        return ReadCpr(birth=born.birth if born is not None else None, said=CPR_NONE)
    if re.search(r"[^\W\d_]", plain):
        return ReadCpr(other_id=text, said=CPR_OTHER)
    digits = "".join(letter for letter in plain if letter in "0123456789")
    if digits != plain or len(digits) < CPR_LENGTH - 1:
        return ReadCpr(said=CPR_SHORT.format(len(digits)), is_wrong=True)
    if len(digits) > CPR_LENGTH:
        return ReadCpr(said=CPR_LONG, is_wrong=True)
    padded = digits.zfill(CPR_LENGTH)
    found = read_cpr(padded)
    if found is None and len(digits) < CPR_LENGTH:
        return ReadCpr(said=CPR_SHORT.format(len(digits)), is_wrong=True)
    if found is None:
        return ReadCpr(other_id=f"{padded[:6]}-{padded[6:]}", said=CPR_NO_DAY)
    return _kept(found, CPR_ZERO if padded != digits else "", today)


def _kept(found: Cpr, said: str, today: dt.date) -> ReadCpr:
    said = CPR_AHEAD if found.birth > today else said
    return ReadCpr(cpr=found.written, birth=found.birth, said=said, is_test=found.is_test)


def without_cpr(text: str) -> tuple[str, str]:
    """Return a text without the CPR numbers in it, and the first of them; empty when there is none."""
    found = [each[0] for each in _CPR_INSIDE.finditer(text) if read_cpr(each[0].strip("()[] ")) is not None]
    for each in found:
        text = text.replace(each, " ")
    first = found[0].strip("()[] ") if found else ""
    return (" ".join(text.split()).strip(" -–,;:") if found else text), first


def is_cpr(text: str) -> bool:
    """Tell whether a text is a CPR number as people write it, with its dash: ten figures alone may be anything."""
    return bool(_CPR_WRITTEN.fullmatch(text)) and read_cpr(text) is not None


def read_name(text: str) -> str:
    """Return a name in the order it is said: »Holm, Ida Marie« is »Ida Marie Holm«."""
    plain = " ".join(text.split())
    last, comma, first = plain.partition(",")
    if comma and "," not in first and last.strip() and first.strip() and not any(each.isdigit() for each in plain):
        return f"{first.strip()} {last.strip()}"
    return plain


def read_names(text: str) -> tuple[str, ...]:
    """Return several names of one cell, parted by »og«, semicolon, slash or a line end."""
    in_one_line = " ".join(text.replace("\n", ";").split())
    found = (read_name(each) for each in _NAMES_APART.split(in_one_line))
    return tuple(dict.fromkeys(each for each in found if each))
