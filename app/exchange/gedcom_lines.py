"""GEDCOM text as a tree of lines that know their number, of every version and dialect since 5.5.

GEDCOM is a line format: level, maybe a name, a tag, maybe a value. The tree remembers what was read from it, so that
everything else can be told: nothing is lost silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.errors import UserError
from app.exchange.gedcom_text import NO_TEXT

DEEPEST = 50
"""Levels: the standards reach nine."""
MOST_LINES = 1_000_000
TOO_MANY_LINES = "Filen har over en million linjer. Gem kun den nærmeste familie, og prøv igen."
TOO_DEEP = "Filen er skruet for indviklet sammen. Gem den igen i det program, den kommer fra, og prøv igen."
LOOSE = "Linje {line}: linjen er ikke skrevet som GEDCOM og er læst som mere af linjen før."
_LINE = re.compile(r"[ \t]*(\d{1,4})[ \t]+(?:@([^@\r\n]+)@[ \t]+)?([A-Za-z0-9_]+)(?:[ \t](.*))?", re.DOTALL)
_DOUBLED = re.compile(r"^@@", re.MULTILINE)
_ENDS = re.compile(r"\r\n|\r|\n")
_BEGINS = re.compile(r"\s*0[ \t]+(?:HEAD\b|@)")


class Node:
    """One line with what lies under it. `pointer` is the name it points at; `value` is text as it was meant."""

    __slots__ = ("children", "level", "line", "more", "name", "pointer", "tag", "text", "used")

    def __init__(self, level: int, name: str, tag: str, text: str, line: int) -> None:
        self.level, self.name, self.tag, self.text, self.line = level, name, tag, text, line
        self.children: list[Node] = []
        self.more: list[str] = []
        self.pointer = ""
        self.used = False

    @property
    def value(self) -> str:
        """Return the whole text without spaces round it."""
        return self.text.strip()

    def all(self, *tags: str) -> list[Node]:
        """Return the lines right under this one with one of the tags; they count as read."""
        found = [each for each in self.children if each.tag in tags]
        for each in found:
            each.used = True
        return found

    def first(self, *tags: str) -> Node | None:
        """Return the first line with one of the tags, which alone counts as read."""
        found = next((each for each in self.children if each.tag in tags), None)
        if found is not None:
            found.used = True
        return found

    def words(self, *tags: str) -> str:
        """Return the text of the first line with one of the tags, or nothing."""
        found = self.first(*tags)
        return found.value if found else ""

    def whole(self) -> None:
        """Count this line and everything under it as read."""
        waiting = [self]
        while waiting:
            each = waiting.pop()
            each.used = True
            waiting += each.children


class Lines:
    """A file as records, in order. `seven` says that it is GEDCOM 7; `told` holds Danish lines about odd ones."""

    def __init__(self, records: list[Node], told: list[str]) -> None:
        self.records, self.told = records, told
        head = next((each for each in records if each.tag == "HEAD"), None)
        version = head.first("GEDC") if head else None
        self.seven = version is not None and version.words("VERS").startswith("7")
        self.schema = dict(_schema(head)) if head else {}
        for each in records:
            _settle(each, seven=self.seven)

    def of(self, tag: str) -> list[Node]:
        """Return the records of a kind; they count as read."""
        found = [each for each in self.records if each.tag == tag]
        for each in found:
            each.used = True
        return found


def read_lines(text: str) -> Lines:
    """Return the records of a GEDCOM text. Raises UserError when it is none, or larger or deeper than any family."""
    if not _BEGINS.match(text.lstrip("\ufeff\0")[:200]):
        raise UserError(NO_TEXT)
    records: list[Node] = []
    told: list[str] = []
    path: list[Node] = []
    for number, line in enumerate(_split(text), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            if line.strip("\0 \t\x1a") and path:
                told.append(LOOSE.format(line=number))
                path[-1].more += ["\n", line.strip()]
            continue
        _place(Node(int(found[1]), found[2] or "", found[3].upper(), found[4] or "", number), path, records)
    for each in records:
        _join(each)
    return Lines(records, told)


def _split(text: str) -> Iterator[str]:
    start = 0
    for count, end in enumerate(_ENDS.finditer(text), 1):
        if count > MOST_LINES:
            raise UserError(TOO_MANY_LINES)
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


def _place(node: Node, path: list[Node], records: list[Node]) -> None:
    """Put a line under the nearest one above it of a lower level; CONC and CONT go on with that one's text."""
    while path and path[-1].level >= node.level:
        path.pop()
    if node.tag in ("CONC", "CONT") and path:
        path[-1].more += ["\n", node.text] if node.tag == "CONT" else [node.text]
        return
    if len(path) >= DEEPEST:
        raise UserError(TOO_DEEP)
    (path[-1].children if path else records).append(node)
    path.append(node)


def _join(record: Node) -> None:
    """Put long texts together once; joining them piece by piece would take for ever."""
    waiting = [record]
    while waiting:
        each = waiting.pop()
        if each.more:
            each.text = "".join([each.text, *each.more])
            each.more = []
        waiting += each.children


def _settle(record: Node, *, seven: bool) -> None:
    """Tell pointers from text, and take off the doubled at signs (GEDCOM 7 doubles only a leading one)."""
    waiting = [record]
    while waiting:
        each = waiting.pop()
        text = each.value
        if len(text) > 2 and text[0] == text[-1] == "@" and "@" not in text[1:-1] and not text.startswith("@#"):
            each.pointer = text[1:-1].strip()
        elif seven:
            each.text = _DOUBLED.sub("@", each.text)
        else:
            each.text = each.text.replace("@@", "@")
        waiting += each.children


def _schema(head: Node) -> Iterator[tuple[str, str]]:
    """Yield the extension tags the file explains (GEDCOM 7), with their address."""
    for schema in head.all("SCHMA"):
        for each in schema.all("TAG"):
            tag, _, address = each.value.partition(" ")
            yield tag.upper(), address.strip()
