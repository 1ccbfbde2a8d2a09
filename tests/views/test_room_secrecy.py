"""Non-interference: what somebody here may not know changes no word and no pixel of the room's screen.

Story B first: Heidi is protected against Jan, who sits at the table. Then families where chance says who is protected.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication

from app.bootstrap import OpenStore
from app.models.agreement import Agreement
from app.models.enums_people import ProtectionScope
from app.models.meeting import Contribution, Participant
from app.models.people import Person
from app.models.safety import HardStop, KeepApart, Protection
from app.services import meetings, stop_decisions
from app.services.agreements import add_agreement, remove_agreement
from app.services.history import undo
from app.services.ports import Unit
from app.services.records import next_key
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.room_stage import RoomStage, Shows
from app.views.meeting.room_window import RoomWindow
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.services.meeting_making import who
from tests.services.moves_of_heidi import CHANGES
from tests.services.room_making import agreed, only_for, running, say_yes

QUESTION = "Hvad kan hver af os gøre?"
Change = Callable[[Unit, UUID], object]


@dataclass
class Room:
    """The projector's window over one meeting, and what it looks like."""

    store: OpenStore
    case_id: UUID
    meeting: UUID
    stage: RoomStage
    window: RoomWindow

    def seen(self) -> list[tuple[str, bytes]]:
        """Every word a screen reader finds, and every pixel: of the sheet with the drawing, and of the photo."""
        found = []
        for shows in (Shows.ROOM, Shows.PHOTO, Shows.GOODBYE):
            self.stage.show(shows)
            QApplication.processEvents()
            picture = self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
            words = read_aloud(QAccessible.queryAccessibleInterface(self.window))
            found.append((words, bytes(picture.constBits())))
        return found

    def told_by(self, changes: dict[str, Change], *, at_once: bool) -> list[str]:
        """The changes that could be seen in the room, each taken back; first all on top of each other (`at_once`).

        When all of them together change nothing that is seen, none does; only when they do, each is tried alone.
        """
        self.seen()  # each page is laid out for good when it has been shown once
        before, told = self.seen(), []
        steps = [self._change(change) for change in changes.values()] if at_once else []
        if at_once and self.seen() == before:
            return []
        for step in reversed(steps):
            self._take_back(step)
        for name, change in changes.items():
            step = self._change(change)
            told += [name] if self.seen() != before else []
            self._take_back(step)
        return told or (["all together"] if at_once else [])

    def _change(self, change: Change) -> UUID:
        """Do something that leaves a step, and return it."""
        with self.store.units.step("Ret", "test") as unit:
            change(unit, self.case_id)
        assert unit.outcome is not None, "it changed nothing"
        return unit.outcome.step_id

    def _take_back(self, step: UUID) -> None:
        with self.store.units.step("Fortryd", "test") as back:
            undo(back, step)


def read_aloud(node: QAccessibleInterface) -> str:
    """Return name, description and value of everything from here on."""
    said = [node.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)]
    children = [node.child(place) for place in range(node.childCount())]
    return "\n".join([*said, *(read_aloud(child) for child in children if child is not None)])


@pytest.fixture
def open_room(store: OpenStore, workspace: Workspace, qapp: QApplication) -> Iterator[Callable[[UUID, UUID], Room]]:
    """Open the projector's window over a meeting."""
    apply_theme(qapp, Theme())
    made: list[RoomWindow] = []

    def open_it(case_id: UUID, meeting: UUID) -> Room:
        stage = RoomStage(MeetingDesk(workspace, meeting), lambda: QUESTION)
        window = RoomWindow(stage, qapp.primaryScreen())
        window.view.show_time(workspace.now())
        window.open()
        made.append(window)
        stage.show_family(shown=True)
        return Room(store, case_id, meeting, stage, window)

    yield open_it
    for window in made:
        window.let_go()


@pytest.fixture
def noah_room(store: OpenStore, noah_case: UUID, open_room: Callable[[UUID, UUID], Room]) -> Room:
    """Noah, Jan and Pia are here; all of the family have said yes to the drawing."""
    meeting = running(store, noah_case, "Noah", "Jan", "Pia")
    noah, pia = who(store, noah_case, "Noah"), who(store, noah_case, "Pia")
    agreed(store, noah_case, meeting, "passer sin skole", noah)
    hidden = agreed(store, noah_case, meeting, "taler med Pia alene", noah)
    with store.units.step("Kun", "test") as unit:
        only_for(unit, hidden, noah, pia)
        say_yes(unit, noah_case)
    return open_room(noah_case, meeting)


@pytest.fixture
def at_once(request: pytest.FixtureRequest) -> bool:
    """Whether changes are looked for on top of each other before each alone: in a sample (`--few`), for it is cheap."""
    return request.config.getoption("--few") is not None


@pytest.mark.long
def test_what_jan_may_not_know_of_heidi_changes_nothing_in_the_room(noah_room: Room, at_once: bool) -> None:
    assert noah_room.told_by(dict(CHANGES), at_once=at_once) == []


def hidden_agreement(unit: Unit, case_id: UUID) -> Agreement:
    return next(each for each in unit.live(Agreement, Agreement.case_id == case_id) if "alene" in (each.text or ""))


def write_hidden(unit: Unit, case_id: UUID) -> None:
    hidden_agreement(unit, case_id).text = "gør alene noget helt andet og meget længere, end der er plads til"


def one_more_hidden(unit: Unit, case_id: UUID) -> None:
    other = hidden_agreement(unit, case_id)
    noah = person(unit, case_id, "Noah")
    made = add_agreement(unit, case_id, text="holder det for sig selv", owners=(noah,), meeting_id=other.meeting_id)
    only_for(unit, made, noah)


