"""What a person typed, as the value of one column; a clear Danish sentence when it cannot be."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Date, Float, Integer
from sqlalchemy.sql.elements import KeyedColumnElement

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.safe_text import clean
from app.models.approx_date import ApproxDate
from app.models.columns import TIME, Approx, Choice, Id

Reader = Callable[[Any, str, dt.date], Any]
LONGEST_TEXT = 200_000
"""Characters in one text, some seventy pages; what is longer was pasted by mistake, and makes every window slow."""
TOO_LONG = "Teksten er over 200.000 tegn. Del den op, eller skriv det vigtigste."
YES = frozenset({"ja", "yes", "true", "1"})


def typed_value(column: KeyedColumnElement[Any], typed: object, today: dt.date) -> Any:  # noqa: ANN401 - one of eight column types
    """Return the value of `typed` for a column; empty text is None.

    Raises UserError with what to write instead.
    """
    if not isinstance(typed, str):
        return typed
    text = typed_text(typed)
    if not text:
        return None
    return _reader(column)(column, text, today)


def typed_text(typed: str) -> str:
    """Return free text as it is stored: everything visible just as it was typed, nothing hidden, no spaces round it.

    Raises UserError when it is longer than a case file may hold.
    """
    if len(typed) > LONGEST_TEXT:
        raise UserError(TOO_LONG)
    return clean(typed).strip()


def _reader(column: KeyedColumnElement[Any]) -> Reader:
    if column.type is TIME:
        return _time
    return next((read for kinds, read in _READERS if isinstance(column.type, kinds)), _text)


def _text(_: KeyedColumnElement[Any], text: str, __: dt.date) -> str:
    return text


def _id(_: KeyedColumnElement[Any], text: str, __: dt.date) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UserError(f"»{_short(text)}« er ikke et id.") from None


def _choice(column: Any, text: str, _: dt.date) -> Any:  # noqa: ANN401 - any of the enums
    try:
        return column.type.options(text)
    except ValueError:
        raise UserError(f"»{_short(text)}« kan ikke vælges her.") from None


def _date(column: KeyedColumnElement[Any], text: str, today: dt.date) -> dt.date:
    read = read_when(text, today, tense=column.info["fact"].tense)
    if read.slip:
        raise UserError(read.note)
    if read.on is None:
        raise UserError(f"»{_short(text)}« er ikke en dato. Skriv for eksempel 4. december eller 4/12.")
    return read.on


def _time(_: KeyedColumnElement[Any], text: str, today: dt.date) -> str:
    read = read_when(text if "k" in text else f"kl. {text}", today)
    if read.time is None:
        raise UserError(f"»{_short(text)}« er ikke et klokkeslæt. Skriv for eksempel 15.30.")
    return read.time


def _number(column: KeyedColumnElement[Any], text: str, _: dt.date) -> float | int:
    fact = column.info["fact"]
    try:
        number = float(text.replace(",", ".").removesuffix("%").strip())
    except ValueError:
        raise UserError(f"»{_short(text)}« er ikke et tal. Skriv det med cifre.") from None
    low, high = fact.bounds or (0, 1_000_000)
    if not low <= number <= high:
        raise UserError(f"Skriv et tal fra {low} til {high}.")
    if isinstance(column.type, Integer) and number != int(number):
        raise UserError("Skriv et helt tal.")
    return int(number) if isinstance(column.type, Integer) else number


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


_READERS: tuple[tuple[tuple[type, ...], Reader], ...] = (
    ((Id,), _id),
    ((Choice,), _choice),
    ((Approx,), lambda _, text, __: ApproxDate.parse(text)),
    ((Date,), _date),
    ((Boolean,), lambda _, text, __: text.casefold() in YES),
    ((Integer, Float), _number),
)
