"""The page for the new caseworker and the paper of a follow-up, by hand: ordinary, empty, and far too much."""

from dataclasses import replace
from datetime import date

from full_rows import POINTS
from papers import HOSTILE, SANNE

from app.services.follow_up_rows import FollowUpPaper, GoalMove
from app.services.meeting_paper_rows import ReviewedLine
from app.services.new_caseworker_rows import NewCaseworkerPaper
from app.services.plan_rows import NextMeeting, Quote

DAY = date(2026, 11, 22)
NEW_CASEWORKER = NewCaseworkerPaper(
    title="Til den nye rådgiver",
    made_on=DAY,
    version="1",
    number="2026-007",
    children=("Noah Bækgaard Sørensen, 17 år",),
    people=("Forældremyndighed over Noah: Heidi Bækgaard og Jan Sørensen", "Lars Bækgaard, mors bror"),
    why="Noah er flyttet hjem til sin far.",
    purpose="Noah fastholder hverdag, uddannelse og bolig",
    own_words=(Quote(text="I skal ikke tale om Lindely foran min mester.", situation="Noah"),),
    keep=("Jan Sørensen må ikke vide, hvor og hos hvem Heidi Bækgaard er.",),
    agreed=("1. Rune kører Noah mandag morgen i fire uger.",),
    open=("Skal afgøres af kommunen: 3. Støtte til bolig.",),
    works=("Lars", "køkkenet på UCH"),
    dates=("16. december 2026: Opfølgning",),
    follow_ups=("4. november 2026: Noah er på skolen til tiden. Fast kontaktperson: fortsæt.",),
    caseworker=SANNE,
    municipality="Eksempel Kommune",
)
NOTHING_HANDED_ON = NewCaseworkerPaper(title="Til den nye rådgiver", made_on=DAY, version="1")
TOO_MUCH = replace(
    NEW_CASEWORKER,
    version="kladde",
    example=True,
    children=tuple(f"Wilhelmine-Margrethe Kjærsgaard-Østergård nummer {n}, {n} år" for n in range(1, 10)),
    why=HOSTILE + "ord " * 900,
    purpose="x" * 10_000,
    own_words=tuple(Quote(text="y" * 10_000 if n == 1 else HOSTILE * 9, situation=f"Barn {n}") for n in range(9)),
    agreed=tuple(f"{n}. Lone gør nummer {n} " + "igen " * 60 for n in range(1, 61)),
    open=tuple(f"Aftale {n} mangler en dato" for n in range(30)),
    keep=tuple(f"Person {n} må ikke vide, hvor person {n + 1} er." for n in range(30)),
    dates=tuple(f"{n}. december 2026: {HOSTILE}" for n in range(1, 31)),
    works=tuple("z" * 10_000 for _ in range(9)),
    people=tuple(f"Person {n}, {HOSTILE}" for n in range(60)),
    follow_ups=("q" * 10_000, "4. november 2026: Holdt."),
)
FOLLOW_UP = FollowUpPaper(
    title="Ændret siden sidst",
    copy="family",
    made_on=DAY,
    version="1",
    recipients="Til Noah og Jan",
    caseworker=SANNE,
    on=date(2026, 11, 4),
    since=date(2026, 9, 23),
    children=("Noah",),
    progress="Noah er på skolen til tiden om onsdagen",
    child_said="Det går bedre",
    kept=(ReviewedLine(text="Rune kører Noah mandag morgen"),),
    partly=(ReviewedLine(text="Lars og Noah skriver ansøgninger", note="to af fire"),),
    not_kept=(ReviewedLine(text="Pia ringer hver uge"),),
    new=(ReviewedLine(text="Noah ringer selv til skolen"),),
    goals=(
        GoalMove(text="Noah er på skolen til tiden", points=POINTS, curve_words="Noah sagde 4, 5 og 6."),
        GoalMove(text="Noah har sin egen læreplads", status="på vej"),
    ),
    decisions=("Fast kontaktperson: fortsæt",),
    next_meeting=NextMeeting(on=date(2026, 12, 16)),
    next_reason="Fraværet er stadig nyt",
)
NO_FOLLOW_UP = FollowUpPaper(title="Ændret siden sidst", copy="family", made_on=DAY, version="1", on=DAY)
LONG_FOLLOW_UP = replace(
    FOLLOW_UP,
    progress=HOSTILE * 40,
    child_said="x" * 10_000,
    kept=FOLLOW_UP.kept * 60,
    goals=FOLLOW_UP.goals * 10,
    decisions=(HOSTILE * 9,) * 9,
)