def person(unit: Unit, case_id: UUID, start: str) -> UUID:
    return next(each.id for each in unit.live(Person, Person.case_id == case_id) if (each.name or "").startswith(start))


def participants(unit: Unit, case_id: UUID) -> list[Participant]:
    running_now = hidden_agreement(unit, case_id).meeting_id
    return unit.live(Participant, Participant.meeting_id == running_now)


def is_away(unit: Unit, case_id: UUID) -> None:
    meeting = hidden_agreement(unit, case_id).meeting_id
    assert meeting is not None
    absent = meetings.add_participant(unit, meeting, person_id=person(unit, case_id, "Tommy"))
    meetings.set_attendance(unit, absent, attendance="absent")
    unit.get(Participant, absent).note = "ligger syg"


def own_words(unit: Unit, case_id: UUID) -> None:
    meeting = hidden_agreement(unit, case_id).meeting_id
    row = Contribution(case_id=case_id, meeting_id=meeting, kind="worry", text="virker påvirket", only_screen=True)
    row.order_key = next_key(unit, Contribution, case_id)
    unit.add(row)


def spoken(unit: Unit, case_id: UUID) -> None:
    for number, each in enumerate(participants(unit, case_id)):
        each.turns = number + 1


def apart(unit: Unit, case_id: UUID) -> None:
    row = KeepApart(case_id=case_id, a_id=person(unit, case_id, "Heidi"), b_id=person(unit, case_id, "Jan"))
    row.order_key = next_key(unit, KeepApart, case_id)
    unit.add(row)


def stopped(unit: Unit, case_id: UUID) -> None:
    stop_decisions.note_stop(unit, case_id, kind="violence", subject_id=person(unit, case_id, "Heidi"), reason="vold")
    assert unit.live(HardStop, HardStop.case_id == case_id)


def checked(unit: Unit, case_id: UUID) -> None:
    for each in unit.live(Agreement, Agreement.case_id == case_id):
        each.typed, each.to_check = "noah passer skolen", "hvem"


OWN: dict[str, Change] = {
    "an agreement for a few is another": write_hidden,
    "one more agreement for a few": one_more_hidden,
    "somebody stayed away": is_away,
    "words for the own screen": own_words,
    "who has spoken": spoken,
    "who must not meet": apart,
    "a hard stop": stopped,
    "what is to be checked": checked,
    "an agreement for a few is gone": lambda unit, case_id: remove_agreement(unit, hidden_agreement(unit, case_id).id),
}


@pytest.mark.long
def test_what_is_for_the_own_screen_changes_nothing_in_the_room(noah_room: Room, at_once: bool) -> None:
    assert noah_room.told_by(OWN, at_once=at_once) == []


def test_the_comparison_would_see_a_difference_in_words_and_in_pixels(noah_room: Room) -> None:
    def shown_agreement(unit: Unit, case_id: UUID) -> None:
        found = unit.live(Agreement, Agreement.case_id == case_id)
        next(each for each in found if each.text == "passer sin skole").text = "passer sit arbejde"

    before = noah_room.seen()
    with noah_room.store.units.step("Ret", "test") as unit:
        shown_agreement(unit, noah_room.case_id)
    after = noah_room.seen()
    for (words, pixels), (other_words, other_pixels) in zip(before[:2], after[:2], strict=True):  # not the goodbye
        assert words != other_words
        assert pixels != other_pixels
    assert all(word not in before[0][0] for word in ("Yasmin", "Bækgaard", "alene", "bipolar"))


PROTECTED_FACTS = ("address", "town", "phone", "email", "residence", "health", "note", "cpr")


@pytest.mark.long
def test_by_chance_no_protected_fact_is_seen_in_the_room(
    store: OpenStore,
    mathias_case: UUID,
    open_room: Callable[[UUID, UUID], Room],
    seconds: float,
    seed: int,
    many: Callable[[int], int],
    at_once: bool,
) -> None:
    chance = random.Random(seed)
    for _ in range(max(int(seconds / 6), many(2))):
        told = protected_by_chance(store, mathias_case, open_room, chance, at_once)
        assert told == []


def protected_by_chance(
    store: OpenStore, case_id: UUID, open_room: Callable[[UUID, UUID], Room], chance: random.Random, at_once: bool
) -> list[str]:
    """Protect somebody who is not here against somebody who is, and change what is protected."""
    with store.units.read("test") as reading:
        names = [each.name or "" for each in reading.live(Person, Person.case_id == case_id) if each.name]
    here = chance.sample(names, 4)
    called = [each.split()[0] for each in names]
    subject = chance.choice([each for each in names if each not in here and called.count(each.split()[0]) == 1])
    meeting = running(store, case_id, *here)
    with store.units.step("Beskyt", "test") as unit:
        row = Protection(case_id=case_id, subject_id=person(unit, case_id, subject), scope=ProtectionScope.EVERYTHING)
        row.against_id, row.order_key = person(unit, case_id, here[0]), next_key(unit, Protection, case_id)
        unit.add(row)
        say_yes(unit, case_id)
    agreed(store, case_id, meeting, "ses igen", who(store, case_id, subject))
    changes: dict[str, Change] = {
        f"{subject} {name}": lambda unit, case_id, name=name: setattr(
            unit.get(Person, person(unit, case_id, subject)), name, f"ny {chance.random()}"
        )
        for name in PROTECTED_FACTS
    }
    room = open_room(case_id, meeting)
    assert subject.split()[0] not in room.seen()[0][0]
    return room.told_by(changes, at_once=at_once)
