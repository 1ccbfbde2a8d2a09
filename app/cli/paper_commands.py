"""Commands that write paper and pictures: plan, genogram."""

import argparse
import time
from io import BytesIO
from pathlib import Path

from app.bootstrap import danish_now
from app.cli.opening import by_name, case_id, opened
from app.documents.genogram_paper import genogram_pdf
from app.documents.plan_paper import plan_pdf
from app.errors import UserError
from app.exchange.gedcom import read_gedcom
from app.genogram.drawing import draw_family
from app.genogram.family import Family, Options
from app.genogram.geometry_json import geometry_json
from app.genogram.svg import to_svg
from app.services.family import family_of_case
from app.services.papers import finish_paper, plan_for
from app.services.people import list_people
from app.services.records import list_records
from app.tokens import load_tokens
from app.typeface import measure

KINDS = ("pdf", "svg", "png", "json")


def plan(arguments: argparse.Namespace) -> int:
    """Write one copy of the plan and keep it as finished; says on stdout what was left out."""
    with opened(arguments) as store:
        wanted = case_id(store, arguments.case)
        with store.units.read("people.list") as unit:
            people = [(row.id, row.name) for row in list_people(unit, wanted)]
            children = [(row.id, row.fields[0].shown) for row in list_records(unit, wanted, "child")]
        child = by_name(arguments.child, children) if arguments.child else None
        recipient = by_name(arguments.to, people) if arguments.to else None
        with store.units.step("Lav plan", "paper.finish", undoable=False) as unit:
            draft = plan_for(
                unit,
                wanted,
                copy=arguments.copy,
                child_id=child,
                recipient_id=recipient,
                with_genogram=arguments.genogram,
            )
            pdf = plan_pdf(draft.paper)
            finish_paper(unit, wanted, draft, pdf)
        write_file(arguments.out, pdf)
    for line in draft.warnings:
        print(line)
    for line in draft.left_out:
        print(f"Udeladt i dette eksemplar: {line}")
    return 0


def genogram(arguments: argparse.Namespace) -> int:
    """Draw the family of a case or of a GEDCOM file."""
    kind = arguments.out.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise UserError("Tegningen kan gemmes som pdf, svg, png eller json. Giv filen et af de navne.")
    if arguments.gedcom:
        family, others = read_gedcom(arguments.gedcom, arguments.person)
        for line in others:
            print(line)
    else:
        family = _family_in_store(arguments)
    write_file(arguments.out, drawn(family, kind))
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


def write_file(path: Path, content: bytes) -> None:
    """Write a file the user asked for; a half-written one never replaces a whole one. Raises UserError."""
    if not path.name:
        raise UserError("Skriv et filnavn, ikke kun en mappe.")
    aside = path.with_name(path.name + ".ny")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise UserError("Filen kan ikke skrives der. Vælg en mappe, du må skrive i, med plads nok.") from error


def _family_in_store(arguments: argparse.Namespace) -> Family:
    if not arguments.case:
        raise UserError("Skriv, hvilken sag det er, med --case.")
    with opened(arguments) as store:
        wanted = case_id(store, arguments.case)
        with store.units.read("genogram.read") as unit:
            return family_of_case(unit, wanted, for_paper=True)
