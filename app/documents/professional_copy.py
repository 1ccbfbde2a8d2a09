"""The professional copy: all the plan holds, with legal basis, numbers, measures and people; each thing told once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.documents import parts, styles
from app.documents import professional_help as given
from app.documents.contact_cards import meeting_time
from app.documents.day_words import NO_BREAK, capital, listed, long_day, sentence, week_day
from app.documents.fact_table import columns_used, facts, grid
from app.documents.family_shared import OwnPart, apart, in_full
from app.documents.flow import Item, gathered
from app.documents.panel import Panel
from app.documents.professional_goals import given_numbers, goals, scores
from app.services.plan_professional_rows import TalkLine
from app.services.plan_rows import AgreementLine, Area, ChildPart, Ending, PersonLine, PlanPaper

PLACES: tuple[tuple[Area, str], ...] = (
    ("home", "Det gør vi hjemme"),
    ("school", "Det gør skolen"),
    ("leisure", "Det gør vi i fritiden"),
    ("municipality", "Det gør kommunen"),
    ("hard_times", "Hvis det bliver svært"),
    ("other", "Andre aftaler"),
)
FOR_ALL = "Fælles for børnene"
_HEAD = ("Nr.", "Hvem", "Hvad", "Hvornår", "Status")
_SHARES = (0.05, 0.24, 0.33, 0.22, 0.16)


def professional_story(paper: PlanPaper) -> list[Item]:
    """Return the paper as a story; each part of it stands together where that costs no page."""
    story: list[Item] = [parts.heading(paper.title, styles.TITLE, before=0, after=3)]
    story += parts.text("Fagligt eksemplar", styles.LEAD, after=4)
    story += _opening(paper)
    story += given.sections(paper.sections, deeper=0)
    common, own = apart(paper.children, in_full)
    story += _common(common, paper.made_on)
    for each in own:
        story += _child(each, paper.made_on)
    if paper.agreements:
        story += _under("Fælles aftaler: hvem gør hvad", _agreements(paper.agreements, deeper=0))
    story += _under("Opfølgning", _follow_up(paper))
    story += _under("Holdte opfølgninger", given.follow_ups(paper.follow_ups))
    story += _under("Når hjælpen kan slutte", _ending(paper.ending))
    story += _under("Rådgiver", _caseworker(paper))
    return story + _under("Lovgrundlag for afsnittene", given.laws(paper.laws))


def _under(title: str, body: Sequence[Panel], *, deeper: int = 0) -> list[Item]:
    if not body:
        return []
    return gathered([parts.heading(title, styles.PRO_HEADING, before=16, after=3, deeper=deeper), *body])


def _of_child(title: str, body: Sequence[Panel]) -> list[Item]:
    """Return a part of what stands under the child's name."""
    return _under(title, body, deeper=1)


def _opening(paper: PlanPaper) -> list[Panel]:
    meeting = paper.meeting
    day = week_day(meeting.held_on) if meeting and meeting.held_on else ""
    return facts([
        ("Sagsnummer", paper.facts.number),
        ("Rådgiver", paper.facts.caseworker),
        ("Planen følger", paper.facts.law),
        ("Forventet varighed", paper.facts.duration),
        ("Lavet i forbindelse med", paper.facts.made_while),
        ("Møde", ", ".join(part for part in (day, meeting.place if meeting else "") if part)),
        ("Til stede", listed(meeting.present) if meeting else ""),
        ("Formål", paper.purpose),
        ("Baggrund", paper.why),
    ])  # fmt: skip


def _common(common: ChildPart, made_on: date) -> list[Item]:
    """Return what holds for all the children, told once before the part of each."""
    story = _of_child("Afgørelse", given.decision(common.decision))
    story += _of_child("Det virker", parts.bullets(common.works, styles.PRO_BODY, columns=2))
    story += _of_child("Det bekymrer", parts.bullets(common.worries, styles.PRO_BODY))
    story += _of_child("Mål", goals(common.goals, common.hopes))
    story += _of_child("Indsatser", given.measures(common.help, made_on))
    return [parts.heading(FOR_ALL, styles.SECTION, before=22, after=2), *story] if story else []


