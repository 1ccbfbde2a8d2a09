"""The family's copy: the child's words, what we want, what works, who does what, and whom to call.

Order and words follow what families can use at the kitchen table: no paragraph signs, no numbers by adults, nothing
that is not agreed written as if it were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.documents import parts, styles
from app.documents.charts import numbers
from app.documents.contact_cards import contact_cards
from app.documents.day_words import NO_BREAK, capital, listed, long_day, sentence, week_day
from app.documents.family_shared import OwnPart, apart
from app.documents.flow import Item, gathered
from app.documents.panel import Panel
from app.documents.typesetting import Span, Style
from app.services.plan_rows import AgreementLine, Area, ChildPart, Ending, GoalLine, PlanPaper

AREAS: tuple[tuple[Area, str], ...] = (
    ("home", "Hjemme"),
    ("school", "I skolen"),
    ("leisure", "I fritiden"),
    ("municipality", "Kommunen"),
    ("other", "Andre aftaler"),
)
AGREED, WORKS = "Det har vi aftalt", "Det virker allerede"
TICK = "Sæt et kryds, når aftalen er holdt. Vi ser på dem sammen næste gang."


def family_story(paper: PlanPaper) -> list[Item]:
    """Return the paper as a story. Who does what is on one page where that costs none: it hangs on the refrigerator."""
    several = len(paper.children) > 1
    story: list[Item] = [*_opening(paper)]
    if several:
        story += parts.text(" ".join(sentence(each) for each in (paper.why, paper.purpose) if each), before=6)
    common, own = apart(paper.children)
    story += _under("Det vil vi nå sammen", _goals(common)) + _under(WORKS, parts.bullets(common.works, columns=2))
    for each in own:
        body = _child(each, named=several)
        story += gathered(body) if several else body
    if several:
        story += gathered(agreements(paper.agreements, "Aftaler for jer alle"))
    else:
        story += gathered(agreements(_all(paper), AGREED, told=TICK))
    story += undecided(_all(paper))
    story += _hard_times(paper)
    story += contact_cards(paper)
    story += _ending(paper.ending)
    for child in paper.children:
        story += _ending(child.ending, child.first_name if several else "")
    return story + _rights(paper)


def _all(paper: PlanPaper) -> tuple[AgreementLine, ...]:
    own = [row for child in paper.children for row in child.agreements]
    return tuple(sorted(dict.fromkeys([*own, *paper.agreements]), key=lambda row: row.number))


def _opening(paper: PlanPaper) -> list[Panel]:
    story: list[Panel] = [parts.heading(paper.title, styles.TITLE, before=0, after=5)]
    names = listed([child.first_name for child in paper.children])
    meeting = paper.meeting
    if meeting is None:
        return story + parts.text(f"For {names}." if names else "", styles.LEAD)
    told = "Det aftalte vi" + (f" for {names}" if names else "")
    told += f" {week_day(meeting.held_on)}" if meeting.held_on else ""
    told += f", {meeting.place.strip()}" if meeting.place.strip() else ""
    story += parts.text(sentence(told), styles.LEAD)
    if meeting.present:
        story += parts.text(f"Med var {sentence(listed(meeting.present))}", styles.LEAD)
    return story


def _child(own: OwnPart, *, named: bool) -> list[Item]:
    """Return what is told of one child; one of whom there is nothing of their own is no heading with nothing under."""
    child = own.part
    story: list[Item] = []
    by = child.name or child.first_name
    by += f", {child.age}{NO_BREAK}år" if child.age is not None else ""
    story += parts.quotes(child.own_words, by, styles.QUOTE, styles.SOFT)
    story += parts.text(" ".join(part for part in (sentence(child.why), sentence(child.wish)) if part), before=8)
    deeper = int(named)
    story += _under("Det vil vi nå", _goals(child, own.curved), deeper)
    story += _under(WORKS, parts.bullets(child.works, columns=2), deeper)
    if not named:
        return story
    story += gathered(agreements(child.agreements, AGREED, styles.HEADING, deeper=deeper))
    name = parts.heading(child.first_name or child.name, styles.CHILD_NAME, before=30, after=2)
    return [name, *story] if story else []


def _goals(child: ChildPart, curved: Sequence[GoalLine] = ()) -> list[Panel]:
    body = parts.text(sentence(child.purpose), after=6)
    body += parts.goals(child.goals)
    body += [panel for goal in (*curved, *child.goals) for panel in _numbers(goal)]
    hopes = [hope.strip() for hope in child.hopes if hope.strip()]
    if hopes:
        body += parts.text("Vi håber også: " + " ".join(sentence(hope) for hope in hopes), before=8)
    return body


def _numbers(goal: GoalLine) -> list[Panel]:
    """Return how a goal has moved, in words and as a curve: no adult's number is among them."""
    drawn = numbers(goal.points, goal.curve_words)
    if not drawn:
        return []
    title = [
        parts.leading(each) for each in parts.text(f"Sådan er det gået med mål {goal.number}", styles.STRONG, before=8)
    ]
    return [*title, *drawn, *parts.text(goal.curve_words, styles.SOFT)]


