"""The people of the made-up municipality: whose case it is, the children, their parents, and those round them."""

import datetime as dt
import random
from dataclasses import dataclass, field
from uuid import UUID

from tests.municipality_story import BEGAN, END, REMOVED, Story

WORKERS = 30
GIVEN = (
    "Alma", "Freja", "Ida", "Karla", "Liva", "Merle", "Nora", "Olga", "Signe", "Vigga", "Åse", "Anton", "Bertram",
    "Elias", "Hjalte", "Karl", "Malthe", "Noah", "Oskar", "Søren", "Viggo", "Åge", "Yusuf", "Lone", "Mette", "Torben",
)  # fmt: skip
FAMILY = ("Kjær", "Østergård", "Møller", "Holm", "Lund", "Krogh", "Bak", "Dam", "Toft", "Nguyen", "Ågård", "Bjerre")
SHARED_EVERY = 16
"""The first child of so many cases apart is the same human as that of the next case."""
STAGES = {"case": 74, "early": 14, "worry": 12}
CHILDREN = {1: 55, 2: 27, 3: 13, 4: 5}
GROWN = {"mor": ("woman", 0.98), "far": ("man", 0.8), "mormor": ("woman", 0.5), "nabo": ("unknown", 0.3)}
PROFESSIONALS = ("lærer", "sundhedsplejerske", "kontaktperson")


def caseworker(number: int) -> str:
    """Return the name of a caseworker of the town; number 0 is the one whose computer it is."""
    return f"{GIVEN[(number * 7 + 23) % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}"


def worker_of(number: int) -> int:
    """Return whose case it is. Two that share a human always lie with the same."""
    return (number // 2) % WORKERS


@dataclass(slots=True)
class ChildMade:
    """A child of the case as its story knows it; `birth` is the day itself, however it was written."""

    id: UUID
    person_id: UUID
    birth: dt.date
    unborn: bool


@dataclass(slots=True)
class Family:
    """Who the story is about, and the first and last day of it."""

    story: Story
    stage: str
    first: dt.date
    last: dt.date
    is_open: bool
    children: list[ChildMade] = field(default_factory=list)
    private: list[UUID] = field(default_factory=list)
    professionals: list[UUID] = field(default_factory=list)

    def some_child(self) -> ChildMade:
        """Return one of the children."""
        return self.story.one_of(self.children)

    def whose(self, for_all: float = 0.3) -> UUID | None:
        """Return one of the children, or that it is for all of them."""
        return None if self.story.odds(for_all) else self.some_child().id


def make_family(story: Story, *, is_own: bool) -> Family:
    """Add the case, its children and the people round them. `is_own`: it lies with the one whose computer it is."""
    first = story.day(BEGAN - dt.timedelta(days=500), END)
    last = first + dt.timedelta(days=int(story.chance.lognormvariate(6.8, 0.8)))
    family = Family(story, story.weighed(STAGES), first, min(last, END), last > END)
    story.removed = story.odds(0.01)
    _add_case(family, is_own)
    for place in range(story.weighed(CHILDREN)):
        _add_child(family, place)
    if story.odds(0.02):  # a child of another family, noted here and taken away again
        _add_child(family, len(family.children), gone=1)
        family.children.pop()
    for role, (gender, share) in GROWN.items():
        if story.odds(share):
            family.private.append(_person(family, role=role, gender=gender, birth=story.told(_grown(story), 0.5)))
    family.professionals = [_person(family, role=each) for each in PROFESSIONALS if story.odds(0.7)]
    return family


def _add_case(family: Family, is_own: bool) -> None:
    story = family.story
    name = caseworker(worker_of(story.number))
    closed_on = None if family.is_open else family.last
    status = "open" if family.is_open else "closed"
    if story.odds(0.012):  # typed wrong, or before a program asked
        status, closed_on = story.one_of(
            (("closed", None), ("open", family.last), ("closed", family.first - dt.timedelta(days=20)))
        )
    story.rows["case_"].append(
        {
            "id": story.case_id,
            "number": f"{family.first.year}-{story.number:05d}",
            "status": status,
            "stage": family.stage,
            "opened_on": None if story.odds(0.03) else story.told(family.first, 0.9),
            "closed_on": closed_on,
            "caseworker": (name if story.odds(0.1) else story.one_of((None, ""))) if is_own else name,
            "deleted_at": REMOVED if story.removed else None,
        }
    )


def _add_child(family: Family, place: int, gone: float = 0) -> None:
    story = family.story
    human = _identity(story.number) if place == 0 else None
    chance = random.Random(human.int) if human else story.chance
    birth = family.first - dt.timedelta(days=int(chance.betavariate(1.6, 1.3) * 17.9 * 365) - 150)
    if human:
        birth = dt.date(2010, 1, 1) + dt.timedelta(days=int(chance.random() * 4000))
    unborn = birth > END or story.odds(0.012)
    born = None if unborn or story.odds(0.03) else story.told(birth, 0.92)
    person_id = _person(
        family,
        kind="unborn" if unborn else "person",
        birth=born,
        due_date=story.told(birth, 0.5) if unborn else None,
        identity_id=human,
        gone=gone,
        **_death(story, family.last),
        gender=story.one_of(("woman", "man")),
    )
    child_id = story.add(
        "child",
        gone=gone,
        person_id=person_id,
        disability_only=True if story.odds(0.05) else story.one_of((None, False)),
        unaccompanied=True if story.odds(0.015) else None,
    )
    family.children.append(ChildMade(child_id, person_id, birth, unborn))


def _death(story: Story, last: dt.date) -> dict[str, object]:
    """Return how it stands when a child is dead: a few with the day, a few without."""
    if story.odds(0.994):
        return {}
    return {"deceased": story.one_of((True, None)), "death": story.told(last) if story.odds(0.7) else None}


def _person(family: Family, gone: float = 0, **values: object) -> UUID:
    story = family.story
    name = f"{story.one_of(GIVEN)} {story.one_of(FAMILY)}"
    known = {"kind": "person", "gender": "unknown", "role": None, "birth": None, "due_date": None}
    known |= {"identity_id": None, "deceased": None, "death": None}
    return story.add("person", gone=gone, name=name, **{**known, **values})


def _grown(story: Story) -> dt.date:
    return story.day(dt.date(1965, 1, 1), dt.date(2000, 12, 31))


def _identity(number: int) -> UUID | None:
    """Return the human that a case shares with its neighbour, when it does."""
    if number % SHARED_EVERY > 1:
        return None
    return UUID(int=(0x0190 << 112) | (number // SHARED_EVERY << 80) | (0x7 << 76) | (0x3 << 62) | 0x1D)
