"""What each command of the family does, by its name in the table of commands."""

from collections.abc import Callable
from dataclasses import dataclass

from app.genogram.family import AgeOrder
from app.views.case.family_adding import VERBS, Adding
from app.views.case.family_looks import FamilyLooks
from app.views.case.family_now import FamilyNow
from app.views.case.family_telling import GENDERS, Telling
from app.views.genogram.commands import ABOUT, ADD, BY_NAME, MOVE


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the page itself must do for a command."""

    edit: Callable[[], None]
    refresh: Callable[[], None]
    open_years: Callable[[], None]
    say: Callable[[str], None]


class FamilyCommands:
    """Carries out commands for the selected person, or for the line that is selected."""

    def __init__(self, now: FamilyNow, looks: FamilyLooks, adding: Adding, telling: Telling, wishes: Wishes) -> None:
        self._now, self._looks = now, looks
        self._adding, self._telling, self._wishes = adding, telling, wishes
        self._plain: dict[str, Callable[[], None]] = {
            "dead": telling.dead,
            "relation": telling.relation,
            "household": telling.household,
            "remove": self._remove,
            "edit": wishes.edit,
            "edit_line": wishes.edit,
            "pin": lambda: telling.turn_pin(looks.view.place_of),
            "tidy": self._tidy,
            "perspective": self._perspective,
            "initials": lambda: self.turn("initials"),
            "confidential": lambda: self.turn("hide_confidential"),
            "as_of": wishes.open_years,
            "fit": looks.view.fit,
            "zoom": looks.view.zoom_to_selection,
            "nearer": lambda: looks.view.zoom_by(1.25),
            "farther": lambda: looks.view.zoom_by(0.8),
        }

    def carry_out(self, name: str) -> None:
        """Carry out a command; changes are made in the family of today."""
        each = BY_NAME.get(name)
        if self._now.shown.as_of is not None and (each is None or each.group in (ADD, ABOUT, MOVE)) and name != "edit":
            self._now.shown.as_of = None
            self._wishes.refresh()
        if self._now.person is None:
            return
        line = self._looks.selected_line()
        pair = line.key[0] if line is not None and line.kind == "union" else ""
        if name in VERBS:
            self._adding.begin(name, pair)
        elif name in GENDERS:
            self._telling.gender(name)
        elif name == "union_event":
            self._telling.union_event(pair)
        elif name == "remove_line" and line is not None:
            self._telling.remove_line(line)
        elif name in self._plain:
            self._plain[name]()

    def turn(self, flag: str) -> None:
        """Turn something on or off that is shown."""
        shown = self._now.shown
        setattr(shown, flag, not getattr(shown, flag))
        self._wishes.refresh()

    def order_by(self, ages: AgeOrder) -> None:
        """Choose what weighs most: siblings by age, or few crossings; »soft« goes back to the places people have."""
        self._now.shown.ages, self._now.shown.order = ages, ()
        self._wishes.refresh()

    def _tidy(self) -> None:
        self._now.shown.order = ()
        self._telling.tidy()

    def _perspective(self) -> None:
        shown = self._now.shown
        drawn = {each.id for each in self._now.family.persons}
        shown.ego = "" if shown.ego == shown.person or shown.person not in drawn else shown.person
        self._wishes.refresh()

    def _remove(self) -> None:
        person = self._now.person
        if person is None or person.is_child_of_case:
            return
        before, near = self._now.shown.person, self._looks.nearest(str(person.id))
        along = self._now.goes_with(before)
        if near:
            self._now.shown.person = near
        if self._telling.remove(person):
            self._wishes.say(along)
        else:
            self._now.shown.person = before
            self._looks.select(before)