def _ending(ending: Ending | None, name: str = "") -> list[Panel]:
    """Return when the help can end and whom to call after that."""
    if ending is None:
        return []
    when = sentence(f"Vi kan slutte, når {ending.when.strip()}") if ending.when.strip() else ""
    after = sentence(f"Bagefter kan I ringe til: {ending.call_then.strip()}") if ending.call_then.strip() else ""
    title = f"Når {name} ikke har brug for hjælpen mere" if name else "Når I ikke har brug for hjælpen mere"
    return _under(title, parts.text(" ".join(part for part in (when, after) if part)))


def _under(title: str, body: Sequence[Panel], deeper: int = 0) -> list[Panel]:
    return [parts.heading(title, deeper=deeper), *body] if body else []


def agreements(
    lines: Iterable[AgreementLine], title: str, style: Style = styles.SECTION, *, told: str = "", deeper: int = 0
) -> list[Panel]:
    """Return what is agreed by place, after it what still waits for somebody's yes, and what nobody is found for."""
    listed_rows = [row for row in lines if not row.to_be_decided and row.area != "hard_times"]
    agreed = [row for row in listed_rows if not row.awaiting and not row.refused]
    waiting = [row for row in listed_rows if row.awaiting and not row.refused]
    refused = [row for row in listed_rows if row.refused]
    story: list[Panel] = []
    if agreed:
        story.append(parts.heading(title, style, before=24, after=2, deeper=deeper))
        story += [parts.leading(panel) for panel in parts.text(told, styles.SOFT)]
    places = {row.area for row in agreed}
    for area, place in AREAS:
        if places == {"other"}:  # other than what? They are all there is
            story += parts.agreements(agreed)
            break
        rows = parts.agreements(row for row in agreed if row.area == area)
        if rows:
            area_heading = parts.heading(place, styles.AREA, before=12, after=4, deeper=deeper)
            story += [area_heading, *parts.under_again(area_heading, rows)]
    for later, rest in (("Det spørger vi om først", waiting), ("Det mangler vi en til", refused)):
        if rest:
            story += [parts.heading(later, before=22, deeper=deeper), *parts.agreements(rest, waiting=True)]
    return story


def undecided(lines: Iterable[AgreementLine]) -> list[Panel]:
    """Return what the municipality has to decide, apart from everything agreed."""
    rows: list[Panel] = []
    for row in lines:
        if row.to_be_decided:
            answer = f" I får svar senest {long_day(row.answer_by)}." if row.answer_by else ""
            rows += parts.text(capital(sentence(row.text)) + answer, after=4)
    if not rows:
        return []
    return [parts.heading("Skal afgøres af kommunen"), *parts.text("Det er ikke bestemt endnu.", styles.SOFT), *rows]


def _hard_times(paper: PlanPaper) -> list[Panel]:
    first = paper.caseworker.name.split(" ")[0]
    standard = (
        f"Ring eller skriv til {first}, hvis en aftale ikke kan holdes. "
        "Så finder vi noget andet. Vi venter ikke til næste møde."
        if first
        else ""
    )
    story = parts.text(paper.hard_times_text.strip() or standard)
    hard = [row for row in _all(paper) if row.area == "hard_times" and not row.to_be_decided]
    for row in hard:
        asked = f" Vi spørger {listed(row.awaiting)}, om det er i orden." if row.awaiting else ""
        story += parts.spans([*parts.owned(sentence(row.text), row.owners), Span(asked)], before=4)
    story += parts.text(paper.safety_line, before=4)
    return _under("Hvis det bliver svært", story)


def _rights(paper: PlanPaper) -> list[Panel]:
    return _under("Godt at vide", parts.text(" ".join(sentence(line) for line in paper.rights)))
