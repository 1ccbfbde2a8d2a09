"""The minutes of a meeting: what was said by theme, what was agreed, and the family's remark beside it.

Words stand on paper when their speaker said yes; worries on the family's copy only then. The child's number stands
apart from the adults', and nobody reads who stayed away.
"""

import datetime as dt
from dataclasses import dataclass

from app.language.dates import at_clock, day_date
from app.language.folding import join_names
from app.models.enums import Copy
from app.models.enums_meeting import ContributionKind, MeetingStatus
from app.models.meeting import Contribution, Meeting, SafetyCheck
from app.services.meeting_paper_facts import MeetingFacts, clock_of
from app.services.meeting_paper_lines import made_here
from app.services.meeting_paper_next import next_meeting
from app.services.meeting_paper_rows import ChildSafe, ChildWords, MinutesPaper, SaidLine
from app.services.meeting_paper_scales import adult_scales, own_scales
from app.services.plan_rows import Quote
from app.wording import word

TITLE = "Referat"
TO_CORRECT = dt.timedelta(hours=24)
"""How long everybody may correct the minutes after the meeting, before they are final."""
SAID_NO = "Den, der sagde det, har sagt nej til, at det står der."
NOT_ASKED = "Ingen har sagt ja til, at det står der."
NAMES_ABSENT = "Et referat nævner ikke, hvem der ikke var med."


def write_minutes(facts: MeetingFacts, *, now: dt.datetime) -> MinutesPaper:
    """Return the minutes, without version; the date is today."""
    said = _Said(facts)
    until = final_from(facts.meeting, now.tzinfo)
    return MinutesPaper(
        **facts.letterhead(TITLE),
        when=facts.when(),
        children=facts.children(),
        present=facts.present(),
        chair=facts.named("chair_id"),
        minutes_by=facts.named("minutes_id"),
        lead=facts.named("lead_id"),
        purpose=facts.shown("purpose"),
        child_words=_child_words(facts, said),
        reasons=said.of(ContributionKind.REASON),
        works=said.of(ContributionKind.WORKS),
        worries=said.of(ContributionKind.WORRY),
        needs=said.of(ContributionKind.NEED),
        hopes=said.of(ContributionKind.HOPE),
        hopes_when=said.horizon,
        later=said.of(ContributionKind.PARKED),
        last_words=_last_words(facts, said),
        scales=adult_scales(facts),
        safety=_safety(facts),
        agreements=made_here(facts),
        told_child=_told_child(facts),
        remarks=said.of(ContributionKind.REMARK),
        next_meeting=next_meeting(facts),
        correct_until=f"{day_date(until.date())} {at_clock(f'{until:%H:%M}')}" if until and until > now else "",
    )


def final_from(meeting: Meeting, zone: dt.tzinfo | None) -> dt.datetime | None:
    """Return when the minutes become final, 24 hours after the meeting closed; None while it has not."""
    if meeting.status is not MeetingStatus.HELD:
        return None
    day = meeting.closed_on or meeting.held_on
    if day is None:
        return None
    at = clock_of(meeting.closed_at) or clock_of(meeting.ends_at) or dt.time(23, 59)
    return dt.datetime.combine(day, at, tzinfo=zone) + TO_CORRECT


def is_final(meeting: Meeting, now: dt.datetime) -> bool:
    """Tell whether the time to correct the minutes is over."""
    until = final_from(meeting, now.tzinfo)
    return until is not None and now >= until


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said at one meeting, as far as it may stand on this paper."""

    facts: MeetingFacts

    def of(self, kind: ContributionKind) -> tuple[SaidLine, ...]:
        """Return what was said under a theme by others than as the child's own words."""
        return tuple(self._line(each) for each in self.rows(kind))

    @property
    def horizon(self) -> str:
        """Return when the hopes are for, when it is one time for all of them: »om tre måneder«."""
        times = {(each.horizon or "").strip() for each in self.rows(ContributionKind.HOPE)}
        return times.pop() if len(times) == 1 else ""

    def rows(self, kind: ContributionKind) -> list[Contribution]:
        """Return the rows of a theme that may stand there; what may not is told on the caseworker's own screen."""
        facts = self.facts
        here = [each for each in facts.rows.of(Contribution) if each.meeting_id == facts.meeting.id]
        return [each for each in here if each.kind is kind and each.text and self._may_stand(each)]

    def _may_stand(self, row: Contribution) -> bool:
        if row.only_screen:
            return False
        reason = self._why_not(row)
        if reason:
            self.facts.sight.leave_out(f"{word(row.kind).capitalize()}: {row.text}", reason)
            return False
        return self.facts.sight.fact(Contribution, "text", row.speaker_id)

    def _why_not(self, row: Contribution) -> str:
        if row.may_be_written is False:
            return SAID_NO
        asks_yes = row.kind is ContributionKind.WORRY and self.facts.copy is not Copy.PROFESSIONAL
        return NOT_ASKED if asks_yes and row.may_be_written is None else ""

    def _line(self, row: Contribution) -> SaidLine:
        facts = self.facts
        speaker = row.speaker_id
        may = speaker and facts.sight.fact(Contribution, "speaker_id", speaker) and facts.sight.person(speaker)
        when = (row.horizon or "").strip()
        text = row.text or ""
        told = text if when == self.horizon or not when else f"{when[:1].upper()}{when[1:]}: {text}"
        return SaidLine(text=told, speaker=facts.rows.called(speaker) if may else "")


def _child_words(facts: MeetingFacts, said: _Said) -> tuple[ChildWords, ...]:
    """Return each child's words and numbers; what an absent person might have said stands nowhere."""
    for row in said.rows(ContributionKind.FOR_ABSENT):
        name = facts.rows.called(row.on_behalf_of_id)
        facts.sight.leave_out(f"Sagt for {name}: {row.text}", NAMES_ABSENT)
    own = said.rows(ContributionKind.OWN_WORDS)
    several = len(facts.known_children()) > 1
    found = []
    for child, person in facts.known_children():
        words = [each for each in own if each.child_id == child.id or each.speaker_id == person.id or not several]
        part = ChildWords(
            name=facts.rows.called(person.id),
            quotes=tuple(Quote(text=each.text or "") for each in words if each.quoted),
            wishes=tuple(each.text or "" for each in words if not each.quoted),
            scales=own_scales(facts, person.id),
        )
        found += [part] if part.quotes or part.wishes or part.scales else []
    return tuple(found)


def _safety(facts: MeetingFacts) -> tuple[ChildSafe, ...]:
    rows = facts.rows
    return tuple(
        ChildSafe(name=rows.called(each.person_id), answer=word(each.answer), note=each.note or "")
        for each in rows.inside(SafetyCheck, facts.meeting.id)
        if facts.sight.fact(SafetyCheck, "answer", each.person_id) and facts.sight.person(each.person_id)
    )


def _last_words(facts: MeetingFacts, said: _Said) -> tuple[SaidLine, ...]:
    last = facts.shown("last_word")
    return (*said.of(ContributionKind.EVALUATION), *([SaidLine(text=last)] if last else []))


def _told_child(facts: MeetingFacts) -> str:
    """Return who tells the children what was agreed, and when."""
    names, teller = join_names(facts.children()), facts.named("told_child_by_id")
    if not (names and teller):
        return ""
    when = facts.shown("told_child_when")
    return f"{teller} fortæller {names}, hvad vi har aftalt{f' ({when})' if when else ''}."
