"""Many nights of one meeting: what its windows told before they died, and what the next one must therefore find.

What was done on the screen is there. What was half typed stands in its field again when the program itself had lived
for a second after the key: a busy machine may keep the whole program from running, and that time is not counted.
Nothing is there twice, and what was wiped out does not come back.
"""

import random
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.crash.meeting_words import all_in, doubled, invented
from tests.crash.processes import Ended, ForkServer
from tests.crash.told import GONE, PATIENCE, Event, Facts
from tests.shipped import PASSPHRASE

LONGEST_BEAT = 0.1
"""Seconds between two lines of a living program; what is more was taken by the machine."""
TAKING_AWAY = ("undo", "open")
"""Acts that take away what was stored: »open« undoes what it did."""


@dataclass
class Meeting:
    """One meeting in one store, and what must be found in its window."""

    path: Path
    case: str
    meeting: str
    facts: Facts = field(default_factory=dict)
    under_way: bool = False
    """A key had come and its answer was not on the screen yet: what it does may be there or not."""
    given: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    """What has stood in each field that was typed in, with the program's own seconds."""
    act: str = ""
    oldest_lost: float = 0.0
    """Seconds the oldest word had stood there that a night took; within patience it is no fault."""
    nights: int = 0
    judged: int = 0
    """Nights whose window was opened again, so that what it left could be looked at."""
    faults: list[str] = field(default_factory=list)
    _known: bool = False
    """A window has told what is there; one that was killed while it opened has not."""
    _lived: float = 0.0
    _last: float = 0.0
    _found: Facts = field(default_factory=dict)
    _fields: Facts = field(default_factory=dict)
    _opening: list[Event] | None = None
    """What a window that is still looking for what it must find has told besides; it comes after the judgement."""

    def night(self, server: ForkServer, chance: random.Random, trace: list[str] | None = None, **kill: Any) -> Ended:
        """Open the window, go on with the meeting, kill it as `kill` says, and note what the opening showed wrong."""
        watched = {name: texts[-1][1] for name, texts in self.given.items()}
        order = {
            "path": self.path, "secret": PASSPHRASE, "case": self.case, "meeting": self.meeting, "night": self.nights,
            "seed": chance.getrandbits(40), "watched": watched, **kill,
        }  # fmt: skip
        ended = server.run(order, trace)
        self.hear(ended.told)
        if ended.status not in (0, -signal.SIGKILL):
            self.faults.append(f"the window ended by itself in »{self.act}«, with {ended.status}")
        self.nights += 1
        return ended

    def hear(self, told: list[Event]) -> None:
        """Judge what a window found, and note what it did after that."""
        self._found, self._fields, self._opening = {}, {}, []
        for event in told:
            self._hear(event)
            if self._opening is None:
                self._lived += min(max(event.at - self._last, 0.0), LONGEST_BEAT)
            self._last = event.at
        if any(event.word == "begun" for event in self._opening or ()):
            self._known = False  # killed while it looked, and looking turns the steps: nobody knows what comes now

    def _hear(self, event: Event) -> None:
        if event.word == "died":
            self.faults.append(event.note)
        elif event.word == "found":
            self._found = event.facts
            self.faults += event.note.splitlines()
        elif event.word == "fields":
            self._fields = {**event.facts, **self._fields}
        elif event.word == "settled":
            self._judge()
            early, self._opening = self._opening or [], None
            for each in early:
                self._went_on(each)
        elif event.word == "thrown":
            self.faults += [f"»{event.act}« threw away {words!r} in »{name}«" for name, words in event.facts.items()]
        elif self._opening is not None:
            self._opening.append(event)
        else:
            self._went_on(event)

    def _went_on(self, event: Event) -> None:
        if event.word == "begun":
            self.under_way, self.act = True, event.act
        elif event.word == "given":
            for name, text in event.facts.items():
                self.given.setdefault(name, [(float("-inf"), GONE)]).append((self._lived, text))
        elif event.word == "done":
            self.under_way = False
            for key, value in event.facts.items():
                self.facts.pop(key, None)
                self.facts.update({key: value} if value != GONE else {})

    def _judge(self) -> None:
        """Compare what was found with what was told, and go on from what was found."""
        faults = []
        if self._known:
            self.judged += 1
            faults += self._stored_faults()
            faults += [fault for name in self.given if (fault := self._field_fault(name))]
            faults += doubled(self._found, self._fields)
        self.faults += [f"night {self.nights}, killed in »{self.act}«: {each}" for each in faults]
        self.facts, self.under_way, self._known = dict(self._found), False, True
        self.given = {name: [(float("-inf"), self._fields.get(name, ""))] for name in self.given}

    def _stored_faults(self) -> list[str]:
        """Return what is otherwise than it stood on the screen; a key under way changes things, but loses none."""
        keys = {key for key in {*self.facts, *self._found} if self.facts.get(key) != self._found.get(key)}
        may_change = self.under_way and (self.act in TAKING_AWAY or not keys - set(self._found))
        return [] if may_change else [
            f"{key}: {self._found.get(key, 'gone')}, should be {self.facts.get(key, 'gone')}" for key in sorted(keys)
        ]  # fmt: skip

    def _field_fault(self, name: str) -> str:
        """Return what is wrong with a field: a text that is older than the newest that had stood for a second."""
        given, found = self.given[name], self._fields.get(name, "")
        least = max(place for place, (at, _) in enumerate(given) if at <= self._lived - PATIENCE or place == 0)
        newest = max((place for place, (_, text) in enumerate(given) if text == found), default=-1)
        if newest >= least:
            lost = [at for at, text in given[newest + 1 :] if text]
            self.oldest_lost = max([self.oldest_lost, *(self._lived - at for at in lost[:1])])
            return ""
        if self._moved_on(given[-1][1]):
            return ""
        stood = self._lived - given[least][0]
        return f"»{name}« holds {found!r}, should be at least {given[least][1]!r} ({stood:.2f} s)"

    def _moved_on(self, text: str) -> bool:
        """Tell whether the key under way made the words a step, or took them to another field."""
        anywhere = [*self._found.values(), *self._fields.values()]
        return self.under_way and (not invented(text) or all_in(text, anywhere))


def moment(chance: random.Random) -> dict[str, float]:
    """When to kill: a moment after one of the keys has come, after some time, or while the window still opens."""
    kind = chance.random()
    if kind < 0.6:
        return {"aim": chance.randint(2, 26), "seconds": chance.expovariate(1 / 0.03)}
    if kind < 0.95:
        return {"aim": 1, "seconds": chance.uniform(0.2, 4.0)}
    return {"seconds": chance.uniform(0.2, 2.0)}
