"""The doors to what a plan and its papers are made of: tilbud, hard words, wordings, and texts to be laid over."""

from dataclasses import replace

from app.errors import UserError
from app.models.agreement import Agreement
from app.models.enums import Copy
from app.models.meeting import Meeting
from app.models.plan import Goal, Intervention
from app.models.setup import Answer
from app.rules.journal_boxes import read_limit
from app.rules.programme_text import from_text
from app.rules.programmes import Programme
from app.services import journal_boxes, journal_queue, plain_check, programme_plan, programmes
from app.services.jargon_list import add_word, leave_out, take_back
from app.services.journal_queue import Laid
from app.services.leak_text import RenderedPaper, RenderedPart
from app.services.papers import plan_for
from app.services.plain_texts import Source, prose_of
from app.services.plans import set_plan
from app.services.ports import Unit
from app.services.programme_search import Wanted, ranked
from app.services.programme_table import TableLine, preview_table
from app.services.programme_typed import LABELS, from_cells
from tests.hostile.hall import Door, Hall, Kept, read

OURS = Programme("own_1", "Et tilbud", unit="Familiehuset")


def _typed_programme(unit: Unit, field: str, text: str) -> Programme:
    """Keep a programme with a text in one of its fields, as the form does it."""
    typed, unread = from_cells({field: text}, OURS, programmes.shipped_catalogue().laws)
    if unread:
        raise UserError(unread[0].sentence)
    programmes.keep_programmes(unit, {typed.id: typed})
    return typed


def _programme_field(field: str) -> Door:
    return read(lambda unit, _, text: _typed_programme(unit, field, text))


def _programme_line(unit: Unit, _: Hall, text: str) -> None:
    """Take a line in with the text in every cell, then each cell alone; what is wrong is told of each."""
    cells = dict.fromkeys(LABELS.values(), "")
    alone = [{**cells, "Navn": f"Tilbud {place}", label: text} for place, label in enumerate(LABELS.values())]
    intake = preview_table(
        unit, [TableLine(place, line) for place, line in enumerate([dict.fromkeys(cells, text), *alone])]
    )
    programmes.keep_programmes(unit, intake.wanted())
    for told in (each for line in intake.lines for each in line.faults):
        raise UserError(told)


def _headings(unit: Unit, _: Hall, text: str) -> None:
    intake = preview_table(unit, [TableLine(1, {"Navn": "Et tilbud", "Ansvarlig": "Huset", text: text})])
    programmes.keep_programmes(unit, intake.wanted())


def _from_catalogue(unit: Unit, hall: Hall, text: str) -> Kept:
    name = _typed_programme(unit, "name", text).id
    return Kept(Intervention, programme_plan.add_from_catalogue(unit, hall.case, None, name), "name")


def _legal_basis(unit: Unit, hall: Hall, text: str) -> None:
    law = replace(_typed_programme(unit, "law", ""), law_id="another")
    typed, _ = from_cells({"law": text}, law, programmes.shipped_catalogue().laws)
    programmes.keep_programmes(unit, {typed.id: typed})
    programme_plan.add_from_catalogue(unit, hall.case, None, typed.id)


def _situation(unit: Unit, hall: Hall, text: str) -> None:
    set_plan(unit, hall.case, purpose=text)
    situations = programme_plan.child_situations(unit, hall.case)
    known = programmes.programmes_for(unit).values()
    assert len(ranked(known, Wanted(situation=situations[0].words))) == len(known)


def _searched(unit: Unit, _: Hall, text: str) -> None:
    ranked(programmes.programmes_for(unit).values(), Wanted(words=text, theme=text))


def _source(unit: Unit, hall: Hall) -> Source:
    now = unit.get(Agreement, hall.the(Agreement)).text or ""
    return Source("agreement", hall.the(Agreement), "text", "Aftale: Hvad", now)


def _reworded(unit: Unit, hall: Hall, text: str) -> Kept:
    plain_check.reword(unit, _source(unit, hall), text)
    return Kept(Agreement, hall.the(Agreement), "text")


def _looked_at(unit: Unit, hall: Hall, text: str) -> None:
    """Look for a hard word of the municipality's own on a paper that has it, and put right what can be."""
    plain_check.reword(unit, _source(unit, hall), text)
    unit.get(Goal, hall.the(Goal)).text = unit.get(Agreement, hall.the(Agreement)).text
    add_word(unit, text, instead=text)
    unit.session.flush()
    for copy in (Copy.FAMILY, Copy.CHILD):
        paper = plan_for(unit, hall.case, copy=copy.value).paper
        printed = RenderedPaper(tuple(RenderedPart("side 1", each) for each in prose_of(paper)))
        for each in plain_check.look(unit, hall.case, paper, printed).findings:
            plain_check.keep_wording(unit, hall.case, each.mark)


def _passed_over(unit: Unit, hall: Hall, text: str) -> Kept:
    item = Laid("minutes", "meeting_id", hall.the(Meeting), "0" * 64)
    journal_queue.pass_over(unit, hall.case, item=item, because=text)
    unit.session.flush()
    there = unit.live(Answer, Answer.case_id == hall.case, Answer.key == journal_queue.PASSED_OVER)
    return Kept(Answer, there[-1].id, "text")


def _box_name(unit: Unit, hall: Hall, text: str) -> None:
    first, *others = journal_boxes.shipped_boxes()
    journal_boxes.save_boxes(unit, (replace(first, name=text), *others))
    journal_queue.list_queue(unit, hall.case, older=True)


def _box_limit(unit: Unit, hall: Hall, text: str) -> None:
    first, *others = journal_boxes.shipped_boxes()
    journal_boxes.save_boxes(unit, (replace(first, limit=read_limit(text)), *others))
    journal_queue.list_queue(unit, hall.case, older=True)


PLAN_PAPER_DOORS: dict[str, Door] = {
    "programmes.add name": _from_catalogue,
    "programmes.add law": read(_legal_basis),
    "programmes.add id": read(lambda u, h, t: programme_plan.add_from_catalogue(u, h.case, None, t)),
    **{f"programmes.keep {field}": _programme_field(field) for field in LABELS},
    "programmes.keep file": read(lambda u, _, t: programmes.keep_programmes(u, {OURS.id: from_text(t)})),
    "programmes.keep as it is": read(
        lambda u, _, t: programmes.keep_programmes(u, {OURS.id: replace(OURS, name=t, about=t, themes=(t,), source=t)})
    ),
    "programmes.preview cells": read(_programme_line),
    "programmes.preview headings": read(_headings),
    "programmes.situations": read(_situation),
    "programmes.list": read(_searched),
    "jargon.add text": read(lambda u, _, t: add_word(u, t, instead="noget andet")),
    "jargon.add instead": read(lambda u, _, t: add_word(u, "foranstaltning", instead=t)),
    "jargon.leave_out": read(lambda u, _, t: leave_out(u, t)),
    "jargon.take_back": read(lambda u, _, t: take_back(u, t)),
    "plain.reword": _reworded,
    "plain.look": read(_looked_at),
    "journal.pass": _passed_over,
    "journal_boxes.save name": read(_box_name),
    "journal_boxes.save limit": read(_box_limit),
}
