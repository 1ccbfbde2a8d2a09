"""The command that draws a family, from a case or from a GEDCOM file, as pdf, svg, png or json."""

import argparse
import re
from dataclasses import replace
from pathlib import Path

from app.cli.drawing_files import KINDS, Wish, drawn, drawn_and_told
from app.cli.opening import case_id, opened
from app.cli.paper_commands import guard
from app.documents.outgoing_file import write_outside
from app.documents.read_back import read_back
from app.errors import UserError
from app.exchange.gedcom import read_gedcom
from app.exchange.whole_file import read_whole
from app.genogram.family import Family, Options
from app.genogram.geometry_json import order_of
from app.genogram.masking import masked
from app.genogram.relation_words import words_from
from app.language.folding import fold
from app.services.family import family_of_case
from app.services.leak_text import RenderedPaper, RenderedPart

NO_KIND = "Tegningen kan gemmes som pdf, svg, png eller json. Giv filen et af de navne."
NO_CASE = "Skriv, hvilken sag det er, med --case."
ONLY_CASES = "--as-of kan kun bruges med en sag. En GEDCOM-fil tegnes, som den er."
NO_ONE = "»{wanted}« passer på {count} i familien. Skriv hele navnet."
NOT_A_DRAWING = "Filen efter --previous er ikke en tegning gemt som json med denne kommando."
_LARGEST_PREVIOUS = 20 * 1024 * 1024
_TAG = re.compile(r"<[^>]*>")


def genogram(arguments: argparse.Namespace) -> int:
    """Draw the family of a case or of a GEDCOM file, and tell on stdout what else is worth knowing.

    Raises UserError for a kind of file, a case, a person or an earlier drawing that is not there, and as `plan` does
    when the leak guard finds something.
    """
    kind = arguments.out.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise UserError(NO_KIND)
    content, told = _from_gedcom(arguments, kind) if arguments.gedcom else _from_store(arguments, kind)
    write_outside(arguments.out, content)
    for line in told:
        print(line)
    return 0


def _from_gedcom(arguments: argparse.Namespace, kind: str) -> tuple[bytes, list[str]]:
    if arguments.as_of:
        raise UserError(ONLY_CASES)
    family, others = read_gedcom(arguments.gedcom, arguments.person)
    wish = _wish(arguments)
    # A file of somebody's own is drawn whole; what is left out of a family's papers is a choice about cases.
    wish = replace(wish, options=replace(wish.options, losses=True))
    content, told = drawn_and_told(_changed(family, arguments, wish.options), kind, wish)
    return content, [*others, *told]


def _from_store(arguments: argparse.Namespace, kind: str) -> tuple[bytes, list[str]]:
    if not arguments.case:
        raise UserError(NO_CASE)
    with opened(arguments, export="genogram") as store:
        wanted = case_id(store, arguments.case)
        with store.units.read("genogram.read") as unit:
            family = family_of_case(unit, wanted, for_paper=True, as_of=arguments.as_of)
        wish = replace(_wish(arguments), example=store.units.training)
        family = _changed(family, arguments, wish.options)
        content, told = drawn_and_told(family, kind, wish)
        guard(store, wanted, arguments, _rendered(family, kind, content, wish, arguments.out.name), frozenset())
    return content, told


def _wish(arguments: argparse.Namespace) -> Wish:
    options = Options(
        households=not arguments.no_households,
        relations=not arguments.no_relations,
        names="initials" if arguments.initials else "full",
        losses=arguments.losses,
    )
    return Wish(options, arguments.paper)


def _changed(family: Family, arguments: argparse.Namespace, options: Options) -> Family:
    """Return the family with the order of an earlier drawing, and the words of somebody's own point of view."""
    if arguments.previous:
        family = replace(family, order=_order(arguments.previous))
    if not arguments.seen_from:
        return family
    # No word may tell of a child that is not drawn: »barnets far« where the only child was never born.
    told = family if options.losses else masked(family, Options(losses=False))
    return _seen_from(told, arguments.seen_from)


def _order(previous: Path) -> tuple[str, ...]:
    raw = read_whole(previous, _LARGEST_PREVIOUS, NOT_A_DRAWING)
    try:
        return order_of(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError(NOT_A_DRAWING) from error


def _seen_from(family: Family, wanted: str) -> Family:
    """Return the family with the word for everybody under the name. Raises UserError when nobody, or several, fit."""
    exact = [each for each in family.persons if fold(each.name) == fold(wanted)]
    found = exact or [each for each in family.persons if fold(wanted) in fold(each.name)]
    if len(found) != 1:
        raise UserError(NO_ONE.format(wanted=wanted, count="flere" if found else "ingen"))
    words = {person: each.text for person, each in words_from(family, found[0].id).items()}
    words[found[0].id] = "set herfra"
    return replace(family, persons=tuple(replace(each, note=words.get(each.id, "")) for each in family.persons))


def _rendered(family: Family, kind: str, content: bytes, wish: Wish, name: str) -> RenderedPaper:
    """Return what can be read in a drawing: its letters, and in a file of text also what is told behind them."""
    pdf = content if kind == "pdf" else drawn(family, "pdf", wish)
    parts = read_back(pdf, name).parts
    if kind in ("svg", "json"):
        parts += (RenderedPart("filen", _TAG.sub("\n", content.decode())),)
    return RenderedPaper(parts)
