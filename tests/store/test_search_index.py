"""The search index: finds what is there by the beginning of words, in Danish, and forgets what is gone."""

from uuid import UUID

from sqlalchemy import text

from app.bootstrap import OpenStore
from app.exchange.case_file import read_case_file
from app.models.people import Person
from app.paths import resources
from app.services.case_content import store_content
from app.services.history import undo
from app.services.people import add_person
from app.services.records import change_record
from app.services.search_words import search
from app.store.search_tables import NAMES, TEXTS, gather
from tests.shipped import import_example


def titles(store: OpenStore, words: str) -> list[str]:
    with store.units.read("search") as unit:
        return [hit.title for hit in search(unit, words)]


def kept(store: OpenStore) -> tuple[int, int]:
    with store.vault.engine.connect() as connection:
        docs, *texts = [connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES]
    return docs, sum(texts)


TABLES = ("search_doc", TEXTS, NAMES)


WANTED = {
    "noah": "Noah Bækgaard Sørensen",
    "NOA BÆK": "Noah Bækgaard Sørensen",
    "Baekgaard": "Noah Bækgaard Sørensen",
    "bækgård": "Noah Bækgaard Sørensen",
    "sørensen, noah": "Noah Bækgaard Sørensen",
    "ambulatorium": "psykiatrisk ambulatorium",
    "læreplads": "Noah har sin egen læreplads",
    "lindely": "I skal ikke tale om Lindely foran min mester.",
    "2026-007": "2026-007",
}


def test_a_search_finds_by_the_beginning_of_words(store: OpenStore, noah_case: UUID) -> None:
    assert [typed for typed, wanted in WANTED.items() if wanted not in titles(store, typed)] == []
    assert [typed for typed in ("xyzzy", "   ", "oahn") if titles(store, typed)] == []


def test_signs_that_mean_something_to_the_index_do_no_harm(store: OpenStore, noah_case: UUID) -> None:
    for typed in ('"', "'", "*", "noah*", "-", "noah -", "AND", "NOT noah", "a:b", "(", "^noah", "noah & lars", "\0"):
        titles(store, typed)


def test_a_sign_between_two_words_does_not_hide_them(store: OpenStore, noah_case: UUID) -> None:
    assert "Noah Bækgaard Sørensen" in titles(store, "noah & sørensen")


def test_people_come_first(store: OpenStore, noah_case: UUID) -> None:
    with store.units.read("search") as unit:
        kinds = [hit.kind for hit in search(unit, "noah")]

    assert kinds == sorted(kinds, key=lambda kind: kind != "person")
    assert kinds[0] == "person"


def test_a_new_name_is_found_the_old_one_no_more_and_undo_turns_it_round(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ny", "person.add") as unit:
        person = add_person(unit, noah_case, name="Ragnhild")
    with store.units.step("Ret", "record.change") as unit:
        change_record(unit, "person", person, {"name": "Dagny"})
    step = unit.outcome.step_id
    assert (titles(store, "ragnhild"), titles(store, "dagny")) == ([], ["Dagny"])

    with store.units.step("Fortryd", "step.undo", undoes=step) as unit:
        undo(unit, step)
    assert (titles(store, "ragnhild"), titles(store, "dagny")) == (["Ragnhild"], [])

    with store.units.step("Fjern", "test") as unit:
        unit.remove(unit.get(Person, person))
    assert titles(store, "ragnhild") == []


def test_hits_say_whose_case_it_is(store: OpenStore, noah_case: UUID, liv_case: UUID) -> None:
    with store.units.read("search") as unit:
        hit = search(unit, "liv holm")[0]

    assert (hit.case_id, hit.about) == (liv_case, "Liv Holm Petersen og Bertil")


def test_the_index_holds_as_many_texts_as_it_points_at_after_much_use(store: OpenStore) -> None:
    case_id = import_example(store, "a-mathias.json")
    for number in range(12):
        with store.units.step("Ny", "person.add") as unit:
            person = add_person(unit, case_id, name=f"Navn {number}")
        if number % 3 == 0:
            with store.units.step("Fjern", "test") as unit:
                unit.remove(unit.get(Person, person))

    docs, texts = kept(store)
    assert docs == texts
    assert len(titles(store, "navn")) == 8
    with store.vault.engine.begin() as connection:
        for table in (TEXTS, NAMES):
            connection.execute(text(f"INSERT INTO {table}({table}) VALUES('integrity-check')"))


def test_an_index_that_lies_in_many_parts_is_gathered_and_finds_the_same(store: OpenStore, noah_case: UUID) -> None:
    for name in ("Dagny", "Ejnar", "Folmer"):
        with store.units.step("Ny", "person.add") as unit:
            add_person(unit, noah_case, name=name)
    found = [titles(store, typed) for typed in (*WANTED, "dagny", "folmer")]
    assert parts(store)[NAMES] > 3

    gather(store.vault.engine)

    assert parts(store)[NAMES] == 1
    assert [titles(store, typed) for typed in (*WANTED, "dagny", "folmer")] == found


def parts(store: OpenStore) -> dict[str, int]:
    with store.vault.engine.connect() as connection:
        asked = "SELECT count(DISTINCT segid) FROM {}_idx"
        return {table: connection.execute(text(asked.format(table))).scalar_one() for table in (TEXTS, NAMES)}


def test_a_whole_case_that_is_undone_is_found_no_more_and_again_when_it_is_put_back(
    store: OpenStore, noah_case: UUID
) -> None:
    content = read_case_file(resources() / "examples" / "a-mathias.json")
    before, found = kept(store), titles(store, "mathias")
    with store.units.step("Hent sag", "case.import") as unit:
        store_content(unit, content, as_new=True)
    step, there = unit.outcome.step_id, kept(store)
    wiped_one_by_one = 20
    assert there[0] - before[0] > wiped_one_by_one, "so many are crossed out instead"
    for wanted, hits in ((before, found), (there, titles(store, "mathias"))):
        with store.units.step("Fortryd", "step.undo", undoes=step) as unit:
            undo(unit, step)
        step = unit.outcome.step_id
        assert (kept(store), titles(store, "mathias")) == (wanted, hits)
    with store.vault.engine.begin() as connection:
        wiping = "SELECT v FROM {}_config WHERE k = 'secure-delete'"
        for table in (TEXTS, NAMES):
            assert connection.execute(text(wiping.format(table))).scalar_one() == 1, "one thing is wiped again"
            connection.execute(text(f"INSERT INTO {table}({table}) VALUES('integrity-check')"))
