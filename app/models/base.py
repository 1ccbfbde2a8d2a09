"""What every mapped class shares: id, stamps, tombstone, and its place in the case file."""

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from app.models.columns import Fact, Id, Moment
from app.models.ids import new_id


class Base(DeclarativeBase):
    """Registry of all mapped classes."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Record(Base):
    """A row that is logged, undone and merged: client-made id, who and when, logical clock, tombstone."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(Id(), primary_key=True)
    created_at: Mapped[dt.datetime | None] = mapped_column(Moment())
    created_by: Mapped[str | None] = mapped_column(String(80))
    changed_at: Mapped[dt.datetime | None] = mapped_column(Moment())
    changed_by: Mapped[str | None] = mapped_column(String(80))
    hlc: Mapped[str | None] = mapped_column(String(60))
    deleted_at: Mapped[dt.datetime | None] = mapped_column(Moment())

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", new_id())
        # Defaults are set now, not at flush, so that the change log holds the row as it was born.
        for column in self.__table__.columns:
            if column.default is not None and column.default.is_scalar:
                values.setdefault(column.key, column.default.arg)
        super().__init__(**values)

    @classmethod
    def facts(cls) -> dict[str, Fact]:
        """Return the columns people know, in the order they were declared."""
        return {column.key: column.info["fact"] for column in cls.__table__.columns if "fact" in column.info}


class CaseRecord(Record):
    """A row that belongs to one case. `section` is its name in the case file; nested rows lie inside their owner."""

    __abstract__ = True

    section: ClassVar[str]
    nested_in: ClassVar[tuple[str, str] | None] = None  # (table of the owner, column that points at it)
    goes_with: ClassVar[str | None] = None  # a column: when what it points at goes, this row (a mere link) goes too
    title: ClassVar[str]  # Danish, one of them

    order_key: Mapped[str | None] = mapped_column(String(60))

    @declared_attr
    def case_id(cls) -> Mapped[UUID]:
        """Return the case, on every row, so that export, hand-over and deletion need no joins."""
        return mapped_column(Id(), ForeignKey("case_.id", deferrable=True, initially="DEFERRED"), index=True)
