"""The case file: what goes out comes in again whole, and what does not fit is told in Danish and changes nothing."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from every_field import full_case

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.case_file import checked, parse, read_case_file, write_case_file
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.codec import to_plain
from app.models.people import NetworkPictureSpot, Person
from app.models.registry import TOP_CLASSES
from app.paths import resources
from app.services.case_content import VERSION
from app.services.case_schema import case_file_schema
from app.services.drawing_places import pin, tidy
from app.services.family import family_of_case
from app.services.network_pictures import take_picture
from tests.exchange.in_and_out import (
    SMALLEST,
    refused,
    same_facts,
    stored_rows,
    take_in,
    take_out,
    without_ids,
)

Content = dict[str, Any]

KEPT_FOR_EVER = sorted((Path(__file__).parents[1] / "casefiles").glob("v*.json"), key=lambda path: int(path.stem[1:]))


@pytest.mark.parametrize("name", ["a-mathias.json", "b-noah.json", "c-liv-og-bertil.json"])
def test_a_family_goes_out_and_comes_in_the_same(store: OpenStore, tmp_path: Path, name: str) -> None:
    case_id = take_in(store, read_case_file(resources() / "examples" / name))
    first = take_out(store, case_id)
    write_case_file(first, tmp_path / "sag.json")

    again = take_in(store, read_case_file(tmp_path / "sag.json"), as_new=True)
    second = take_out(store, again)

    assert again != case_id
    assert without_ids(second) == without_ids(first)
    assert [key for key in first if first[key]] == [key for key in second if second[key]]


@pytest.mark.parametrize("path", KEPT_FOR_EVER, ids=lambda path: path.stem)
def test_a_case_file_once_written_imports_for_ever(store: OpenStore, path: Path) -> None:
    content = read_case_file(path)

    case_id = take_in(store, content)

    assert same_facts(as_of_today(content), take_out(store, case_id))


def as_of_today(content: Content) -> Content:
    """The content of an older file with what has come since: facts that are never empty have their usual value."""
    filled = deepcopy(content) | {"version": VERSION}
    for kind in (Case, *TOP_CLASSES):
        rows = filled.get(kind.section, ()) if issubclass(kind, CaseRecord) else [filled["case"]]
        for row in rows:
            for name in kind.facts():
                usual = kind.__table__.columns[name].default
                if usual is not None and usual.is_scalar:
                    row.setdefault(name, to_plain(usual.arg))
    return filled


def test_what_was_put_off_waits_for_its_own_row_in_a_case_taken_in_as_new(store: OpenStore, mathias_case: UUID) -> None:
    content = take_out(store, mathias_case)
    row = content["agreements"][0]["id"]
    wait = {"source_table": "agreement", "rule_id": "agreed", "until": "2026-12-01", "reason": "ro"}
    gone = "0192f0c4-7d3a-7c11-8a53-5f2d1f0e9b11"
    content["snoozes"] = [wait | {"id": f"s{n}", "source_id": each} for n, each in enumerate((row, gone))]
    again = take_out(store, take_in(store, content, as_new=True))
    assert (new := again["agreements"][0]["id"]) != row
    assert [each["source_id"] for each in again["snoozes"]] == [new, gone]


def test_the_kept_file_holds_every_property_of_the_schema() -> None:
    newest = json.loads(KEPT_FOR_EVER[-1].read_text(encoding="utf-8"))

    assert _unused(case_file_schema(), newest, "") == []


def test_every_field_of_every_table_goes_out_and_comes_in(store: OpenStore) -> None:
    case_id = take_in(store, full_case())

    assert same_facts(full_case(), take_out(store, case_id))


def test_the_schema_on_disk_is_the_one_the_domain_gives() -> None:
    on_disk = json.loads((resources() / "casefile.schema.json").read_text(encoding="utf-8"))

    assert on_disk == case_file_schema()


def test_every_object_of_the_schema_is_closed_and_described_in_words() -> None:
    loose, silent = [], []

    def walk(schema: Content, pointer: str) -> None:
        if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
            loose.append(pointer)
        for key, each in schema.get("properties", {}).items():
            if key != "case" and not each.get("description"):
                silent.append(f"{pointer}/{key}")
            walk(each.get("items", each), f"{pointer}/{key}")

    walk(case_file_schema(), "")
    assert (loose, silent) == ([], [])


def test_the_file_given_is_left_as_it_was(store: OpenStore) -> None:
    content = json.loads((resources() / "examples" / "b-noah.json").read_text(encoding="utf-8"))
    before = deepcopy(content)

    take_in(store, content)

    assert content == before


def test_a_case_that_is_here_already_is_refused_and_comes_in_as_a_new_one(store: OpenStore, noah_case: UUID) -> None:
    content = take_out(store, noah_case)
    rows = stored_rows(store)

    with pytest.raises(UserError, match="findes allerede"):
        take_in(store, content)
    assert stored_rows(store) == rows

    copy = take_in(store, content, as_new=True)
    assert copy != noah_case
    assert stored_rows(store) == 2 * rows


def test_a_copy_keeps_its_drawing_and_pictures_apart_from_the_first(store: OpenStore, mathias_case: UUID) -> None:
    def drawing(case_id: UUID) -> tuple[list[str], list[float]]:
        with store.units.read("genogram.read") as unit:
            family = family_of_case(unit, case_id)
        names = {each.id: each.name for each in family.persons}
        assert set(family.order) == set(names)
        return [names[each] for each in family.order], [at for _, at in family.pins]

    with store.units.step("Flyt", "test") as unit:
        child = unit.live(Child, Child.case_id == mathias_case)[0]
        pin(unit, child.person_id, at=3.5)
        take_picture(unit, mathias_case, child.id)
    first = drawing(mathias_case)

    copy = take_in(store, take_out(store, mathias_case), as_new=True)
    assert drawing(copy) == first
    with store.units.step("Ret kopien", "test") as unit:
        own = {each.id for each in unit.live(Person, Person.case_id == copy)}
        spots = unit.live(NetworkPictureSpot, NetworkPictureSpot.case_id == copy)
        assert spots
        assert {each.person_id for each in spots} <= own
        tidy(unit, copy)

    assert drawing(copy)[1] == []
    assert drawing(mathias_case) == first


def test_rows_of_another_case_are_refused_also_when_the_case_has_a_new_id(store: OpenStore, noah_case: UUID) -> None:
    content = take_out(store, noah_case)
    content["case"]["id"] = "0192f0c4-7d3a-7c11-8a53-5f2d1f0e9b11"

    with pytest.raises(UserError, match="findes allerede"):
        take_in(store, content)


def test_one_id_spelt_in_two_ways_is_one_id(store: OpenStore) -> None:
    lower = "0192f0c4-7d3a-7c11-8a53-5f2d1f0e9b11"
    content = {**SMALLEST, "people": [{"id": lower}, {"id": lower.upper()}]}

    with pytest.raises(UserError, match="to gange"):
        take_in(store, checked(content))


def test_something_that_points_at_nothing_is_told_with_its_place_and_nothing_is_stored(store: OpenStore) -> None:
    content = {**SMALLEST, "people": [{"id": "mor"}], "relations": [{"a": "mor", "b": "far", "kind": "close"}]}

    with pytest.raises(UserError, match="/relations/0/b: der er ingen række med id »far« i »people«"):
        take_in(store, checked(content))
    assert stored_rows(store) == 0


def test_a_repetition_that_cannot_be_read_is_told_with_its_place(store: OpenStore) -> None:
    for rule in ("FREQ=SECONDLY", "hver uge", "FREQ=MONTHLY;INTERVAL=100000"):
        content = {**SMALLEST, "agreements": [{"id": "a", "text": "ringer", "recurrence": rule}]}
        with pytest.raises(UserError, match="/agreements/0/recurrence: Gentagelsen kan ikke læses"):
            take_in(store, checked(content))
    assert stored_rows(store) == 0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"version": VERSION + 1}, "Filen er skrevet af et nyere Rundbord"),
        ({"version": 0}, "/version: »0« kan ikke bruges; vælg »1«, »2«"),
        ({"format": "andet"}, '/format: her skal stå "rundbord-case"'),
        ({"ukendt": 1}, "/: »ukendt« kendes ikke her"),
        ({"case": {}}, "/case: »id« mangler"),
        ({"case": {"id": "x", "status": "lukket"}}, "/case/status: »lukket« kan ikke bruges; vælg »open«, »closed«"),
        ({"people": {}}, "/people: her skal stå en liste [ ]"),
        ({"people": [{"id": "a b"}]}, "/people/0/id: »a b« er ikke skrevet rigtigt"),
        ({"people": [{"id": "a", "name": 7}]}, "/people/0/name: her skal stå en tekst"),
        ({"people": [{"id": "a", "birth": " "}]}, "/people/0/birth"),
        ({"people": [{"id": "a", "identity_id": "den samme"}]}, "/people/0/identity_id: »den samme« er ikke et UUID"),
        ({"meetings": [{"id": "m", "held_on": "18.11.2026"}]}, "/meetings/0/held_on: »18.11.2026« er ikke"),
        ({"meetings": [{"id": "m", "held_on": "2026-02-30"}]}, "/meetings/0/held_on: »2026-02-30« er ikke en dato"),
        ({"meetings": [{"id": "m", "held_on": "9999-12-31"}]}, "/meetings/0/held_on"),
        ({"meetings": [{"id": "m", "starts_at": "25:00"}]}, "/meetings/0/starts_at"),
        ({"meetings": [{"id": "m", "starts_at": "15:00\n"}]}, "/meetings/0/starts_at"),
        ({"absences": [{"child": "c", "percent": 101}]}, "/absences/0/percent: 101 er uden for 0-100"),
        ({"absences": [{"child": "c", "days_present": 1e400}]}, "/absences/0/days_present: inf er uden for"),
        ({"relations": [{"kind": "close"}]}, "/relations/0: »a«, »b« mangler"),
    ],
)
def test_what_does_not_fit_is_told_in_danish_with_its_place(change: Content, told: str) -> None:
    text = json.dumps({**SMALLEST, **change}).replace("Infinity", "1e400")

    with pytest.raises(UserError) as caught:
        checked(parse(text))

    assert told in str(caught.value)


def test_three_places_are_told_and_the_rest_counted() -> None:
    told = refused({**SMALLEST, "people": [{"id": f"p{n}", "name": n} for n in range(5)]})

    assert told.count("her skal stå") == 3
    assert told.endswith("(og 2 til)")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "Linje 1"),
        ('{"a": 1, "a": 2}', "»a« står to gange"),
        ('{"a": NaN}', "indviklet"),
        ('{"a": "\\u0000"}', "/a: teksten holder tegn"),
        ('{"a": ["\\ud800"]}', "/a/0: teksten holder tegn"),
        ("[" * 20 + "]" * 20, "indviklet"),
        ("[" * 100_000, "indviklet"),
        ("1" * 5_000, "indviklet"),
        ("", "ikke gyldig JSON"),
    ],
)
def test_text_that_is_no_good_json_is_told(text: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        parse(text)


def test_a_file_that_is_not_there_or_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b'{"a": "\xe6"}')

    for path, told in ((tmp_path / "ingen.json", "kan ikke læses"), (tmp_path, "kan ikke læses"),
                       (tmp_path / "latin.json", "ikke UTF-8")):  # fmt: skip
        with pytest.raises(UserError, match=told):
            read_case_file(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "bom.json").write_text(json.dumps(SMALLEST), encoding="utf-8-sig")

    assert read_case_file(tmp_path / "bom.json") == SMALLEST


def test_a_place_that_refuses_keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "sag.json").mkdir()

    for path in (tmp_path / "sag.json", tmp_path / "ingen" / "sag.json", Path("/")):
        with pytest.raises(UserError):
            write_case_file(SMALLEST, path)
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".ny")] == []


def _unused(schema: Content, value: Any, pointer: str) -> list[str]:
    """Return the properties of a schema that no object in `value` holds."""
    if schema.get("type") == "array":
        merged: Content = {}
        for row in value or []:
            merged |= row
        return _unused(schema["items"], merged, pointer)
    found = []
    for key, each in schema.get("properties", {}).items():
        if key not in value or value[key] in ([], {}):
            found.append(f"{pointer}/{key}")
        else:
            found += _unused(each, value[key], f"{pointer}/{key}")
    return found
