"""An assessment on paper: why, what it came to, the triangle, what each of them knows, and what each child is told.

The family reads the conclusion first and in plain words; the professional copy has the sources, the law and the dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.day_words import capital, listed, long_day, sentence
from app.documents.panel import Panel
from app.documents.sheet import build
from app.documents.triangle import triangle
from app.documents.typesetting import Span
from app.services.assessment_paper_rows import AssessmentPaper, ChildJudgement, HeadingPart, KnownLine

_CALLED = {"det er svært": "Det er svært", "det går godt": "Det går godt", "sådan ser det ud": "Sådan ser det ud"}


def assessment_pdf(paper: AssessmentPaper) -> bytes:
    """Return the paper as PDF; the same paper always gives the same bytes."""
    return build(partial(_story, paper), meeting.furniture_of(paper))


def _story(paper: AssessmentPaper) -> list[Panel]:
    story = [parts.heading(paper.title, styles.TITLE, before=0, after=5), *_kind(paper), *_opening(paper)]
    story += _told("Derfor har vi set på det", paper.reason)
    story += _told("Vi har set på netop det her", paper.limited_to)
    story += _conclusion(paper)
    story += _told(f"Sådan har {listed(paper.children)} været med" if paper.children else "Sådan har I været med",
                   paper.child_part)  # fmt: skip
    story += meeting.section("Det ved vi", _known(paper))
    story += meeting.section("Det siger fagfolk", list(_said(paper.contributions)))
    story += _preliminary(paper)
    story += _told("Sådan forstår vi det", paper.analysis)
    story += _judged(paper)
    story += _told("Forældrenes bemærkninger", paper.parents_comment)
    story += meeting.section("Oplysninger fra andre", _sources(paper))
    return [*story, *meeting.cards(paper)]


def _kind(paper: AssessmentPaper) -> list[Panel]:
    """Return what marks a copy that is not the family's."""
    return parts.text("Fagligt eksemplar", styles.LEAD) if paper.copy == "professional" else []


def _opening(paper: AssessmentPaper) -> list[Panel]:
    days = []
    if paper.begun_on:
        days.append(f"Begyndt den {long_day(paper.begun_on)}.")
    days.append(f"Afsluttet den {long_day(paper.finished_on)}." if paper.finished_on else "Den er ikke færdig endnu.")
    about = f"Om {listed(paper.children)}. " if paper.children else ""
    told = parts.text(about + " ".join(days), styles.LEAD)
    if paper.copy != "professional":
        return told
    seen = f"Behovet blev set den {long_day(paper.noticed_on)}." if paper.noticed_on else ""
    second = f"Den anden rådgiver: {sentence(paper.second_caseworker)}" if paper.second_caseworker else ""
    law = f"Lov: {paper.law}." if paper.law else ""
    return told + parts.text(" ".join(filter(None, (seen, law, second))), styles.SOFT, before=2)


def _told(title: str, words: str) -> list[Panel]:
    """Return a heading and what stands under it, one paragraph for each line that was written."""
    lines = [each for each in words.splitlines() if each.strip()]
    body = [panel for each in lines for panel in parts.text(capital(sentence(each.strip())), after=3)]
    return meeting.section(title, body)


def _conclusion(paper: AssessmentPaper) -> list[Panel]:
    story = _told("Det er vi kommet frem til", paper.conclusion)
    led = f"Det fører til: {paper.outcome}." if paper.outcome else ""
    because = f"Fordi: {paper.outcome_because}" if paper.outcome_because else ""
    story += meeting.section("Hvad sker der nu?", parts.text(led) + parts.text(sentence(because)))
    return story + _told("Det vil vi gerne opnå", paper.purpose) + _told("Det kan hjælpe", paper.can_help)


def _known(paper: AssessmentPaper) -> list[Panel]:
    story = triangle(paper.triangle) if paper.triangle and paper.headings else []
    for side, headings in groupby(paper.headings, key=lambda each: each.side):
        story += [parts.heading(side, styles.AREA, before=14)] if side else []
        for each in headings:
            story += _heading(each, deeper=bool(side))
    return story


def _heading(part: HeadingPart, *, deeper: bool) -> list[Panel]:
    story = [parts.heading(part.heading, styles.STRONG, before=10, after=2, deeper=2 if deeper else 1)]
    for aspect, lines in groupby(part.lines, key=lambda each: each.aspect):
        story += [parts.leading(each) for each in parts.text(_CALLED.get(aspect, capital(aspect)), styles.SOFT)]
        story += parts.bullets([_line(each) for each in lines])
    return story


def _line(line: KnownLine) -> str:
    about = f" (om {line.about})" if line.about else ""
    return f"{capital(line.source)}{about}: {sentence(line.text)}"


def _said(lines: Sequence[KnownLine]) -> Iterator[Panel]:
    for each in lines:
        yield from (parts.leading(panel) for panel in parts.spans([Span(capital(each.source), 600)], before=6))
        yield from parts.text(sentence(each.text))


def _preliminary(paper: AssessmentPaper) -> list[Panel]:
    on = f" den {long_day(paper.preliminary_on)}" if paper.preliminary_on else ""
    return _told(f"Foreløbig vurdering{on}", paper.preliminary)


def _judged(paper: AssessmentPaper) -> list[Panel]:
    """Return what is joint once, then each child's own, then what is said of brothers and sisters."""
    joint = "Vores vurdering af jer sammen" if len(paper.children) > 1 and paper.own else "Vores vurdering"
    story = _told(joint, paper.judgement)
    alone = len(paper.children) < 2 and not paper.judgement  # two of them need the name
    for each in paper.own:
        story += _own(each, alone=alone)
    return story + _told("Søskende", paper.siblings)


def _own(child: ChildJudgement, *, alone: bool) -> list[Panel]:
    name = "" if alone else f", {child.called}"
    story = _told(f"Vores vurdering{name}", child.judgement)
    return story + _told(f"{child.called} siger om det", child.comment)


def _sources(paper: AssessmentPaper) -> list[Panel]:
    return parts.bullets([f"{each.what}: {sentence(each.told)}" for each in paper.sources])