def _child(own: OwnPart, made_on: date) -> list[Item]:
    child = own.part
    name = child.name or child.first_name
    title = name + (f", {child.age}{NO_BREAK}år" if child.age is not None else "")
    story: list[Item] = [parts.heading(title, styles.SECTION, before=22, after=2)]
    story += parts.quotes(child.own_words, child.first_name, styles.PRO_QUOTE, styles.PRO_SOFT)
    story += parts.text(sentence(child.wish), styles.PRO_BODY, before=4)
    story += _of_child("Samtaler med barnet", _talks(child.talks))
    story += _of_child("Afgørelse", given.decision(child.decision))
    story += _of_child("Formål", parts.text(child.purpose, styles.PRO_BODY))
    story += _of_child("Baggrund", parts.text(child.why, styles.PRO_BODY))
    story += given.sections(child.sections, deeper=1)
    story += _of_child("Det virker", parts.bullets(child.works, styles.PRO_BODY, columns=2))
    story += _of_child("Det bekymrer", parts.bullets(child.worries, styles.PRO_BODY))
    story += _of_child("Mål", [*goals(child.goals, child.hopes), *given_numbers(own.curved)])
    story += _of_child("Skalaer", scores(child.scores))
    story += _of_child("Hvem gør hvad", _agreements(child.agreements, deeper=1))
    story += _of_child("Indsatser", given.measures(child.help, made_on))
    story += _of_child("Fravær fra skolen", given.absence(child.absence))
    story += _of_child("Når hjælpen kan slutte", _ending(child.ending))
    story += _of_child("Deltagere", _people(child.participants))
    return story + _of_child("Netværk", _people(child.network))


def _talks(rows: Sequence[TalkLine]) -> list[Panel]:
    """Return the talks with the child in a table, and below it what the child said at each."""
    said = [": ".join(part for part in (row.when, f"»{row.said}«") if part) for row in rows if row.said]
    return given.talks(rows) + parts.bullets([capital(each) for each in said], styles.PRO_BODY)


def _agreements(lines: Sequence[AgreementLine], *, deeper: int) -> list[Panel]:
    """Return who does what by when, by the place where it is done."""
    story: list[Panel] = []
    columns = columns_used([_cells(row) for row in lines])
    for area, place in PLACES:
        rows = [_cells(row) for row in lines if row.area == area]
        if rows:
            story.append(parts.heading(place, styles.PRO_STRONG, before=8, after=1, deeper=deeper))
            story += grid(_HEAD, rows, _SHARES, columns=columns)
    return story


def _cells(row: AgreementLine) -> tuple[str, ...]:
    return str(row.number), _owners(row), capital(sentence(row.text)), row.when_text, _standing(row)


def _owners(row: AgreementLine) -> str:
    """Return the owners, with what they are and where from as far as that is known."""
    known = [f"{each.name}, {each.role}" if each.role else each.name for each in row.contacts]
    return "; ".join(known) if known else listed(row.owners)


def _standing(row: AgreementLine) -> str:
    told = [capital(sentence(row.status))]
    if row.to_be_decided:
        by = f", svar senest {long_day(row.answer_by)}" if row.answer_by else ""
        told.append(f"Skal afgøres af kommunen{by}.")
    if row.party:
        told.append(f"Part: {sentence(row.party)}")
    if row.awaiting:
        told.append(f"Mangler svar fra {sentence(listed(row.awaiting))}")
    return " ".join(part for part in told if part)


def _people(people: Sequence[PersonLine]) -> list[Panel]:
    rows = [
        (row.name, row.role, row.contribution if row.contribution != row.role else "", row.attendance) for row in people
    ]
    return grid(("Navn", "Rolle", "Bidrager med", "Deltager"), rows, (0.28, 0.24, 0.3, 0.18))


def _follow_up(paper: PlanPaper) -> list[Panel]:
    meeting = paper.next_meeting
    return facts([
        ("Næste møde", meeting_time(meeting) if meeting else ""),
        ("Sted", meeting.place if meeting else ""),
        ("Deltagere", listed(meeting.people) if meeting else ""),
        ("Rytme", paper.rhythm_text),
        ("Begrundelse", paper.cadence_reason),
        ("Hvis det bliver svært", paper.hard_times_text),
        ("Sikkerhed", paper.safety_line),
    ])  # fmt: skip


def _ending(ending: Ending | None) -> list[Panel]:
    if ending is None:
        return []
    return facts([("Sagen kan lukkes, når", ending.when), ("Ring bagefter til", ending.call_then)])


def _caseworker(paper: PlanPaper) -> list[Panel]:
    contact = paper.caseworker
    return facts([
        ("Navn", ", ".join(part for part in (contact.name, contact.title) if part)),
        ("Telefon", ", ".join(part for part in (contact.phone, contact.hours) if part)),
        ("Afløser", ", ".join(part for part in (contact.substitute, contact.substitute_phone) if part)),
        ("Døgnvagt", ", ".join(part for part in (contact.out_of_hours_name, contact.out_of_hours_phone) if part)),
    ])  # fmt: skip
