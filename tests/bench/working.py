"""Work on an open store with a municipality in it, without a window: lists, drawing, paper, agreements, import."""

import json
from collections.abc import Iterator
from io import BytesIO
from uuid import UUID

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.exchange.case_file import read_case_file
from app.genogram.drawing import draw_family
from app.paths import resources
from app.services import case_content, cases, due, due_rows, family, papers, search_words, today_rows
from app.services.agreements import add_agreement
from app.services.snapshot import read_case
from app.typeface import measure
from app.views.workspace import Workspace
from tests.bench.floor import Floor
from tests.bench.measures import Pair, in_turn

FULL_TEXT = "SELECT rowid FROM search_text WHERE search_text MATCH ?"
EXAMPLE = resources() / "examples" / "a-mathias.json"


def pairs(workspace: Workspace, floor: Floor, story: UUID, store: OpenStore) -> Iterator[Pair]:
    """Yield each measurement; `story` is the case of story A."""
    yield from reading(workspace, floor, story, store)
    yield from changing(workspace, floor, story, store)


def reading(workspace: Workspace, floor: Floor, story: UUID, store: OpenStore) -> Iterator[Pair]:
    """Yield lists, search, drawing and paper."""
    names = "SELECT person.* FROM person JOIN child ON child.person_id = person.id"
    yield in_turn("due list", lambda _: workspace.ask(due_rows.list_due), "SELECT of what is due",
                  lambda _: floor.all("SELECT * FROM due_item ORDER BY due_on"))  # fmt: skip
    yield in_turn("list of cases, one letter typed", lambda _: workspace.ask(cases.list_cases, words="s"),
                  "SELECT of all children", lambda _: floor.all(names))  # fmt: skip
    yield in_turn("search, two words", lambda _: workspace.ask(search_words.search, "alma kj"), "one full-text query",
                  lambda _: floor.all(f"{FULL_TEXT} LIMIT 200", '"alma"* "kj"*'))  # fmt: skip
    yield in_turn("I dag, read", lambda _: workspace.ask(today_rows.read_today), "one count of what is due",
                  lambda _: floor.count("due_item"))  # fmt: skip
    drawn = workspace.ask(family.family_of_case, story)
    yield in_turn("genogram of story A, laid out", lambda _: draw_family(drawn, measure=measure),
                  "reading it from the store", lambda _: workspace.ask(family.family_of_case, story))  # fmt: skip
    pages = Pages()
    yield in_turn("dates of story A anew", lambda _: anew(store, story), "SELECT of all its rows",
                  lambda _: floor.rows_of(story))  # fmt: skip
    yield in_turn("plan of story A as PDF, from the facts", lambda _: printed(workspace, story),
                  "two ReportLab pages in the same font", lambda _: pages.write(2))  # fmt: skip


def changing(workspace: Workspace, floor: Floor, story: UUID, store: OpenStore) -> Iterator[Pair]:
    """Yield an agreement, undoing it, and an import."""
    least = "one INSERT and COMMIT in the same file"
    yield in_turn("add an agreement", lambda number: agreed(workspace, story, number), least, lambda _: floor.insert())
    yield in_turn("undo it", lambda _: workspace.undo_stack.undo(), least, lambda _: floor.insert(), rounds=12)

    def bring(_: int) -> None:
        with store.units.step("Hent sag", "case.import", undoable=False) as unit:
            case_content.store_content(unit, read_case_file(EXAMPLE), as_new=True)

    content = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    rows = sum(len(section) for section in content.values() if isinstance(section, list))
    yield in_turn("import story A, checked against the schema", bring, "as many plain INSERTs and COMMIT",
                  lambda _: floor.insert(rows), rounds=8)  # fmt: skip


def anew(store: OpenStore, case_id: UUID) -> None:
    """Work out the dates of a case, and give them up again."""
    with store.units.read("due.list") as unit:
        due.recompute(unit, read_case(unit, case_id))
        unit.session.rollback()


def agreed(workspace: Workspace, case_id: UUID, number: int) -> None:
    """Add one agreement; a refusal would make the figure worthless."""
    if workspace.do("Tilføj aftale", add_agreement, case_id, text=f"henter nr. {number}", when="hver tirsdag") is None:
        raise RuntimeError("the agreement was refused")


def printed(workspace: Workspace, case_id: UUID) -> bytes:
    """Return the family's plan, from the facts to the bytes."""
    return plan_pdf(workspace.ask(papers.plan_for, case_id).paper)


class Pages:
    """Pages of text as ReportLab writes them in the shipped font with nothing laid out."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(TTFont("bench", resources() / "fonts" / "AtkinsonHyperlegibleNext-400.ttf"))

    def write(self, count: int) -> bytes:
        """Return the bytes of a document."""
        kept = BytesIO()
        canvas = Canvas(kept)
        for _ in range(count):
            canvas.setFont("bench", 11)
            for line in range(45):
                canvas.drawString(60, 780 - 16 * line, "Kasper henter Mathias til træning tirsdag kl. 16.40.")
            canvas.showPage()
        canvas.save()
        return kept.getvalue()
