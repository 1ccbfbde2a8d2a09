"""Every paper of the three shipped families, from the store to the bytes, is for everyone and for the archive."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from pdf_reading import overlaps, pages, strays
from tagged_reading import TaggedPaper
from validators import errors

from app.bootstrap import OpenStore
from app.documents.access_paper import access_pdf
from app.documents.audit_paper import audit_pdf
from app.documents.genogram_paper import genogram_pdf
from app.documents.meeting_paper import meeting_pdf
from app.documents.network_paper import network_pdf
from app.documents.plan_paper import plan_pdf
from app.genogram.drawing import draw_family
from app.models.enums import Copy
from app.models.meeting import Meeting
from app.models.people import Person
from app.services.access_letter import access_letter
from app.services.audit_report import read_audit
from app.services.family import family_of_case
from app.services.meeting_paper import meeting_paper_for
from app.services.meeting_paper_recipients import invitations_for, papers_for
from app.services.network_paper import network_paper_for
from app.services.papers import plan_for
from app.services.ports import Unit
from app.typeface import measure
from tests.doing import ask

Named = tuple[str, bytes]


def of_case(unit: Unit, case_id: UUID) -> Iterator[Named]:
    """Yield the papers of a family that need no meeting."""
    for copy in ("family", "child", "professional"):
        yield f"plan {copy}", plan_pdf(plan_for(unit, case_id, copy=copy, with_genogram=copy != "child").paper)
    yield "kort", network_pdf(network_paper_for(unit, case_id).paper)
    drawing = draw_family(family_of_case(unit, case_id, for_paper=True), measure=measure)
    for size in ("A4", "A3", "poster"):
        yield f"tegning {size}", genogram_pdf(drawing, "Familien", unit.today, paper=size)
    person = unit.live(Person, Person.case_id == case_id)[0].id
    yield "aktindsigt", access_pdf(access_letter(unit, case_id, person_id=person))
    yield "hvem har set", audit_pdf(read_audit(unit, case_id))


def of_meetings(unit: Unit, case_id: UUID) -> Iterator[Named]:
    """Yield the invitations and papers of every meeting of a family."""
    for meeting in unit.live(Meeting, Meeting.case_id == case_id):
        for each in (*invitations_for(unit, meeting.id), *papers_for(unit, meeting.id)):
            draft = meeting_paper_for(
                unit, meeting.id, kind=each.kind, copy=Copy(each.copy), recipient_id=each.recipient_id,
                child_id=each.child_id,
            )  # fmt: skip
            yield f"{each.kind} {each.copy} {each.recipient_id}", meeting_pdf(draft.paper)


@pytest.mark.parametrize(
    "family",
    [
        # Of meetings there is a paper of each kind in `test_paper_validators`; these are 25 of one family.
        pytest.param("mathias_case", marks=pytest.mark.long(sample=False)),
        "noah_case",
        "liv_case",
    ],
)
def test_every_paper_of_every_shipped_family_is_tagged_whole_and_fit_for_the_archive(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID, family: str
) -> None:
    case_id = {"mathias_case": mathias_case, "noah_case": noah_case, "liv_case": liv_case}[family]
    made = {
        name: data
        for some in (of_case, of_meetings)
        for name, data in ask(store, lambda unit, some=some: list(some(unit, case_id)))
    }
    assert len(made) > 8
    assert {name: wrong for name, data in made.items() if (wrong := errors(data))} == {}


def test_no_letter_of_a_shipped_plan_lies_on_another(store: OpenStore, liv_case: UUID) -> None:
    for copy in ("family", "child", "professional"):
        data = plan_pdf(ask(store, plan_for, liv_case, copy=copy).paper)
        assert overlaps(data) == strays(data) == []
        whole = TaggedPaper(data)
        read_aloud = whole.text_of(whole.tree)
        assert "Liv" in read_aloud
        assert len(pages(data)) <= 4
