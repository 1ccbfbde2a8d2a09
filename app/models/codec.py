"""Column values as plain JSON values and back: one way, for the change log and the case file alike."""

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Date, Float, Integer
from sqlalchemy.sql.elements import KeyedColumnElement

from app.models.approx_date import ApproxDate
from app.models.columns import Approx, Choice, Id, Moment

Plain = str | int | float | bool | None


def to_plain(value: Any) -> Plain:
    """Return a value of any of our column types as something JSON holds."""
    if isinstance(value, UUID | ApproxDate):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if value is None else str(value) if isinstance(value, str) else value


def from_plain(column: KeyedColumnElement[Any], plain: Plain) -> Any:
    """Return the Python value of a plain one for a column; ValueError when it does not fit."""
    if plain is None:
        return None
    if isinstance(column.type, Float):
        return float(plain)
    if isinstance(column.type, Boolean):
        return plain
    if isinstance(column.type, Integer):
        return int(plain)
    return _from_text(column, str(plain))


def _from_text(column: KeyedColumnElement[Any], text: str) -> Any:
    match column.type:
        case Id():
            return UUID(text)
        case Approx():
            return ApproxDate.parse(text)
        case Choice():
            return column.type.options(text)
        case Moment():
            return dt.datetime.fromisoformat(text)
        case Date():
            return dt.date.fromisoformat(text)
    return text
