"""Commands that write paper and pictures: plan, genogram."""

import argparse
import re
import time
from io import BytesIO
from uuid import UUID

from app.bootstrap import OpenStore, danish_now
from app.cli.opening import by_name, case_id, opened
from app.documents.genogram_paper import genogram_pdf
from app.documents.outgoing_file import write_outside
from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.errors import UserError
from app.exchange.gedcom import read_gedcom
from app.genogram.drawing import draw_family
from app.genogram.family import Family, Options
from app.genogram.geometry_json import geometry_json
from app.genogram.svg import to_svg
from app.services.family import family_of_case
from app.services.leak_guard import RenderedPaper, RenderedPart, accept, look, open_findings
from app.services.papers import PlanDraft, finish_paper, note_save, note_stayed, plan_for
from app.services.people import list_people
from app.services.records import list_records
from app.tokens import load_tokens
from app.typeface import measure

KINDS = ("pdf", "svg", "png", "json")
FOUND = "Intet er skrevet. Der står noget, modtageren ikke må få: {told}. Ret det, eller brug --accept-findings."
_TAG = re.compile(r"<[^>]*>")


def plan(arguments: argparse.Namespace) -> int:
    """Write one copy of the plan and keep it as finished; says on stdout what was left out.

    Raises UserError when the leak guard finds something and `--accept-findings` was not given; nothing is written.
    """
    with opened(arguments, export="paper") as store:
        wanted = case_id(store, arguments.case)
        draft = _draft(store, wanted, arguments)
        pdf = plan_pdf(draft.paper)
        _guard(store, wanted, arguments, read_back(pdf, arguments.out.name), draft.readers)
        with store.units.step("Lav plan", "paper.finish", undoable=False) as unit:
            paper = finish_paper(unit, wanted, draft, pdf)
        with store.units.step("Papir ud", "paper.save", undoable=False) as unit:
            note_save(unit, paper)
        try:
            write_outside(arguments.out, pdf)
        except UserError:
            with store.units.step("Papir blev inde", "paper.stayed", undoable=False) as unit:
                note_stayed(unit, paper)
            raise
    for line in draft.left_out:
        print(f"Udeladt i dette eksemplar: {line}")
    return 0


def _draft(store: OpenStore, wanted: UUID, arguments: argparse.Namespace) -> PlanDraft:
    with store.units.read("people.list") as unit:
        people = [(row.id, row.name) for row in list_people(unit, wanted)]
        children = [(row.id, row.fields[0].shown) for row in list_records(unit, wanted, "child")]
    with store.units.read("paper.preview") as unit:
        return plan_for(
            unit,
            wanted,
            copy=arguments.copy,
            child_id=by_name(arguments.child, children) if arguments.child else None,
            recipient_id=by_name(arguments.to, people) if arguments.to else None,
            with_genogram=arguments.genogram,
        )


def _guard(
    store: OpenStore, wanted: UUID, arguments: argparse.Namespace, rendered: RenderedPaper, readers: frozenset[UUID]
) -> None:
    """Read a paper through before it leaves. Raises UserError for what nobody has said may stand there."""
    with store.units.read("leak.look") as unit:
        found = open_findings(look(unit, wanted, rendered, readers))
    if not found:
        return
    if not arguments.accept_findings:
        told = "; ".join(dict.fromkeys(f"{each.what} ({each.where})" for each in found))
        raise UserError(FOUND.format(told=told))
    with store.units.step("Det må stå der", "leak.accepted", undoable=False) as unit:
        accept(unit, wanted, found)


def genogram(arguments: argparse.Namespace) -> int:
    """Draw the family of a case or of a GEDCOM file. Raises UserError as `plan` does."""
    kind = arguments.out.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise UserError("Tegningen kan gemmes som pdf, svg, png eller json. Giv filen et af de navne.")
    if arguments.gedcom:
        family, others = read_gedcom(arguments.gedcom, arguments.person)
        for line in others:
            print(line)
        content = drawn(family, kind)
    else:
        content = _from_store(arguments, kind)
    write_outside(arguments.out, content)
    return 0


def drawn(family: Family, kind: str) -> bytes:
    """Return a family as the bytes of a pdf, svg, png or json."""
    began = time.perf_counter()
    drawing = draw_family(family, measure=measure)
    if kind == "json":
        spent = (time.perf_counter() - began) * 1000
        return geometry_json(family, Options(), milliseconds=spent, measure=measure).encode()
    if kind == "svg":
        return to_svg(drawing, load_tokens().colours["light"], load_tokens().family, "Familien").encode()
    pdf = genogram_pdf(drawing, "Familien", danish_now().date())
    return pdf if kind == "pdf" else picture_of(pdf)


def picture_of(pdf: bytes, page: int = 0, scale: float = 2.0) -> bytes:
    """Return a page of a PDF as PNG."""
    import pypdfium2  # dear to load, and only pictures need it

    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page].render(scale=scale).to_pil()
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _from_store(arguments: argparse.Namespace, kind: str) -> bytes:
    if not arguments.case:
        raise UserError("Skriv, hvilken sag det er, med --case.")
    with opened(arguments, export="genogram") as store:
        wanted = case_id(store, arguments.case)
        with store.units.read("genogram.read") as unit:
            family = family_of_case(unit, wanted, for_paper=True)
        _guard(store, wanted, arguments, _rendered(family, kind, arguments.out.name), frozenset())
    return drawn(family, kind)


def _rendered(family: Family, kind: str, name: str) -> RenderedPaper:
    """Return what can be read in a drawing: its letters, and in an SVG also what is told behind them."""
    parts = read_back(drawn(family, "pdf"), name).parts
    if kind == "svg":
        parts += (RenderedPart("filen", _TAG.sub("\n", drawn(family, kind).decode())),)
    return RenderedPaper(parts)
