"""How much of a case went into a package: a hash and counts, which tell nothing about anybody.

Both ends count the same content in the same way, so the receipt can say when something did not arrive. In it a case is
known by a label only the two can work out.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from app.language.folding import fold
from app.models.hand_over import HandOver
from app.models.setup import Setting
from app.services.case_content import Content
from app.services.ports import Unit

LABEL = 32
"""Letters of a label."""
_MARK = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records, finished papers with their bytes, and files."""

    rows: int
    papers: int
    files: int


@dataclass(frozen=True, slots=True)
class SentCase:
    """One case of a package: its label, the hash of its facts as they were packed, and how much there is of it.

    `hand_over` is the id of the hand-over it is on its way with, empty when it was lent, `went_to` a label of whom it
    goes to, empty in one remembered by an older version, and `key` one of the key it is locked to, if it is locked to
    one; none of them is in a receipt.
    """

    label: str
    sha256: str
    counts: Counts
    hand_over: str = ""
    went_to: str = ""
    key: str = ""


def is_mark(text: str) -> bool:
    """Tell whether a text is the mark of a package: so many hexadecimal letters."""
    return bool(_MARK.fullmatch(text))


def label_of(mark: str, case_id: UUID) -> str:
    """Return what a case is called in the receipt of one package; nobody without both can work it out."""
    return hashlib.sha256(f"{mark}:{case_id}".encode()).hexdigest()[:LABEL]


def receiver_label(mark: str, name: str) -> str:
    """Return what a receiver is called in what is remembered of one package; small slips of writing are the same."""
    return hashlib.sha256(f"{mark}:{fold(name)}".encode()).hexdigest()[:LABEL]


def key_label(hand_over: str, groups: str) -> str:
    """Return what the key of a receiver is called in what is remembered of every package of one hand-over."""
    return hashlib.sha256(f"{hand_over}:{groups}".encode()).hexdigest()[:LABEL] if hand_over and groups else ""


def sent_case(mark: str, case_id: UUID, content: Content, papers: Container[str], files: Container[str]) -> SentCase:
    """Return what a package holds of a case; `papers` and `files` are the SHA-256 of the bytes in it."""
    counts = Counts(_rows(content), _held(content, "papers", papers), _held(content, "attachments", files))
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    road = (content.get(HandOver.section) or [{}])[-1]
    if not road or road.get("received_on") or road.get("confirmed_on"):
        return SentCase(label_of(mark, case_id), sha, counts)  # lent out, also when it once was handed over
    to = receiver_label(mark, str(road.get("to_name") or ""))
    return SentCase(label_of(mark, case_id), sha, counts, str(road["id"]), to)


def row_ids(content: Content) -> set[UUID]:
    """Return the ids of every record of a case, what lies inside others too."""
    found, waiting = set(), [*content.values()]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            if each.get("id"):
                found.add(UUID(str(each["id"])))
            waiting += each.values()
    return found


def shas_in(content: Content, section: str) -> set[str]:
    """Return the hashes that the papers or attachments of a case know their bytes by."""
    return {each["sha256"] for each in content.get(section, ()) if each.get("sha256")}


def remember_sent(unit: Unit, mark: str, cases: Iterable[SentCase], locked_to: str = "") -> None:
    """Keep what a package holds, without any id; the receipt is held against it.

    `locked_to`: the four groups of the key it is locked to, empty when it is locked with a passphrase.
    """
    kept = {each.label: packed(replace(each, key=key_label(each.hand_over, locked_to))) for each in cases}
    unit.add(Setting(key=_key(mark), value=json.dumps(kept, sort_keys=True)))


def sent_in(unit: Unit, mark: str) -> dict[str, SentCase]:
    """Return by label what was put in a package here; empty when it was not made on this laptop."""
    kept = next(iter(unit.live(Setting, Setting.key == _key(mark))), None)
    plain = json.loads(kept.value) if kept is not None and kept.value else {}
    return {label: unpacked(label, each) for label, each in plain.items()}


def is_packed(unit: Unit, hand_over: UUID) -> bool:
    """Tell whether a package was made ready for a hand-over, written or not."""
    kept = unit.live(Setting, Setting.key.startswith(_key("")))
    return any(str(hand_over) in (each.value or "") for each in kept)


def packed(case: SentCase) -> list[Any]:
    """Return hash, counts, hand-over, receiver and key as plain values."""
    counts = case.counts
    return [case.sha256, counts.rows, counts.papers, counts.files, case.hand_over, case.went_to, case.key]


def unpacked(label: str, plain: list[Any]) -> SentCase:
    """Return a case from plain values; older versions did not write the receiver, or not the key."""
    sha, rows, papers, files, *road = plain
    return SentCase(label, str(sha), Counts(int(rows), int(papers), int(files)), *map(str, road))


def _key(mark: str) -> str:
    return f"package:{mark}"


def _rows(content: Content) -> int:
    return len(row_ids(content))


def _held(content: Content, section: str, bytes_here: Container[str]) -> int:
    return sum(each in bytes_here for each in shas_in(content, section))
