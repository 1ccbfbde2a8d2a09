"""A row as it is kept, each column read when somebody first asks for it: a list of many cases asks for a few of fifty.

Reading a column means making an id, a day or a choice of what lies in the store; for thousands of rows that is most of
the time a list takes.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar, cast

from sqlalchemy import Dialect

from app.models.base import CaseRecord

Read = Callable[[Any], Any]


class KeptRow:
    """One row of a class. Its columns are its attributes; it is no mapped object and cannot be changed."""

    places: ClassVar[Mapping[str, tuple[int, Read | None]]]
    place_of_case: ClassVar[int]

    def __init__(self, kept: Sequence[Any]) -> None:
        self._kept = kept

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any column of any class
        """Read a column. Raises AttributeError for what is no column of the class."""
        found = type(self).places.get(name)
        if found is None:
            raise AttributeError(name)
        place, read = found
        value = self._kept[place]
        if read is not None:
            value = read(value)
        self.__dict__[name] = value  # the next who asks is answered without coming here
        return value


@cache
def shape_of(kind: type[CaseRecord], dialect: Dialect) -> type[KeptRow]:
    """Return what the rows of a class are made with, from its columns in the order they were declared."""
    columns = list(kind.__table__.columns)
    places = {
        column.key: (place, cast("Read | None", column.type.dialect_impl(dialect).result_processor(dialect, None)))
        for place, column in enumerate(columns)
    }
    shape: dict[str, Any] = {"places": places, "place_of_case": places["case_id"][0]}
    # Who asks what sort of row it is (`isinstance`) is told of the class it is kept for.
    shape["__class__"] = property(lambda _row: kind)
    return type(f"kept_{kind.__name__}", (KeptRow,), shape)
