"""All rules about dates in one book: deadlines, rhythms, ages and numbers, as the municipality uses them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from app.rules.ages import AgeRule
from app.rules.cadence import Cadence
from app.rules.counts import Counts
from app.rules.deadlines import Deadline
from app.rules.rule import Rule, Trigger


@dataclass(frozen=True)
class RuleBook:
    """The rules in use, in their order. `fingerprint` (SHA-256) changes when any of them does, and tells nothing more.

    A deadline may stand there in two versions with the same id: one for events before a day, one from that day on.
    """

    deadlines: tuple[Deadline, ...]
    cadences: tuple[Cadence, ...]
    ages: tuple[AgeRule, ...]
    counts: Counts
    fingerprint: str = field(default="", compare=False)
    _by_id: dict[str, Rule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {each.id: each for each in self})

    def __iter__(self) -> Iterator[Rule]:
        """All rules in use."""
        yield from self.deadlines
        yield from self.cadences
        yield from self.ages

    def deadline(self, rule_id: str, on: date | None = None) -> Deadline | None:
        """Return a deadline by id; None when it is unknown here or switched off.

        `on` is the day of its event: the version in force that day, where there are several, or the deadline it took
        the place of. None of them may be; then the newest version is returned, which says so itself (`valid_on`).
        """
        versions = [each for each in self.deadlines if each.id == rule_id]
        older = [each for each in self.deadlines if versions and each.older_of == rule_id]
        in_force = (each for each in (*versions, *older) if on is not None and each.valid_on(on))
        return next(in_force, versions[-1] if versions else None)

    def cadence(self, rule_id: str) -> Cadence | None:
        """Return a rhythm by id; None when it is unknown here or switched off."""
        found = self._by_id.get(rule_id)
        return found if isinstance(found, Cadence) else None

    def age(self, rule_id: str) -> AgeRule | None:
        """Return an age rule by id; None when it is unknown here or switched off."""
        found = self._by_id.get(rule_id)
        return found if isinstance(found, AgeRule) else None

    def on_event(self, trigger: Trigger) -> tuple[Deadline, ...]:
        """Return the deadlines an event sets going, the municipality's own too."""
        return tuple(each for each in self.deadlines if each.trigger is trigger)

    def by_hand(self) -> tuple[Deadline, ...]:
        """Return the deadlines a caseworker can set going herself."""
        return tuple(each for each in self.deadlines if each.by_hand)


def book_of(rules: Iterable[Rule], counts: Counts, fingerprint: str = "") -> RuleBook:
    """Put rules into a book, those that are switched off left out."""
    used = [each for each in rules if each.on]
    return RuleBook(
        tuple(each for each in used if isinstance(each, Deadline)),
        tuple(each for each in used if isinstance(each, Cadence)),
        tuple(each for each in used if isinstance(each, AgeRule)),
        counts,
        fingerprint,
    )
