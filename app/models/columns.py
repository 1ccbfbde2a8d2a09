"""Column types and the one helper that every fact of the domain is declared with."""

import datetime as dt
import enum
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID, SafeUUID

from sqlalchemy import Boolean, Date, DateTime, Dialect, Float, ForeignKey, Integer, LargeBinary, String, Text, Uuid
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.enums import Floor, Topic


class Id(TypeDecorator[UUID]):
    """UUID as 16 bytes in SQLite (half the size of text) and as the native type in PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the storage type."""
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """Write bytes, or the UUID itself where the database knows it."""
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        """Read either form back."""
        return value if value is None or isinstance(value, UUID) else UUID(bytes=value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], UUID | None] | None:
        """Return how it is read: ids are half of what a long list reads, so from bytes straight to the value."""
        return super().result_processor(dialect, coltype) if dialect.name == "postgresql" else _id


def _id(value: bytes | None) -> UUID | None:
    """Return `UUID(bytes=value)`, at a quarter of the time: what a store keeps is always 16 bytes."""
    if value is None:
        return None
    found = UUID.__new__(UUID)
    object.__setattr__(found, "int", int.from_bytes(value, "big"))
    object.__setattr__(found, "is_safe", SafeUUID.unknown)
    return found


class Approx(TypeDecorator[ApproxDate]):
    """An approximate date as its canonical text; `ApproxDate.parse` gives the same value back."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: ApproxDate | None, dialect: Dialect) -> str | None:
        """Write the canonical text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> ApproxDate | None:
        """Read it back."""
        return None if value is None else _approx(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], ApproxDate | None]:
        """Return how it is read, without a detour by the text type."""
        return lambda value: None if value is None else _approx(value)


@lru_cache(maxsize=1 << 15)
def _approx(text: str) -> ApproxDate:
    """Read an approximate date that was kept: the same days are read again with every list."""
    return ApproxDate.parse(text)


class Choice(TypeDecorator[enum.StrEnum]):
    """An enum as its plain value; no CHECK, so a newer program's file still opens in review."""

    impl = String(40)
    cache_ok = True

    def __init__(self, options: type[enum.StrEnum]) -> None:
        super().__init__()
        self.options = options

    def process_bind_param(self, value: enum.StrEnum | None, dialect: Dialect) -> str | None:
        """Write the value; a word outside the choices is our bug."""
        return None if value is None else self.options(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> enum.StrEnum | None:
        """Read it back."""
        return None if value is None else self.options(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], enum.StrEnum | None]:
        """Return how it is read: looked up by its word; one that is no choice is refused by the enum itself."""
        known, options = {each.value: each for each in self.options}, self.options
        return lambda value: None if value is None else known.get(value) or options(value)


class Moment(TypeDecorator[dt.datetime]):
    """A point in time. SQLite keeps no zone, so it is written in UTC there and comes back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Write UTC; a time without a zone is our bug."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Read it back with its zone."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a column means to people: label, Danish help, topic, floor and whether it is long text.

    `tense`: where a day written without a year lies. A past one read as the coming one would move deadlines a year.
    """

    label: str
    help: str
    topic: Topic
    floor: Floor
    long: bool
    refers_to: str | None
    bounds: tuple[int, int] | None = None
    tense: Tense = Tense.COMING


def fact(
    label: str,
    kind: TypeEngine[Any] | type[enum.StrEnum] | None = None,
    help_text: str = "",
    **options: Any,
) -> MappedColumn[Any]:
    """Declare one fact about a case.

    `kind` is a column type or an enum; None means text. Options: `topic`, `floor` (who may read it),
    `long` (many lines), `required`, `default`, `bounds` (lowest and highest number), `tense` (of a day: it is to come
    when nothing is said), and `ref` (name of a table whose row this points at).
    """
    ref = options.pop("ref", None)
    required = bool(options.pop("required", False))
    info = {
        "fact": Fact(
            label,
            help_text or label,
            options.pop("topic", Topic.GENERAL),
            options.pop("floor", Floor.FAMILY),
            bool(options.pop("long", False)),
            ref,
            options.pop("bounds", None),
            options.pop("tense", Tense.COMING),
        )
    }
    column_type: Any = Text() if kind is None else Choice(kind) if isinstance(kind, type) else kind
    arguments: list[Any] = (
        [Id(), ForeignKey(f"{ref}.id", deferrable=True, initially="DEFERRED")] if ref else [column_type]
    )
    return mapped_column(*arguments, nullable=not required, info=info, index=bool(ref) or None, **options)


DATE, NUMBER, COUNT, FLAG, APPROX, TIME = Date(), Float(), Integer(), Boolean(), Approx(), String(5)
