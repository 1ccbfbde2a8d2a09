"""The paper of a review with the leader, by hand: ordinary, empty, and far too much."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from papers import HOSTILE

from app.services.case_phase import Phase
from app.services.journal_due import OutsideRow
from app.services.plan_rows import Quote
from app.services.review_list import NEVER, CaseDates, ReviewLine, Silence
from app.services.review_list_paper import PaperCase, ReviewPaper
from app.services.review_list_waiting import WaitingCase, WaitingLists
from app.services.review_pages import ReviewPage
from app.services.review_steps import DecidedStep

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
    unreviewed=(WaitingCase(ID, "2026-031", 204),),
    unseen=(WaitingCase(ID, "2026-044", 19),),
    unseen_limit=14,
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
PAGE = ReviewPage(
    line=LINE,
    why="Mathias har været meget væk fra skolen siden sommerferien.",
    dates=("20. november 2026: Sanne ringer til Torben (over tiden)", "29. november 2026: Inger og Mathias fisker"),
    goals=("Mathias er i skole mindst fire dage om ugen (på vej, 6 af 10)",),
    voice=(Quote(text="Jeg får ondt i maven.", said_on=DAY, situation="MKØ"),),
    since="1 møde, 2 samtaler med barnet",
    not_held=("12. november 2026: opfølgning (familien kom ikke)",),
    weight="mellem, 12 point",
    steps=(DecidedStep(ID, "Sanne ringer til skolen senest 4. december", DAY),),
)
PAGES = replace(
    REVIEW, cases=(PaperCase("MKØ og AKØ", LINE, page=PAGE), PaperCase("LHP", CALM, page=replace(PAGE, line=CALM)))
)
_MONSTER = replace(
    LINE, number=HOSTILE, stage=HOSTILE, dates=CaseDates(99, DAY, HOSTILE * 3, DAY), needs=(HOSTILE,) * 3,
    talked=(Silence(HOSTILE, 4000, late=True),) * 5,
)  # fmt: skip
MONSTER_PAGE = replace(
    PAGE, line=_MONSTER, why=HOSTILE * 30, dates=(HOSTILE * 4,) * 40, goals=("x" * 5000,) * 40, since=HOSTILE,
    not_held=(HOSTILE * 9,) * 9,
    voice=(Quote(text="y" * 9000, situation=HOSTILE),) * 9, steps=(DecidedStep(ID, HOSTILE * 9, DAY),) * 30,
)  # fmt: skip
MONSTER_PAGES = replace(REVIEW, cases=(PaperCase(HOSTILE, _MONSTER, HOSTILE * 20, MONSTER_PAGE),), waiting=None)
LONG_REVIEW = replace(
    REVIEW,
    leader=HOSTILE,
    example=True,
    cases=(PaperCase(HOSTILE, _MONSTER, HOSTILE * 20), *(PaperCase("MKØ", LINE, LINE.agreed),) * 24),
    waiting=replace(WAITING, no_date=tuple(WaitingCase(ID, f"2026-{number:03d}") for number in range(300))),
)
