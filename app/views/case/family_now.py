"""The family of a case as it is read and drawn just now, and what the commands ask about it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from app.genogram.drawing import draw_family
from app.genogram.family import Family, Household
from app.genogram.labels import initials
from app.genogram.masking import masked
from app.genogram.network_ring import RingNode, with_network
from app.genogram.relation_words import KinWord, words_from
from app.genogram.shapes import Drawing
from app.language.folding import fold, join_names
from app.models.enums_people import LOST_PREGNANCIES, PersonKind
from app.services.family import family_of_case
from app.services.network_ring import network_round_family
from app.services.people import PersonRow, list_people
from app.services.relation_search import people_who_are
from app.typeface import measure
from app.views.case.family_drawing import KeptDrawing
from app.views.case.family_initials import Initials
from app.views.case.family_shown import Shown
from app.views.workspace import Workspace

_EMPTY = Drawing(0.0, 0.0, (), {}, {}, [], (), ())
SHORTEST = 2
"""Letters of a name or a word that are looked for."""


class FamilyNow:
    """People, family and drawing. `person` is who is selected, `pair` the couple that was chosen or made last."""

    def __init__(self, workspace: Workspace, case_id: UUID, shown: Shown) -> None:
        self._workspace, self.case_id, self.shown = workspace, case_id, shown
        self.family = self.seen = Family()
        self.drawing = _EMPTY
        self._family_drawn, self._ring_drawn = KeptDrawing(_EMPTY), KeptDrawing(_EMPTY)
        self.pair = ""

    def read(self) -> None:
        """Read again, and draw when something that is drawn has changed.

        `people` and `words` are read when somebody asks for them, after the painting.
        """
        shown = self.shown
        for late in ("people", "words"):
            self.__dict__.pop(late, None)
        self.family = self._workspace.ask(family_of_case, self.case_id, as_of=shown.as_of)
        drawn = {each.id for each in self.family.persons}
        if shown.ego not in drawn:
            shown.ego = ""
        options = shown.options()
        self.seen = masked(self.family, options)  # the words of kinship are found in it
        family = self._as_told()
        self.seen = masked(family, options)
        self.drawing = self._family_drawn.of((family, options), lambda: draw_family(family, options, measure=measure))
        if shown.ages != "soft":
            where = self.drawing.people
            shown.order = tuple(sorted(where, key=lambda each: (where[each].x + where[each].width / 2, where[each].y)))
        if shown.network and shown.as_of is None:
            self.drawing = self._ringed(self.drawing, tuple(self._nodes()))
        if shown.person not in drawn and shown.person not in self.people:
            shown.person = next((each for each, row in self.people.items() if row.is_child_of_case), "")

    @cached_property
    def people(self) -> dict[str, PersonRow]:
        """Everybody in the case."""
        rows = self._workspace.ask(list_people, self.case_id, with_losses=True)
        return {str(each.id): each for each in rows}

    @cached_property
    def words(self) -> dict[str, KinWord]:
        """Who everybody is to the one the page is seen from."""
        return words_from(self.seen, self._ego) if self._ego else {}

    @property
    def _ego(self) -> str:
        return self.shown.ego or next((each.id for each in self.family.persons if each.is_index), "")

    @property
    def person(self) -> PersonRow | None:
        """Who is selected."""
        return self.people.get(self.shown.person)

    def called(self, person: str) -> str:
        """Return what somebody is called on the page: initials when only they are shown."""
        row = self.people.get(person)
        if row is None or any(each.id == person and not each.name for each in self.family.persons):
            return "den ukendte"
        return initials(row.name) if self.shown.initials else row.called

    def named(self, person: str) -> str:
        """Return the name of somebody as it may stand on the page."""
        name = self.people[person].name
        return initials(name) if self.shown.initials else name

    def word(self, person: str) -> str:
        """Return who somebody is to the one the page is seen from, else what the case says they are."""
        kin = self.words.get(person)
        return kin.text if kin else self.people[person].role

    def listed(self) -> list[PersonRow]:
        """Return everybody as the list shows them."""
        rows = [each for each in self.people.values() if self.shown.losses or each.kind not in LOST_PREGNANCIES]
        if not self.shown.initials:
            return rows
        return [replace(each, name=initials(each.name), called=initials(each.called)) for each in rows]

    def choices(self) -> list[tuple[UUID, str]]:
        """Return those a relation can be to."""
        return [
            (each.id, self.named(str(each.id))) for each in self.people.values() if each.kind not in LOST_PREGNANCIES
        ]

    def pairs_of(self, person: str) -> list[tuple[str, str]]:
        """Return the pairs somebody is one of, each with its id and »med Minh«."""
        found = []
        for union in self.family.unions:
            if person in union.partners:
                others = [self.called(each) for each in union.partners if each != person]
                found.append((union.id, f"med {join_names(others)}" if others else "alene"))
        return found

    def pair_called(self, pair: str) -> str:
        """Return »Lone og Minh«."""
        union = next((each for each in self.family.unions if each.id == pair), None)
        return join_names([self.called(each) for each in union.partners]) if union and union.partners else "parret"

    def own_parents(self, person: str) -> tuple[str, ...] | None:
        """Return the parents somebody was born by as far as they are drawn, None without any such tie."""
        partners = {union.id: union.partners for union in self.family.unions}
        ties = [link for link in self.family.links if link.child == person and link.kind == "biological"]
        return partners.get(ties[0].union, ()) if ties else None

    def gender_of(self, person: str) -> str:
        """Return the gender somebody is drawn with."""
        return next((each.gender for each in self.family.persons if each.id == person), "unknown")

    def pinned(self, person: str) -> bool:
        """Tell whether somebody is held at their place."""
        return any(each == person for each, _ in self.family.pins)

    def homes(self) -> list[str]:
        """Return the names of the homes that are drawn."""
        return [self.plain(each.label) for each in self.family.households if each.label]

    def homes_of(self, person: str) -> list[Household]:
        """Return the homes somebody lives in now."""
        return [each for each in self.family.households if person in each.members]

    def goes_with(self, person: str) -> str:
        """Return what is said when somebody is taken out: what goes along, as far as it is shown."""
        family, name = self.seen, self.called(person)
        pairs = [words for _, words in self.pairs_of(person) if words != "alene"]
        relations = sum(person in (each.a, each.b) for each in family.relations)
        row = self.people.get(person)
        parts = [f"parret {each}" for each in pairs]
        parts += ["båndet til forældrene"] if any(each.child == person for each in family.links) else []
        parts += [f"{relations} relationer" if relations > 1 else "en relation"] if relations else []
        parts += [f"pladsen i {self.plain(each.label or 'hjemmet')}" for each in self.homes_of(person)]
        parts += ["pladsen i netværket"] if row and row.network_tie_id else []
        along = f" Med gik {join_names(parts)}." if parts else ""
        return f"{name[:1].upper()}{name[1:]} er taget ud.{along} Ctrl Z henter det tilbage."

    def surnames(self, person: str) -> tuple[str, ...]:
        """Return the surnames of the family, those of a person first; none while only initials are shown."""
        if self.shown.initials:
            return ()
        own = self.people[person].name if person in self.people else ""
        names = [own, *(each.name for each in self.family.persons)]
        return tuple(dict.fromkeys(word for name in names for word in name.split()[1:] if len(word) > SHORTEST))

    def find(self, text: str) -> list[str]:
        """Return those a name, a part of it or a word of kinship (»halvbror«) fits, the drawn ones first."""
        wanted = fold(text)
        if len(wanted) < SHORTEST:
            return []
        by_kin = people_who_are(self.family, self._ego, text) if self._ego else []
        by_name = [each for each in self.people if wanted in fold(f"{self.named(each)} {self._role(each)}")]
        return list(dict.fromkeys([*by_kin, *by_name]))

    def counted(self) -> str:
        """Return the check that nobody is lost, as a sentence."""
        family = {each.id for each in self.seen.persons}
        drawn = family & set(self.drawing.people)
        outside = sum(1 for each in self.people.values() if each.network_tie_id and str(each.id) not in family)
        ends = f" {outside} andre er i netværket." if outside else ""
        if self.shown.as_of is not None:
            return f"{_people(len(drawn))} var der i {self.shown.as_of.year}, alle tegnet."
        if len(drawn) < len(family):
            return f"{len(drawn)} af {_people(len(family))} er tegnet.{ends}"
        return f"{_people(len(family))}, alle tegnet.{ends}"

    def years(self) -> tuple[int, ...]:
        """Return the years in which somebody of the family was born or died."""
        each_year = (year for each in self.family.persons for year in (each.birth_year, each.death_year))
        return tuple(sorted({year for year in each_year if year is not None}))

    def _as_told(self) -> Family:
        """Return the family with words of kinship under the names; with initials nothing that may hold a name."""
        family = self._with_words() if self.shown.ego else self.family
        if self.shown.ages != "soft":
            family = replace(family, order=self.shown.order)
        return self._initials.of_family(family) if self.shown.initials else family

    @property
    def _initials(self) -> Initials:
        people = [each for each in self.people.values() if each.kind is not PersonKind.BODY]  # »Struer Kommune« is none
        return Initials(name for each in people for name in (each.name, each.called))

    def plain(self, words: str) -> str:
        """Return words as they may stand on the page: without names when only initials are shown."""
        return self._initials.of(words) if self.shown.initials else words

    def _with_words(self) -> Family:
        persons = tuple(
            replace(each, note="set herfra" if each.id == self.shown.ego else self._note(each.id))
            for each in self.family.persons
        )
        return replace(self.family, persons=persons)

    def _role(self, person: str) -> str:
        return "" if person in self.words else self.people[person].role

    def _note(self, person: str) -> str:
        kin = self.words.get(person)
        return kin.text if kin else ""

    def _ringed(self, inner: Drawing, nodes: tuple[RingNode, ...]) -> Drawing:
        return self._ring_drawn.of((inner, nodes), lambda: with_network(inner, nodes, measure=measure))

    def _nodes(self) -> Sequence[RingNode]:
        nodes = self._workspace.ask(network_round_family, self.case_id)
        if not self.shown.initials:
            return nodes
        return [replace(each, person=replace(each.person, name=initials(each.person.name))) for each in nodes]


def _people(count: int) -> str:
    return "1 menneske" if count == 1 else f"{count} mennesker"
