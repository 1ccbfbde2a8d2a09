"""The command that writes a plan on paper, and the guard that reads every paper through before it leaves."""

import argparse
from io import BytesIO
from uuid import UUID

from app.bootstrap import OpenStore
from app.cli.opening import by_name, case_id, opened
from app.documents.outgoing_file import write_outside
from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.errors import UserError
from app.services.leak_guard import accept, look, open_findings
from app.services.leak_text import RenderedPaper
from app.services.papers import PlanDraft, finish_paper, note_save, note_stayed, plan_for
from app.services.people import list_people
from app.services.records import list_records

FOUND = "Intet er skrevet. Der står noget, modtageren ikke må få: {told}. Ret det, eller brug --accept-findings."


def plan(arguments: argparse.Namespace) -> int:
    """Write one copy of the plan and keep it as finished; says on stdout what was left out.

    Raises UserError when the leak guard finds something and `--accept-findings` was not given; nothing is written.
    """
    with opened(arguments, export="paper") as store:
        wanted = case_id(store, arguments.case)
        draft = _draft(store, wanted, arguments)
        pdf = plan_pdf(draft.paper)
        guard(store, wanted, arguments, read_back(pdf, arguments.out.name), draft.readers)
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


def guard(
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


def picture_of(pdf: bytes, page: int = 0, scale: float = 2.0) -> bytes:
    """Return a page of a PDF as PNG."""
    import pypdfium2  # dear to load, and only pictures need it

    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page].render(scale=scale).to_pil()
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
