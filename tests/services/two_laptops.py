"""Two laptops with a store each, and a case that travels between them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.people import Person
from app.services import people, records
from app.services.case_content import content_of
from app.services.comparison import Review, compare
from app.services.hand_over import Parcel, pack
from app.services.merge_case import apply_review
from tests.doing import ask, do
from tests.ready_stores import ReadyStores, another_laptop, case_of, copy_store, open_ready

KIRSTEN = "Kollega Kirsten"
Lent = tuple[OpenStore, OpenStore, UUID, UUID]


@pytest.fixture(scope="session")
def empty_store(ready_stores: ReadyStores) -> Path:
    """A closed store of another laptop, made once."""
    return ready_stores.after(another_laptop, ())[0]


@pytest.fixture
def colleague(tmp_path: Path, empty_store: Path) -> Iterator[OpenStore]:
    """The open store of a colleague."""
    yield from _copy(empty_store, tmp_path / "colleague.db", KIRSTEN)


@pytest.fixture(scope="session")
def lent_once(
    ready_stores: ReadyStores, empty_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, UUID, UUID]:
    """A folder with both stores when the colleague has taken in a case as it is, that case, and a person in it."""
    folder = tmp_path_factory.mktemp("lent")
    ours = open_ready(copy_store(ready_stores(("mathias_case",)), folder / "rundbord.db"))
    theirs = open_ready(copy_store(empty_store, folder / "colleague.db"))
    theirs.units.actor = KIRSTEN
    case_id = case_of(ours, "2026-014")
    person = handed(ours, theirs, case_id)
    for each in (ours, theirs):
        each.close()
    return folder, case_id, person


@pytest.fixture
def lent(tmp_path: Path, lent_once: tuple[Path, UUID, UUID]) -> Iterator[Lent]:
    """Two open stores: a case of ours that a colleague has as well, and a person in it."""
    folder, case_id, person = lent_once
    ours, theirs = (open_ready(copy_store(folder / name, tmp_path / name)) for name in ("rundbord.db", "colleague.db"))
    theirs.units.actor = KIRSTEN
    yield ours, theirs, case_id, person
    for each in (ours, theirs):
        each.close()


@pytest.fixture
def third(tmp_path: Path, empty_store: Path) -> Iterator[OpenStore]:
    """The open store of somebody else again."""
    yield from _copy(empty_store, tmp_path / "third.db", "Kollega Mette")


def _copy(empty_store: Path, path: Path, actor: str) -> Iterator[OpenStore]:
    opened = open_ready(copy_store(empty_store, path))
    opened.units.actor = actor
    yield opened
    opened.close()


def sent(store: OpenStore, case_id: UUID) -> Parcel:
    return do(store, pack, [case_id])


def review_of(store: OpenStore, parcel: Parcel) -> Review:
    return ask(store, compare, parcel, parcel.cases[0].case_id)


def take(store: OpenStore, parcel: Parcel, which: Callable[[Review], frozenset[Any]] = Review.newer) -> Review:
    found = review_of(store, parcel)
    do(store, apply_review, parcel, found.case_id, take=which(found))
    return found


def nothing(_: Review) -> frozenset[Any]:
    return frozenset()


def name_of(store: OpenStore, person: UUID) -> str:
    with store.units.read("test") as unit:
        return str(unit.get(Person, person).name)


def rename(store: OpenStore, person: UUID, name: str) -> None:
    do(store, records.change_record, "person", person, {"name": name})


def someone(store: OpenStore, case_id: UUID) -> UUID:
    return ask(store, people.list_people, case_id)[0].id


def handed(store: OpenStore, colleague: OpenStore, case_id: UUID) -> UUID:
    """Send a case that the colleague takes in, and return a person in it."""
    take(colleague, sent(store, case_id))
    return someone(store, case_id)


def facts(store: OpenStore, case_id: UUID) -> Any:
    with store.units.read("test") as unit:
        return content_of(unit, case_id)


def rows_by_id(content: dict[str, Any]) -> dict[str, Any]:
    """Every row by id, without what lies inside it; order in lists and places in drawings are each laptop's own."""
    found = {content["case"]["id"]: content["case"]}
    for name, each in content.items():
        for row in each if isinstance(each, list) and name != "drawing_places" else ():
            inner = {key: value for key, value in row.items() if isinstance(value, list)}
            found[row["id"]] = {key: value for key, value in row.items() if key not in inner}
            for key, rows in inner.items():
                found.update({inside["id"]: inside | {"in": (row["id"], key)} for inside in rows})
    return found
