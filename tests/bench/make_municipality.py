"""A made-up municipality: any number of families from a fixed seed, each put in the store in one step.

The names are drawn from short lists, so nobody is meant. `python -m tests.bench.make_municipality STORE 700` makes one
by hand; its passphrase is PASSPHRASE.
"""

import datetime as dt
import random
import sys
from pathlib import Path
from typing import Any

from app.bootstrap import OpenStore, create_store
from app.services.case_content import store_content
from app.services.profile import save_profile

SEED = 2026
PASSPHRASE = "syv blanke knapper i en blå dåse"
TODAY = dt.date(2026, 11, 22)
GIRLS = ("Alma", "Freja", "Ida", "Karla", "Liva", "Merle", "Nora", "Olga", "Signe", "Vigga", "Åse", "Ellen")
BOYS = ("Anton", "Bertram", "Elias", "Hjalte", "Karl", "Malthe", "Noah", "Oskar", "Søren", "Viggo", "Åge", "Yusuf")
GROWN = ("Lone", "Mette", "Anja", "Pia", "Heidi", "Torben", "Kim", "Minh", "Jan", "Henning", "Birthe", "Poul")
LAST = ("Kjær", "Østergård", "Møller", "Holm", "Lund", "Krogh", "Bak", "Dam", "Toft", "Nguyen", "Ågård", "Bjerre")
DOINGS = (
    ("ringer til skolen", "hver fredag", "municipality"),
    ("henter fra fritidsklubben", "hver tirsdag og torsdag kl. 16.30", "leisure"),
    ("læser højt om aftenen", "hver dag", "home"),
    ("taler med sin leder om vagterne", "senest 4. december 2026", "other"),
    ("åbner døren om morgenen", "hver dag kl. 7.45", "school"),
)

Row = dict[str, Any]


def fill(store: OpenStore, count: int, seed: int = SEED) -> None:
    """Put `count` families in a store, one step each; the same seed gives the same families."""
    chance = random.Random(seed)
    with store.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, {"name": "Sanne Vestergaard", "job_title": "rådgiver", "municipality": "Øvekommunen"})
    for number in range(1, count + 1):
        with store.units.step("Hent sag", "case.import", undoable=False) as unit:
            store_content(unit, family(number, chance))


def family(number: int, chance: random.Random) -> Row:
    """Return one family as a case file: a child, parents, a network, a held and a planned meeting, a plan."""
    people = _people(chance)
    owners = [each["id"] for each in people[1:]]
    held = TODAY - dt.timedelta(days=chance.randrange(3, 120))
    child = {"id": "barnet", "person": "barn", "school": "Engskolen", "school_class": f"{chance.randrange(10)}.a"}
    return {
        "format": "rundbord-case",
        "version": 1,
        "case": {"id": f"m-{number}", "number": f"2026-{number:03d}", "one_line": "Fravær fra skolen."},
        "people": people,
        "children": [child],
        "partnerships": [{"id": "par", "members": [{"person": "mor"}, {"person": "far"}]}],
        "parent_ties": [{"child": "barn", "partnership": "par", "kind": "biological"}],
        "households": [{"id": "hjem", "label": "Hjemme", "members": [{"person": "mor"}, {"person": "barn"}]}],
        "network": [{"person": each, "child": "barnet", "ring": chance.randrange(1, 4)} for each in owners],
        "meetings": _meetings(held, [each["id"] for each in people], chance),
        "contributions": [_said("own_words", "Jeg kan bedst lide frikvartererne."), _said("works", "Onsdage.")],
        "plans": [{"id": "plan", "child": "barnet", "purpose": "En god skoledag.", "since": str(held)}],
        "goals": [{"id": "mål", "child": "barnet", "text": "Er i skole fire dage om ugen", "status": "under_way"}],
        "agreements": [_agreement(each, owners, chance) for each in chance.sample(DOINGS, 4)],
        "cadences": [{"kind": "follow_up", "every_count": 3, "every_unit": "months", "base_on": str(held)}],
        "notes": [{"kind": "phone", "on": str(held), "text": "Talte med skolen om morgenen."}],
    }  # fmt: skip


def _people(chance: random.Random) -> list[Row]:
    last = chance.choice(LAST)
    girl = chance.random() < 0.5
    born = dt.date(chance.randrange(2010, 2022), chance.randrange(1, 13), chance.randrange(1, 29))
    child = {"id": "barn", "name": f"{chance.choice(GIRLS if girl else BOYS)} {last}", "birth": str(born)}
    grown = [("mor", "mor", "woman"), ("far", "far", "man"), ("mormor", "mormor", "woman"), ("nabo", "nabo", "unknown")]
    return [
        child | {"gender": "woman" if girl else "man"},
        *({"id": key, "name": f"{chance.choice(GROWN)} {chance.choice(LAST)}", "role": role, "gender": gender}
          for key, role, gender in grown),
        {"id": "lærer", "name": f"{chance.choice(GROWN)} {chance.choice(LAST)}", "role": "lærer"},
    ]  # fmt: skip


def _meetings(held: dt.date, people: list[str], chance: random.Random) -> list[Row]:
    there = [{"person": each, "attendance": "present"} for each in people]
    next_on = TODAY + dt.timedelta(days=chance.randrange(-5, 60))
    return [
        {"id": "møde", "type_id": "network_meeting", "status": "held", "held_on": str(held), "participants": there},
        {"id": "næste", "type_id": "follow_up_meeting", "status": "planned", "held_on": str(next_on)},
    ]  # fmt: skip


def _said(kind: str, text: str) -> Row:
    return {"meeting": "møde", "child": "barnet", "kind": kind, "text": text, "speaker": "barn", "may_be_written": True}


def _agreement(doing: tuple[str, str, str], owners: list[str], chance: random.Random) -> Row:
    text, when, area = doing
    due = TODAY + dt.timedelta(days=chance.randrange(-10, 45))
    return {
        "id": area, "meeting": "møde", "text": text, "when_text": when, "area": area, "state": "agreed",
        "due_on": str(due),
        "owners": [{"person": chance.choice(owners), "answer": "yes"}],
    }  # fmt: skip


def main() -> None:
    """Make a store on disk."""
    store, code = create_store(Path(sys.argv[1]), PASSPHRASE, training=True)
    try:
        fill(store, int(sys.argv[2]))
    finally:
        store.close()
    print(f"{sys.argv[2]} families; passphrase »{PASSPHRASE}«, recovery code {code}")


if __name__ == "__main__":
    main()
