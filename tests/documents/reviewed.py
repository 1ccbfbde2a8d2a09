"""The paper of a review with the leader, by hand: ordinary, empty, and far too much."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from papers import HOSTILE

from app.services.case_phase import Phase
from app.services.journal_due import OutsideRow
from app.services.review_list import NEVER, CaseDates, ReviewLine, Silence
from app.services.review_list_paper import PaperCase, ReviewPaper
from app.services.review_list_waiting import WaitingCase, WaitingLists

DAY = date(2026, 11, 22)
ID = UUID(int=7)
LINE = ReviewLine(
    case_id=ID,
    number="2026-014",
    children=("Mathias Kjærgaard Østergård", "Alma Kjærgaard Østergård"),
    initials=("MKØ", "AKØ"),
    phases=(Phase.ASSESSMENT, Phase.FOLLOW_UP),
    stage="Anbragt · Barnets plan",
    rungs=(2, 4),
    goals_reached=1,
    goals=3,
    dates=CaseDates(2, date(2026, 11, 3), "Sanne ringer til Torben", date(2026, 11, 29)),
    talked=(Silence("AKØ", None, late=True), Silence("MKØ", 4, late=False)),
    quiet_days=4,
    last_review=DAY,
    planned_review=None,
    agreed="Sanne taler med Alma i denne uge.",
    needs=("2 datoer over tiden", "tal med børnene"),
)
CALM = replace(
    LINE, number="", initials=("LHP",), needs=(), dates=CaseDates(), talked=(Silence("LHP", 0, late=False),), goals=0,
    rungs=(), last_review=None, agreed="",
)  # fmt: skip
WAITING = WaitingLists(
    outside=(OutsideRow(ID, "2026-014", 3, 1, date(2026, 11, 2), date(2026, 11, 9)),),
    no_date=(WaitingCase(ID, ""),),
    silent=(WaitingCase(ID, "2026-014", NEVER), WaitingCase(ID, "2026-007", 104)),
    system="DUBU",
    limit=90,
)
REVIEW = ReviewPaper(
    title="Sagsgennemgang",
    made_on=DAY,
    caseworker="Sanne Vestergaard",
    leader="Mette Holm",
    municipality="Herning Kommune",
    logo=None,
    example=False,
    cases=(PaperCase("MKØ og AKØ", LINE, LINE.agreed), PaperCase("LHP", CALM)),
    waiting=WAITING,
    file_name="sagsgennemgang-2026-11-22.pdf",
)
NO_REVIEW = replace(REVIEW, leader="", caseworker="", municipality="", cases=(), waiting=None)
_MONSTER = replace(
    LINE, number=HOSTILE, stage=HOSTILE, dates=CaseDates(99, DAY, HOSTILE * 3, DAY), needs=(HOSTILE,) * 3,
    talked=(Silence(HOSTILE, 4000, late=True),) * 5,
)  # fmt: skip
LONG_REVIEW = replace(
    REVIEW,
    leader=HOSTILE,
    example=True,
    cases=(PaperCase(HOSTILE, _MONSTER, HOSTILE * 20), *(PaperCase("MKØ", LINE, LINE.agreed),) * 24),
    waiting=replace(WAITING, no_date=tuple(WaitingCase(ID, f"2026-{number:03d}") for number in range(300))),
)
