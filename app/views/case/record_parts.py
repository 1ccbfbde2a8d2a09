"""The parts of a tab that are plain lists of records: what each is called and what is said when it is empty."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.records.section import RecordSection
from app.views.widgets.fitted import Fitted, scrolling
from app.views.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Part:
    """One list: its table, its name, the word on its button, what it says when empty, and one quiet line."""

    table: str
    name: str
    add: str
    empty: str
    explain: str = ""
    first: tuple[str, ...] = ()


ABOUT_PEOPLE = (
    Part("network_tie", "Netværk", "Tilføj en plads", "Ingen i netværket endnu. Hvem er vigtig?",
         "Hvem er tæt på, og hvad kan de bidrage med?"),
    Part("custody", "Forældremyndighed og bopæl", "Tilføj forældremyndighed",
         "Forældremyndigheden er ikke afklaret. Skriv, hvem der har den.",
         "De, der har forældremyndigheden, må læse det, vi skriver."),
    Part("visitation", "Samvær", "Tilføj samvær", "Ikke skrevet endnu."),
    Part("care_arrangement", "Hvem er hos børnene", "Tilføj tid på dagen",
         "Ikke skrevet endnu. Hvem er der morgen, dag, aften og nat?", "Er alle børn i hjemmet trygge?"),
    Part("protection", "Beskyttelse", "Tilføj beskyttelse", "Ingen beskyttelse skrevet.",
         "Kun på din skærm. Programmet holder det ude af papirer til den, der ikke må vide det."),
    Part("keep_apart", "Må ikke være i samme rum", "Tilføj to personer", "Alle kan være i samme rum.",
         "Kun på din skærm."),
    Part("relation", "Relationer", "Tilføj relation", "Ingen relationer endnu."),
    Part("household", "Hjem", "Tilføj hjem", "Ingen hjem endnu. Hvem bor sammen?"),
    Part("child", "Skole og hverdag", "Tilføj barn i sagen", "Ikke skrevet endnu."),
)  # fmt: skip


def make_part(workspace: Workspace, case_id: UUID, part: Part) -> QWidget:
    """Return the list of a part, ready to scroll; ask `section_of` for the list itself."""
    section = RecordSection(
        workspace, case_id, part.table, heading=part.name, add=part.add, empty=part.empty, explain=part.explain,
        first=part.first,
    )  # fmt: skip
    return scrolled_part(section, part.name)


def scrolled_part(section: RecordSection, name: str) -> QWidget:
    """Return a list ready to scroll, under its name."""
    inner = Fitted()
    column = QVBoxLayout(inner)
    column.setContentsMargins(20, 20, 32, 32)
    column.addWidget(section)
    column.addStretch(1)
    return scrolling(inner, name)


def section_of(widget: QWidget | None) -> RecordSection | None:
    """Return the list inside a part, None when the part is something else."""
    return widget.findChild(RecordSection) if widget is not None else None
