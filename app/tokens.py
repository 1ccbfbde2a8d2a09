"""The look as plain values: colours, type, space, shapes and sizes, read once from `resources/tokens.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from app.paths import resources

Scheme = Literal["light", "dark", "black", "white"]
"""The looks; the last two are the high contrast ones."""
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One step of the type scale: size and line height in px at 100 % (points on paper), letter spacing in the same."""

    size: float
    line: float
    weight: int
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every fact of the look. All mappings are read-only."""

    colours: Mapping[str, Mapping[str, str]]
    family: str
    fallback: tuple[str, ...]
    type_scale: Mapping[str, TextStyle]
    text_size_range: tuple[float, float]
    space: Mapping[str, int]
    spaces: tuple[int, ...]
    shape: Mapping[str, int]
    size: Mapping[str, int]
    motion: Mapping[str, int]
    paper_margin: tuple[float, float, float, float]
    paper_scale: Mapping[str, TextStyle]

    def colour(self, name: str, scheme: Scheme = "light") -> str:
        """Return `#RRGGBB` for a colour token; KeyError for an unknown name (our bug)."""
        return self.colours[scheme][name]


@cache
def load_tokens() -> Tokens:
    """Read the shipped token file; the answer is shared and never changes."""
    with (resources() / "tokens.toml").open("rb") as file:
        return _tokens(tomllib.load(file))


def _tokens(raw: dict[str, Any]) -> Tokens:
    kind, space, paper = raw["type"], dict(raw["space"]), raw["paper"]
    smallest, largest = kind["text_size_range"]
    top, right, bottom, left = paper["margin"]
    spaces = tuple(space.pop("scale"))
    return Tokens(
        colours=_fixed({scheme: _fixed(colours) for scheme, colours in raw["color"].items()}),
        family=kind["family"],
        fallback=tuple(kind["fallback"]),
        type_scale=_styles(kind["scale"]),
        text_size_range=(smallest, largest),
        space=_fixed(space),
        spaces=spaces,
        shape=_fixed(raw["shape"]),
        size=_fixed(raw["size"]),
        motion=_fixed(raw["motion"]),
        paper_margin=(top, right, bottom, left),
        paper_scale=_styles(paper["scale"]),
    )


def _styles(raw: dict[str, dict[str, Any]]) -> Mapping[str, TextStyle]:
    return _fixed({name: TextStyle(**values) for name, values in raw.items()})


def _fixed(values: dict[str, V]) -> Mapping[str, V]:
    return MappingProxyType(values)
