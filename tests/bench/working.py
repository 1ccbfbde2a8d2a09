"""Work on an open store with a municipality in it: lists, drawing, paper, agreements, import, a case, a key press."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.exchange.case_file import read_case_file
from app.genogram.drawing import draw_family
from app.models.registry import CASE_CLASSES
from app.paths import resources
from app.services import case_content, cases, due_rows, family, meetings, papers, search_words
from app.services.agreements import add_agreement
from app.typeface import measure
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.bench.measures import Pair, in_turn

FULL_TEXT = "SELECT rowid FROM search_text WHERE search_text MATCH ?"
EXAMPLE = resources() / "examples" / "a-mathias.json"


class Floor:
    """The least the same work could cost: plain SQL in the same encrypted file, nothing of ours in between."""

    def __init__(self, store: OpenStore) -> None:
        self._raw = store.vault.engine.raw_connection()
        self._cursor = self._raw.cursor()
        self._cursor.execute("CREATE TABLE IF NOT EXISTS bench_floor (id INTEGER PRIMARY KEY, words TEXT)")

    def rows_of(self, case_id: UUID) -> None:
        """Read every row of a case, table by table."""
        for kind in CASE_CLASSES:
            self.all(f"SELECT * FROM {kind.__tablename__} WHERE case_id = ?", case_id.bytes)  # noqa: S608 - our own table

    def all(self, query: str, *values: Any) -> list[Any]:
        """Run one query and fetch everything."""
        return list(self._cursor.execute(query, values).fetchall())

    def insert(self, count: int = 1) -> None:
        """Insert rows in one transaction that is on disk when this returns."""
        self._cursor.execute("BEGIN IMMEDIATE")
        self._cursor.executemany("INSERT INTO bench_floor (words) VALUES (?)", [("henter Asta til gymnastik",)] * count)
        self._cursor.execute("COMMIT")

    def close(self) -> None:
        """Let go of the connection."""
        self._raw.close()


def pairs(store: OpenStore) -> Iterator[Pair]:
    """Yield each measurement on a store of made-up families; story A is put in for the drawing and the paper."""
    floor = Floor(store)
    workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        story = case_content.store_content(unit, read_case_file(EXAMPLE))
    try:
        yield from reading(workspace, floor, story)
        yield from changing(workspace, floor, story, store)
        yield from looking(workspace, floor, story)
    finally:
        floor.close()


def reading(workspace: Workspace, floor: Floor, story: UUID) -> Iterator[Pair]:
    """Yield lists, search, drawing and paper."""
    names = "SELECT person.* FROM person JOIN child ON child.person_id = person.id"
    yield in_turn("due list", lambda _: workspace.ask(due_rows.list_due), "SELECT of what is due",
                  lambda _: floor.all("SELECT * FROM due_item ORDER BY due_on"))  # fmt: skip
    yield in_turn("list of cases, one letter typed", lambda _: workspace.ask(cases.list_cases, words="s"),
                  "SELECT of all children", lambda _: floor.all(names))  # fmt: skip
    yield in_turn("search, two words", lambda _: workspace.ask(search_words.search, "alma kj"), "one full-text query",
                  lambda _: floor.all(f"{FULL_TEXT} LIMIT 200", '"alma"* "kj"*'))  # fmt: skip
    drawn = workspace.ask(family.family_of_case, story)
    yield in_turn("genogram of story A, laid out", lambda _: draw_family(drawn, measure=measure),
                  "reading it from the store", lambda _: workspace.ask(family.family_of_case, story))  # fmt: skip
    pages = Pages()
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


def looking(workspace: Workspace, floor: Floor, story: UUID) -> Iterator[Pair]:
    """Yield opening a case in the window, and a key press at the meeting with its draft."""
    window = MainWindow(workspace)
    window.resize(1440, 900)
    window.show()
    settle()
    listed = [line.id for line in workspace.ask(cases.list_cases)]
    yield in_turn("open a case", lambda number: shown(window, listed[number]), "SELECT of all its rows",
                  lambda number: floor.rows_of(listed[number]), rounds=12)  # fmt: skip
    field, bare = meeting_field(window, story, workspace), QLineEdit()
    bare.resize(field.size())
    bare.show()
    settle()
    yield in_turn("a key press in the meeting's field", lambda _: pressed(field), "a key press in a bare QLineEdit",
                  lambda _: pressed(bare), rounds=120)  # fmt: skip
    if "aaa" not in field.text():
        raise RuntimeError("the keys did not reach the field")
    window.close()


def meeting_field(window: MainWindow, case_id: UUID, workspace: Workspace) -> Any:
    """Open the meeting of a case at »Hvad virker?« and return the field that has the focus."""
    window.open_meeting(case_id, workspace.ask(meetings.list_meetings, case_id)[-1].id)
    screen = window.findChild(MeetingScreen)
    screen.go_to("works")
    settle()
    return QApplication.focusWidget()


def shown(window: MainWindow, case_id: UUID) -> None:
    """Open a case and paint it."""
    window.open_case(case_id)
    settle()


def pressed(field: Any) -> None:
    """Type one letter and paint the field."""
    QTest.keyClicks(field, "a")
    field.repaint()
    settle()


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


def settle() -> None:
    """Let Qt paint."""
    QApplication.processEvents()
