"""The commands about those who are there: gender, death, what happened, relations, homes, places, and taking out."""

from collections.abc import Callable, Iterable
from uuid import UUID

from app.genogram.family import Household
from app.language.folding import join_names
from app.models.enums_people import Gender, RelationKind
from app.services import drawing_places, family_ties, people, records
from app.services.drawn_as import RELATIONS
from app.services.family_homes import move_out
from app.services.family_relations import unrelate
from app.services.family_typed import tell_of_pair
from app.services.people import PersonRow
from app.services.records import RecordRow
from app.views.case.family_now import FamilyNow
from app.views.genogram.answer_line import AnswerLine
from app.views.genogram.ask_line import AskLine
from app.views.genogram.lines import DrawnLine
from app.views.genogram.tie_line import Stay, TieLine
from app.views.genogram.typed_name import OFFERED, read_events
from app.views.records.attempt import attempt
from app.views.workspace import Workspace

GENDERS = {"woman": Gender.WOMAN, "man": Gender.MAN, "unknown": Gender.UNKNOWN}
NOT_READ = "Skriv, hvad der skete og hvornår, fx »gift 2013, skilt 2019«."
NO_PAIR = "Vælg først to, der er et par, eller tilføj en partner med P."
BY_AGE = "Rækkefølgen er valgt under »Vis«. Vælg »Når det kan lade sig gøre« for selv at flytte."
STILL_THERE = "{name} bor her til og med den dag. Når den er gået, står {name} uden for hjemmet på tegningen."
NOT_PLACED = "Kun dem, der er tegnet i familien, kan holdes fast."
DROPS = (("partner", "Partner"), ("child", "Barn af"), ("parent", "Forælder til"), ("relation", "Relation"))


