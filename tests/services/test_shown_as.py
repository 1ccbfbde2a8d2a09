"""»Vis som …«: what Jan sees of story B tells nothing of where Heidi is, and does not change when that changes."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.models.enums import Copy
from app.models.people import Household
from app.services.papers import plan_for
from app.services.people import list_people
from app.services.ports import Unit
from app.services.records import change_record
from app.services.shown_as import SeenAs, list_readers, numbered, see_as


def person(store: OpenStore, case_id: UUID, name: str) -> UUID:
    return next(row.id for row in ask(store, list_people, case_id) if row.name == name)


def seen(store: OpenStore, case_id: UUID, name: str) -> SeenAs:
    found = ask(store, see_as, case_id, person(store, case_id, name))
    assert isinstance(found, SeenAs)
    return found


def everything_out(store: OpenStore, case_id: UUID, name: str) -> list[object]:
    """The page, and the bytes, readable text and name of every paper one person would get."""
    page = seen(store, case_id, name)
    out: list[object] = [page.parts, page.called]
    for copy in page.copies:
        draft = ask(
            store, plan_for, case_id, copy=copy.copy.value, child_id=copy.child_id, recipient_id=copy.recipient_id
        )
        pdf = plan_pdf(draft.paper)
        out += [pdf, read_back(pdf, draft.file_name), draft.file_name]
    return out


def heidi_somewhere_else(store: OpenStore, case_id: UUID) -> None:
    def rename(unit: Unit) -> None:
        for home in unit.live(Household, Household.case_id == case_id):
            home.label = "krisecenteret i Vejle" if "veninde" in (home.label or "") else home.label

    heidi, yasmin = (person(store, case_id, name) for name in ("Heidi Bækgaard", "Yasmin Farah"))
    values = {"town": "Vejle", "residence": "på krisecenter", "address": "Vestergade 7", "phone": "12345678"}
    do(store, change_record, "person", heidi, values)
    do(store, change_record, "person", yasmin, {"town": "Vejle", "name": "Yasmin Ali", "called": ""})
    do(store, rename)


def test_nothing_jan_gets_changes_by_a_byte_when_heidi_is_somewhere_else(store: OpenStore, noah_case: UUID) -> None:
    before = everything_out(store, noah_case, "Jan Sørensen")
    heidi_somewhere_else(store, noah_case)

    assert everything_out(store, noah_case, "Jan Sørensen") == before
    for word in ("Yasmin", "veninde", "Vejle", "skift", "krise"):
        assert word not in str(before)


def test_the_comparison_would_see_what_he_may_know(store: OpenStore, noah_case: UUID) -> None:
    before = everything_out(store, noah_case, "Jan Sørensen")
    do(store, change_record, "person", person(store, noah_case, "Gerda"), {"town": "Herning"})
    assert everything_out(store, noah_case, "Jan Sørensen")[0] != before[0]


def test_she_is_told_what_is_held_back_and_why(store: OpenStore, noah_case: UUID) -> None:
    heidi_somewhere_else(store, noah_case)
    left_out = seen(store, noah_case, "Jan Sørensen").left_out
    assert any(line.startswith("Yasmin Ali: Det kan afsløre") for line in left_out)
    assert "By (Heidi Bækgaard): Det kan vise, hvor en beskyttet person er." in left_out
    assert any(line.startswith("Hjem: krisecenteret i Vejle: Kun eget hjem") for line in left_out)


def test_each_sees_their_own_home_and_heidi_sees_where_she_is(store: OpenStore, noah_case: UUID) -> None:
    def homes(name: str) -> tuple[str, ...]:
        return next((part.lines for part in seen(store, noah_case, name).parts if part.heading == "Hjem"), ())

    assert homes("Jan Sørensen") == ("Ikast · Jan og Noah",)
    assert any("veninde" in line for line in homes("Heidi Bækgaard"))


@pytest.mark.parametrize(
    ("name", "copies"),
    [
        ("Jan Sørensen", [Copy.FAMILY]),
        ("Noah Bækgaard Sørensen", [Copy.FAMILY, Copy.CHILD]),
        ("Rune Aagaard", [Copy.FAMILY, Copy.PROFESSIONAL]),
        ("Yasmin Farah", [Copy.FAMILY]),
    ],
)
def test_everybody_gets_the_papers_made_for_them(
    store: OpenStore, noah_case: UUID, name: str, copies: list[Copy]
) -> None:
    assert [each.copy for each in seen(store, noah_case, name).copies] == copies


def test_only_the_living_with_a_name_can_be_chosen(store: OpenStore, noah_case: UUID) -> None:
    readers = {row.name: row for row in ask(store, list_readers, noah_case)}
    assert {"Jan Sørensen", "Heidi Bækgaard", "Noah Bækgaard Sørensen", "Yasmin Farah"} <= set(readers)
    assert not {"farfar", "Mikkels og Sofies barn", "psykiatrisk ambulatorium"} & set(readers)
    assert readers["Heidi Bækgaard"].gets_the_plan
    assert not readers["Yasmin Farah"].gets_the_plan
    assert not readers["Sanne Vestergaard"].gets_the_plan


def test_numbered_names_still_name_nobody() -> None:
    assert numbered("plan-2026-007.pdf", 2) == "plan-2026-007-2.pdf"


def test_an_agreement_for_two_is_seen_by_those_two_only(store: OpenStore, noah_case: UUID) -> None:
    holding = {
        name
        for name in ("Jan Sørensen", "Noah Bækgaard Sørensen", "Heidi Bækgaard", "Rune Aagaard")
        if "ingen øl" in str(seen(store, noah_case, name).parts)
    }
    assert holding == {"Jan Sørensen", "Noah Bækgaard Sørensen"}
