"""What a screen reader and an archive find in a paper: the tree, and what is drawn as which part of it.

Read with pikepdf, which did not write it. Letters are those the file says its codes stand for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import NamedTuple

import pikepdf

ARTIFACT = -1
_MAPPED = re.compile(rb"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")


class Drawn(NamedTuple):
    """Something drawn: on which page, as which stretch (None outside all of them), and its text; a stroke has none."""

    page: int
    stretch: int | None
    text: str
    depth: int


@dataclass
class Part:
    """One element of the tree with its children; a stretch of drawn content is (page, number)."""

    tag: str
    alt: str = ""
    lang: str = ""
    scope: str = ""
    children: list["Part | tuple[int, int]"] = field(default_factory=list)

    def walk(self) -> Iterator["Part"]:
        """Yield the part and all in it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Part):
                yield from child.walk()

    def all(self, tag: str) -> list["Part"]:
        """Return all parts of a kind."""
        return [part for part in self.walk() if part.tag == tag]

    @property
    def parts(self) -> list["Part"]:
        """Return the children that are parts."""
        return [child for child in self.children if isinstance(child, Part)]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches in reading order."""
        for child in self.children:
            if isinstance(child, Part):
                yield from child.stretches()
            else:
                yield child


class TaggedPaper:
    """A paper read back."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def tree(self) -> Part:
        """Return the outermost element."""
        return self._part(self.pdf.Root.StructTreeRoot.K)

    @cached_property
    def drawn(self) -> list[Drawn]:
        """Return all that is drawn, in the order it is drawn."""
        return [thing for number, page in enumerate(self.pdf.pages) for thing in _on_page(number, page)]

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """Return the text of each stretch, its spaces as they are written."""
        texts: dict[tuple[int, int], str] = {}
        for each in self.drawn:
            if each.stretch is not None:
                texts[each.page, each.stretch] = texts.get((each.page, each.stretch), "") + each.text
        return texts

    def text_of(self, part: Part) -> str:
        """Return the text of a part."""
        return "".join(self.texts.get(stretch, "") for stretch in part.stretches())

    def _part(self, element: pikepdf.Object) -> Part:
        kids = element.get("/K", pikepdf.Array())
        part = Part(str(element.S)[1:], *(str(element.get(key, "")) for key in ("/Alt", "/Lang")),
                    str(element.A.get("/Scope", ""))[1:] if "/A" in element else "")  # fmt: skip
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                part.children.append((self.numbers[element.Pg.objgen], kid))
            elif "/MCID" in kid:
                part.children.append((self.numbers[kid.Pg.objgen], int(kid.MCID)))
            else:
                part.children.append(self._part(kid))
        return part


def _on_page(number: int, page: pikepdf.Page) -> Iterator[Drawn]:
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[int, str] = {}
    open_parts: list[int | None | str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                open_parts.append(_begun(operands))
                if isinstance(open_parts[-1], str):
                    yield Drawn(number, *_stretch(open_parts[:-1], open_parts[-1]))
            case "EMC":
                open_parts.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ":
                said = any(isinstance(each, str) for each in open_parts)
                codes = b"".join(bytes(each) for each in _strings(operands[0]))
                yield Drawn(number, *_stretch(open_parts, "" if said else "".join(letters[code] for code in codes)))
            case "S" | "f" | "f*" | "B" | "B*" | "b" | "b*" | "s" | "Do":
                yield Drawn(number, *_stretch(open_parts, ""))
    assert open_parts == []


def _begun(operands: list[pikepdf.Object]) -> int | str | None:
    """Return the number of a stretch, the words that are read in place of letters, or the mark of an artifact."""
    tag, told = operands
    if str(tag) == "/Artifact":
        return ARTIFACT
    if "/MCID" in told:
        return int(told.MCID)
    return str(told.ActualText) if "/ActualText" in told else None


def _stretch(open_parts: list[int | None | str], text: str) -> tuple[int | None, str, int]:
    numbers = [each for each in open_parts if isinstance(each, int)]
    return (numbers[-1] if numbers else None), text, len(numbers)


def _strings(operand: pikepdf.Object) -> list[pikepdf.Object]:
    return (
        [each for each in operand if isinstance(each, pikepdf.String)]
        if isinstance(operand, pikepdf.Array)
        else [operand]
    )


def _letters(font: pikepdf.Object) -> dict[int, str]:
    told = font.ToUnicode.read_bytes()
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _MAPPED.findall(told)}
