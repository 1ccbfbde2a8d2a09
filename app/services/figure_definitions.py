"""The definitions of the key figures as this municipality has them: shipped, with its own name, words and source.

What is counted does not change with the words; so the words say that they are the municipality's own.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from app.errors import UserError
from app.paths import resources
from app.rules.key_figures import UNREADABLE, KeyFigure, Measure, load_key_figures
from app.services import (
    figures_cases,
    figures_early,
    figures_follow_up,
    figures_meetings,
    figures_outcome,
    figures_placements,
)
from app.services.definitions import end_own, own_versions, take_in_use
from app.services.figure_desk import FigureDesk
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

KIND = "key_figures"
UNKNOWN = "Rundbord kender ikke nøgletallet »{name}«."
NO_NAME = "Skriv, hvad tallet hedder."
NO_TEXT = "Skriv, hvad tallet tæller, så andre kan se det."
LONG = "»{name}« er for langt. Et navn må højst være 120 tegn og en tekst 2.000."
LONGEST_NAME, LONGEST_TEXT = 120, 2_000
_AREAS = (
    figures_cases, figures_follow_up, figures_meetings, figures_early, figures_placements, figures_outcome,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the municipality says of one figure, and whether it uses it."""

    id: str
    name: str
    text: str
    source: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure as it is in use, as it is shipped, whether it is on, and whether its words are our own."""

    figure: KeyFigure
    shipped: KeyFigure
    on: bool
    own: bool


@cache
def shipped_figures() -> tuple[KeyFigure, ...]:
    """Return the definitions that come with the program. Raises UserError when they cannot be read or counted."""
    try:
        found = load_key_figures(resources() / "definitions" / "key_figures.toml")
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error
    if {each.id for each in found} != measures().keys():
        raise UserError(UNREADABLE)
    return found


@cache
def measures() -> Mapping[str, Callable[[FigureDesk], Measure]]:
    """Return how each figure is counted, by its id. Raises ValueError when two count the same one."""
    joined: dict[str, Callable[[FigureDesk], Measure]] = {}
    for area in _AREAS:
        if joined.keys() & area.MEASURES.keys():
            raise ValueError(area.__name__)
        joined |= area.MEASURES
    return joined


@use_case("figures.definitions")
def list_figures(unit: Unit) -> tuple[OwnFigure, ...]:
    """Return all figures in their order, those that are switched off too."""
    own = {key: words_of(json.loads(row.content)) for key, row in own_versions(unit, KIND).items()}
    return tuple(_figure(each, own.get(each.id)) for each in shipped_figures())


@use_case("figures.define", undoable=False)
def save_figure(unit: Unit, figure_id: str, *, name: str, text: str, source: str, on: bool) -> None:
    """Use other words for a figure from today, or leave it out. Raises UserError for no name or text, or a whole book.

    The shipped words, switched on, are no words of our own.
    """
    save_words(unit, OwnWords(figure_id, typed_text(name), typed_text(text), typed_text(source), on))


@use_case("figures.define", undoable=False)
def switch_figure(unit: Unit, figure_id: str, *, on: bool) -> None:
    """Leave a figure out, or take it in again, with the words it has."""
    used = {each.figure.id: each.figure for each in list_figures(unit)}
    found = used.get(figure_id) or _shipped(figure_id)
    save_figure(unit, figure_id, name=found.name, text=found.text, source=found.source, on=on)


@use_case("figures.define", undoable=False)
def restore_figure(unit: Unit, figure_id: str) -> None:
    """Use a figure as it is shipped again."""
    end_own(unit, KIND, figure_id)


@use_case("figures.define", undoable=False)
def save_words(unit: Unit, words: OwnWords) -> None:
    """Use such words from today; see `save_figure`."""
    for fault in faults_of(words):
        raise UserError(fault)
    if not is_own(words):
        end_own(unit, KIND, words.id)
    else:
        content = json.dumps(asdict(words), ensure_ascii=False, sort_keys=True)
        take_in_use(unit, KIND, words.id, content, "Kommunens egen indstilling")


@use_case("figures.definitions")
def words_here(unit: Unit) -> list[OwnWords]:
    """Return the words of all figures as they are in use."""
    return [
        OwnWords(each.figure.id, each.figure.name, each.figure.text, each.figure.source, each.on)
        for each in list_figures(unit)
    ]


def is_own(words: OwnWords) -> bool:
    """Tell whether words are other than those that are shipped, switched on. Raises UserError for no figure we know."""
    shipped = _shipped(words.id)
    return words != OwnWords(words.id, shipped.name, shipped.text, shipped.source)


def words_of(row: Mapping[str, Any]) -> OwnWords:
    """Return the words of a figure as a file has them. Raises KeyError with a name that is missing, TypeError."""
    told = {name: row[name] for name in ("id", "name", "text", "source")}
    for name, value in told.items():
        if not isinstance(value, str):
            raise TypeError(name)
    if not isinstance(row.get("on", True), bool):
        raise TypeError("on")
    return OwnWords(**told, on=row.get("on", True))


def faults_of(words: OwnWords) -> tuple[str, ...]:
    """Return what must be put right before the words can be used, in Danish."""
    told = []
    if all(each.id != words.id for each in shipped_figures()):
        told.append(UNKNOWN.format(name=words.id[:60]))
    if not words.name.strip():
        told.append(NO_NAME)
    if not words.text.strip():
        told.append(NO_TEXT)
    if len(words.name) > LONGEST_NAME or max(len(words.text), len(words.source)) > LONGEST_TEXT:
        told.append(LONG.format(name=words.name[:60]))
    return tuple(told)


def _figure(shipped: KeyFigure, own: OwnWords | None) -> OwnFigure:
    if own is None:
        return OwnFigure(shipped, shipped, on=True, own=False)
    return OwnFigure(replace(shipped, name=own.name, text=own.text, source=own.source), shipped, own.on, own=True)


def _shipped(figure_id: str) -> KeyFigure:
    found = next((each for each in shipped_figures() if each.id == figure_id), None)
    if found is None:
        raise UserError(UNKNOWN.format(name=figure_id[:60]))
    return found
