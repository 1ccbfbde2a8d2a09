"""What a writing process says it has begun and done, and what a store must therefore hold after the process is gone.

Everything is a key with a value (`case:Barn 7` is `there`, `draft:note` is `tekst 12`). Of a thing that was done the
new value must be there; of one that was only begun, the old or the new one, never a third. So also of what was refused
because the disk failed: whether its last write came to the disk is not known before the store is opened again.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

GONE = ""
DRAFT = "draft:"
ONE_VALUE = ("file:", "secret:")
"""Things that always have a value; nothing can be said about it before a writer has told one."""

PATIENCE = 1.0
"""Seconds a draft may be on its way to the disk while the writer goes on; then it must be there."""

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """One line: `begun`, `done` or `refused`, what, and when (seconds of the clock that never goes back)."""

    at: float
    word: str
    act: str
    facts: Facts
    note: str = ""

    def line(self) -> bytes:
        return json.dumps([self.at, self.word, self.act, self.facts, self.note]).encode() + b"\n"


def read_line(line: bytes | str) -> Event:
    at, word, act, facts, note = json.loads(line)
    return Event(at, word, act, facts, note)


class Teller:
    """Appends events to a file with one call of `writev`, which no fault is ever put into."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(self, event: Event) -> None:
        os.writev(self._descriptor, [event.line()])


def read_told(path: Path) -> list[Event]:
    return [read_line(line) for line in path.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]


@dataclass
class Expected:
    """What must lie in the store when the writer is gone."""

    done: Facts = field(default_factory=dict)
    begun: Facts = field(default_factory=dict)
    drafts: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    refused: dict[str, set[str]] = field(default_factory=dict)
    restored: bool = False
    """A copy was put back: until a draft is sure, the text that lay in the copy may be found too."""
    end: float = 0.0
    """When the writer last told something: a machine that stood still for a second counts for nothing."""

    def hear(self, events: Iterable[Event]) -> "Expected":
        for event in events:
            self._hear(event)
        return self

    def _hear(self, event: Event) -> None:
        self.end = event.at
        if event.word == "given":
            for key, text in event.facts.items():
                self.drafts.setdefault(key, []).append((event.at, text))
            return
        if event.act == "restore":  # what was half typed is as it was in the copy
            self.restored = True
            self.drafts, self.done = {}, {key: each for key, each in self.done.items() if not key.startswith(DRAFT)}
        self.begun = dict(event.facts) if event.word == "begun" else {}
        if event.word == "done":
            self.done.update(event.facts)
        elif event.word == "refused":
            for key, new in event.facts.items():
                self.refused.setdefault(key, set()).add(new)

    def value(self, key: str) -> str:
        return self.done.get(key, GONE)

    def faults(self, found: Facts) -> list[str]:
        """Return what is missing, too much or half in what a store was `found` to hold."""
        keys = {key for key in {*self.done, *self.begun, *found} if not key.startswith(DRAFT)}
        keys -= {key for key in found if key.startswith(ONE_VALUE) and key not in self.done}
        wrong = [self._fault(key, found.get(key, GONE)) for key in sorted(keys)]
        wrong += [self._draft_fault(key, found.get(key, GONE)) for key in sorted(self.drafts)]
        if self._is_half(found):
            wrong.append(f"half of what belongs together: {self.begun}")
        return [each for each in wrong if each]

    def _fault(self, key: str, found: str) -> str:
        allowed = {self.value(key), self.begun.get(key, self.value(key)), *self.refused.get(key, ())}
        return "" if found in allowed else f"{key}: {found!r}, should be one of {sorted(allowed)}"

    def _is_half(self, found: Facts) -> bool:
        judged = {key for key in self.begun if key in self.done or not key.startswith(ONE_VALUE)} - set(self.refused)
        moved = {key for key in judged if self.value(key) != self.begun[key]}
        came = {key for key in moved if found.get(key, GONE) == self.begun[key]}
        return bool(came) and came != moved

    def _draft_fault(self, key: str, found: str) -> str:
        given = self.drafts[key]
        told_no = self.refused.get(key, set())  # a disk that said no, and whoever gave the text was told
        due = [index for index, (at, text) in enumerate(given) if at <= self.end - PATIENCE and text not in told_no]
        least = max(due, default=-1)
        sure = self.value(key)  # what was waited for
        texts = [text for _, text in given]
        least = max(least, texts.index(sure) if sure in texts else -1)
        if least < 0 and (found == GONE or self.restored):
            return ""
        return "" if found in texts[max(least, 0) :] else f"{key}: {found!r}, should be at least {texts[least]!r}"