class Telling:
    """Carries the commands out, each as one step with a name of its own."""

    def __init__(
        self, workspace: Workspace, now: FamilyNow, lines: tuple[AskLine, AnswerLine, TieLine],
        say: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._workspace, self._now, self._say = workspace, now, say
        self._ask, self._answer, self._ties = lines

    def gender(self, name: str) -> None:
        """Say how the selected person lives."""
        self._change("Ret køn", {"gender": GENDERS[name].value})

    def dead(self) -> None:
        """Say that somebody is dead and ask when; said again, they are alive."""
        person = self._now.person
        if person is None:
            return
        self._change("Ret død", {"deceased": "nej" if person.deceased else "ja"})
        if not person.deceased:
            self._answer.ask(
                f"Hvornår døde {self._now.called(str(person.id))}? Lad feltet stå tomt, når det ikke vides",
                lambda text: self._change("Ret død", {"death": text}, of=person.id),
                example="fx 2023 eller 4. maj 2023",
            )

    def union_event(self, pair: str = "") -> None:
        """Ask what happened in a pair: the one that is selected, the only one, or one of several."""
        own = self._now.pairs_of(self._now.shown.person)
        couples = [each for each in own if each[1] != "alene"]
        if pair or len(couples) == 1:
            self._ask_events(pair or couples[0][0])
        elif couples:
            self._ask.ask("Hvilket par?", couples, self._ask_events)
        else:
            self._workspace.refused.emit(NO_PAIR)

    def relation(self, to: str = "") -> None:
        """Ask how the selected person gets on with somebody."""
        person = self._now.person
        if person is not None:
            self._ties.begin_relation(person.id, self._now.choices(), self._now.called(str(person.id)))
            self._ties.take(to)

    def household(self) -> None:
        """Ask where the selected person lives; for somebody with a home, first what is new about it."""
        person = self._now.person
        if person is None:
            return
        homes = {each.id: each for each in self._now.homes_of(str(person.id))}
        if not homes:
            self._ask_home(person)
            return
        named = {each: self._now.plain(home.label or "hjemmet") for each, home in homes.items()}
        answers = [("", "Bor også et andet sted")]
        answers += [(f"share {each}", f"Ret hvor meget: {name}") for each, name in named.items()]
        answers += [(f"out {each}", f"Flytter ud: {name}") for each, name in named.items()]
        called = self._now.called(str(person.id))
        self._ask.ask(
            f"{called} bor her: {join_names(list(named.values()))}. Hvad er nyt?", answers,
            lambda what: self._about_home(person, homes.get(what.partition(" ")[2]), leaves=what.startswith("out")),
        )  # fmt: skip

    def _about_home(self, person: PersonRow, home: Household | None, *, leaves: bool) -> None:
        if home is None or not leaves:
            self._ask_home(person, home)
            return
        called, home_id = self._now.called(str(person.id)), UUID(home.id)
        self._answer.ask(
            f"Hvornår flyttede {called} ud? Lad feltet stå tomt, når det er i dag",
            lambda text: self._move_out(home_id, person, text),
            example="fx 2024 eller 1. maj 2026",
            empty=True,
        )

    def _move_out(self, home_id: UUID, person: PersonRow, until: str) -> str:
        tried = attempt(self._workspace, "Flyt ud", move_out, home_id, person.id, until=until)
        if not tried.refusal and any(each.id == str(home_id) for each in self._now.homes_of(str(person.id))):
            self._say(STILL_THERE.format(name=self._now.called(str(person.id))))
        return tried.refusal

    def _ask_home(self, person: PersonRow, home: Household | None = None) -> None:
        called = self._now.called(str(person.id))
        if home is None:
            self._ties.begin_home(person.id, called, self._now.homes())
            return
        share, name = dict(home.shares).get(str(person.id), ""), self._now.plain(home.label or "hjemmet")
        self._ties.begin_stay(person.id, called, Stay(UUID(home.id), name, share))

    def remove(self, person: PersonRow) -> bool:
        """Take somebody out; tell whether it was done."""
        name = f"Fjern {self._now.called(str(person.id))}"
        return self._workspace.do(name, people.remove_person, person.id) is not None

    def remove_line(self, line: DrawnLine) -> None:
        """Take away a relation, or a pair that never was one."""
        if line.kind == "union":
            self._workspace.do("Fjern parret", family_ties.remove_pair, UUID(line.key[0]))
            return
        record = relation_record(self._workspace, self._now.case_id, line)
        if record is not None:
            self._workspace.do("Fjern relation", unrelate, record.id)

    def move(self, person: str, neighbour: str, side: str) -> None:
        """Move somebody beside another of the row; not while the order follows from the ages."""
        if self._now.shown.ages != "soft":
            self._workspace.refused.emit(BY_AGE)
            return
        beside = {"after" if side == "right" else "before": UUID(neighbour)}
        name = f"Flyt {self._now.called(person)}"
        self._workspace.do(name, drawing_places.move_beside, UUID(person), **beside)

    def pin(self, person: str, at: float) -> None:
        """Hold somebody at a place, counted in symbol sides from the main person."""
        self._workspace.do(f"Hold {self._now.called(person)} fast", drawing_places.pin, UUID(person), at=at)

    def turn_pin(self, at: Callable[[str], float]) -> None:
        """Hold the selected person where they stand, or let go of them; `at` gives their place."""
        person = self._now.shown.person
        if person not in {each.id for each in self._now.family.persons}:
            self._workspace.refused.emit(NOT_PLACED)
        elif self._now.pinned(person):
            self._workspace.do(f"Slip {self._now.called(person)}", drawing_places.unpin, UUID(person))
        else:
            self.pin(person, at(person))

    def tidy(self) -> None:
        """Arrange the whole drawing anew."""
        self._workspace.do("Ordn tegningen", drawing_places.tidy, self._now.case_id)

    def dropped(self, person: str, other: str) -> None:
        """Ask what it means that somebody was dropped on somebody else."""
        one, two = self._now.called(person), self._now.called(other)
        answers = [(value, f"{words} {two}" if value != "partner" else f"Partner til {two}") for value, words in DROPS]
        answers[-1] = ("relation", f"Relation til {two}")
        self._ask.ask(f"Hvad er {one}?", answers, lambda what: self._tie(what, UUID(person), UUID(other)))

    def _tie(self, what: str, person: UUID, other: UUID) -> None:
        if what == "partner":
            self._workspace.do("Gør til et par", family_ties.unite, person, other)
        elif what == "relation":
            self.relation(to=str(other))
        else:
            child, parent = (person, other) if what == "child" else (other, person)
            self._make_child(child, str(parent))

    def _make_child(self, child: UUID, parent: str) -> None:
        def hang(pair: str) -> None:
            self._workspace.do("Gør til barn af", family_ties.make_child_of, child, pair_id=UUID(pair))

        own = self._now.pairs_of(parent)
        if len(own) > 1:
            self._ask.ask(f"{self._now.called(parent)} har flere par. Hvem er det sammen med?", own, hang)
        elif own:
            hang(own[0][0])
        else:
            self._workspace.do("Gør til barn af", family_ties.make_child_of, child, parents=(UUID(parent),))

    def _ask_events(self, pair: str) -> None:
        self._answer.ask(
            f"Hvad er der sket hos {self._now.pair_called(pair)}, og hvornår?",
            lambda text: self._tell(pair, text),
            example="fx gift 2013, skilt 2019",
            words=OFFERED,
        )

    def _tell(self, pair: str, text: str) -> str:
        events = read_events(text)
        if not events:
            return NOT_READ
        return attempt(self._workspace, "Skriv om parret", tell_of_pair, UUID(pair), events=events).refusal

    def _change(self, step: str, values: dict[str, object], *, of: UUID | None = None) -> str:
        person = of or UUID(self._now.shown.person)
        return attempt(self._workspace, step, records.change_record, "person", person, values).refusal


def relation_record(workspace: Workspace, case_id: UUID, line: DrawnLine) -> RecordRow | None:
    """Return the relation that a line stands for."""
    return _matching(workspace.ask(records.list_records, case_id, "relation"), line.key)


def _matching(rows: Iterable[RecordRow], key: tuple[str, ...]) -> RecordRow | None:
    for row in rows:
        values = {field.name: field.value for field in row.fields}
        if (values["a_id"], values["b_id"], RELATIONS[RelationKind(values["kind"])]) == key:
            return row
    return None
