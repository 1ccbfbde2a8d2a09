"""Who may be named in an agreement, and every form their names and roles are written in.

The index is made once for a table of people; looking a word up costs next to nothing.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from app.language.folding import fold, initials
from app.language.role_words import BODIES, CHILDREN, GROUPS, KIN, base_of, forms_of, same_as, trade_in


@dataclass(frozen=True, slots=True)
class PersonAtTable:
    """Somebody who may own an agreement.

    `called` is the name used at the table, `role` who they are for the child (»mor«, »klasselærer«), `aliases` other
    names (»Mathias' mor«, »PPR«, »jeg« for the one who writes), `here` whether they are at the meeting.
    """

    id: Hashable
    called: str
    name: str = ""
    role: str = ""
    aliases: tuple[str, ...] = ()
    here: bool = True
    is_child: bool = False

    @property
    def full(self) -> str:
        """The name that tells them from others: the full one, else with the role."""
        if self.name and self.name != self.called:
            return self.name
        return f"{self.called} ({self.role})" if self.role and self.role != self.called else self.called


class Form(IntEnum):
    """How somebody was named, the surest first."""

    NAME = 0
    ROLE = 1
    SURNAME = 2
    PART = 3


_SHORTEST_SLIP = 5
_MOST_WORDS = 6


class PeopleIndex:
    """Looks up the people at a table by what was written."""

    def __init__(self, people: Iterable[PersonAtTable]) -> None:
        self.people = {each.id: each for each in people}
        self._forms: dict[str, dict[Form, list[Hashable]]] = defaultdict(lambda: defaultdict(list))
        self._initials: dict[str, list[Hashable]] = defaultdict(list)
        self._near: dict[str, list[Hashable]] = {}
        for person in self.people.values():
            self._take(person)
        self.longest = min(_MOST_WORDS, max((len(key.split()) for key in self._forms), default=1))

    def find(self, key: str) -> tuple[Form, list[Hashable]] | None:
        """Those who are written like this (folded), by the surest form somebody has; None for nobody."""
        forms = self._forms.get(key)
        if not forms:
            return None
        best = min(forms)
        return best, forms[best]

    def by_initials(self, text: str) -> list[Hashable]:
        """Those with these initials, written in capitals."""
        return self._initials.get(text, []) if len(text) > 1 and text.isupper() else []

    def group(self, key: str) -> list[Hashable]:
        """The two that »forældrene« and the like are, or the children; empty when that is not certain."""
        if key in CHILDREN:
            return self.children()
        members = [self._forms.get(role, {}).get(Form.ROLE, []) for role in GROUPS.get(key, ())]
        pairs = [pair for pair in (members[:2], members[2:]) if any(pair)]
        is_pair = len(pairs) == 1 and all(len(each) == 1 for each in pairs[0])
        return [each[0] for each in pairs[0]] if is_pair else []

    def near(self, key: str) -> list[Hashable]:
        """Those whose name or role is one slip of the finger away, for words of five letters or more."""
        if len(key) < _SHORTEST_SLIP or not key.isalpha():
            return []
        if key not in self._near:
            self._near[key] = self._look_near(key)
        return self._near[key]

    def _look_near(self, key: str) -> list[Hashable]:
        found: dict[Hashable, None] = {}
        for form, by_form in self._forms.items():
            if len(form) >= _SHORTEST_SLIP and abs(len(form) - len(key)) <= 1 and is_one_slip(key, form):
                found.update(dict.fromkeys(each for ids in by_form.values() for each in ids))
        return list(found)

    def children(self) -> list[Hashable]:
        """The children the meeting is about."""
        return [each.id for each in self.people.values() if each.is_child]

    def here(self) -> list[Hashable]:
        """Everybody at the table."""
        return [each.id for each in self.people.values() if each.here]

    def _take(self, person: PersonAtTable) -> None:
        for key, form in _forms_of(person):
            ids = self._forms[key][form]
            if key and person.id not in ids:
                ids.append(person.id)
        for text in {initials(person.name), initials(person.called)}:
            if len(text) > 1 and text.isupper() and person.id not in self._initials[text]:
                self._initials[text].append(person.id)


@lru_cache(maxsize=8)
def index_of(people: tuple[PersonAtTable, ...]) -> PeopleIndex:
    """The index of a table; kept, because a line is read again at every key."""
    return PeopleIndex(people)


def _forms_of(person: PersonAtTable) -> Iterator[tuple[str, Form]]:
    words = [fold(word) for word in person.name.split()]
    yield from ((fold(each), Form.NAME) for each in (person.called, person.name) if each)
    yield from ((fold(each), _alias_form(fold(each))) for each in person.aliases if each)
    # »Anne«, »Anne Mette« and »Anne Skov« are all Anne Mette Skov.
    yield from ((" ".join(words[:count]), Form.NAME) for count in range(1, len(words)))
    if len(words) > 1 and base_of(words[0]) not in KIN:
        yield f"{words[0]} {words[-1]}", Form.NAME
        yield f"{words[0]} {words[-1][:1]}", Form.NAME
        yield words[-1], Form.SURNAME
        yield from ((word, Form.PART) for word in words[1:-1] if len(word) > 2)
    called = fold(person.called).split()  # »Jens-Ole« is folded to two words
    yield from ((word, Form.PART) for word in called if len(called) > 1 and len(word) > 2)
    yield from ((key, Form.ROLE) for role in (person.role, *person.aliases) for key in _role_forms(role))


def _alias_form(key: str) -> Form:
    return Form.ROLE if base_of(key) in KIN or trade_in(base_of(key)) else Form.NAME


def _role_forms(role: str) -> Iterator[str]:
    """»klasselærer og kontaktlærer« by each word, in every form, with the words used for the same."""
    for part in re.split(r"[,;/]| og ", role):
        key = fold(part)
        last = base_of(key.split()[-1]) if key else ""
        if not key or len(key.split()) > 4 or (len(key.split()) > 1 and not (last in KIN or trade_in(last))):
            continue
        yield from forms_of(key)
        trade = trade_in(last)
        for noun in {trade, last if trade else "", *same_as(key), *(same_as(trade) if trade else ())} - {""}:
            yield from forms_of(noun)
        yield from (body for body, trades in BODIES.items() if any(key.endswith(each) for each in trades))


def is_one_slip(a: str, b: str) -> bool:
    """Whether one letter too many, too few, wrong, or two that changed places is all that parts two words."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or rest_a[1:] == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and len(rest_a) > 1 and rest_a[2:] == rest_b[2:])
    )
