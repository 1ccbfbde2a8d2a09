"""What Jan of story B may read of a case: every paper with its bytes, words and name, for the tests of protection."""

import dataclasses
from typing import Any
from uuid import UUID

import pypdfium2

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.people import Person
from app.services.network_paper import NetworkDraft, network_paper_for
from app.services.papers import PlanDraft, plan_for
from app.services.ports import Unit

COPIES = (("family", None), ("family", "Jan Sørensen"), ("professional", "Jan Sørensen"))
"""Every copy that Jan may read."""


def person(unit: Unit, case_id: UUID, name: str) -> UUID:
    return next(each.id for each in unit.live(Person, Person.case_id == case_id) if each.name == name)


def drafts_of(store: OpenStore, case_id: UUID, copies: tuple[tuple[str, str | None], ...]) -> list[PlanDraft]:
    """What each copy would hold."""
    with store.units.read("paper.preview") as unit:
        return [
            plan_for(
                unit, case_id, copy=copy, recipient_id=person(unit, case_id, name) if name else None, with_genogram=True
            )
            for copy, name in copies
        ]


def papers_of(
    store: OpenStore, case_id: UUID, copies: tuple[tuple[str, str | None], ...]
) -> list[tuple[Any, bytes, str]]:
    """The rows, bytes and file name of each copy."""
    drafts = drafts_of(store, case_id, copies)
    return [(dataclasses.asdict(each.paper), plan_pdf(each.paper), each.file_name) for each in drafts]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    told = " ".join(document.get_metadata_dict().values())
    document.close()
    return " ".join(f"{text} {told}".replace("\u00a0", " ").replace("\ufffe", "-").split())


def maps_of(store: OpenStore, case_id: UUID) -> list[NetworkDraft]:
    """The network map on the papers Jan may read."""
    with store.units.read("paper.preview") as unit:
        return [
            network_paper_for(unit, case_id, copy=copy, recipient_id=person(unit, case_id, name) if name else None)
            for copy, name in COPIES[:2]
        ]
