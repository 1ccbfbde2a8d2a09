"""»Ændret siden sidst« for a follow-up: what succeeded, how the goals moved, what was decided, when we meet again."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from uuid import UUID

from app.errors import UserError
from app.language.folding import join_names
from app.models.agreement import Agreement, AgreementOwner, AgreementReview
from app.models.enums import Copy, FollowUpKind, PaperKind
from app.models.enums_meeting import AgreementOutcome
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services import plan_wording as say
from app.services.agreement_on_paper import agreement_line
from app.services.follow_up_rows import FollowUpDraft, FollowUpPaper, GoalMove
from app.services.follow_up_together import newest_held
from app.services.goal_rows import curve_words
from app.services.kept_rows import rows_for
from app.services.meeting_paper_rows import ReviewedLine
from app.services.own_children import rows_about_own
from app.services.paper_keeping import (
    KeptAs,
    PaperKey,
    earlier_papers,
    file_stem,
    hash_of,
    keep_paper,
    next_version,
    same_paper,
)
from app.services.plan_goals import goals
from app.services.plan_next import next_for_readers
from app.services.plan_professional import child_said, decided
from app.services.plan_rows import DRAFT, NextMeeting
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.sight import readers, sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.told_facts import Told

TITLE = "Ændret siden sidst"
FILE_WORD = "papir-opfoelgning"
NOT_HELD = "Opfølgningen er ikke holdt endnu. Skriv først, hvornår den blev holdt."
NONE_HELD = "Der er ikke holdt nogen opfølgning endnu."
NOT_FOR_THEM = "Det papir kan ikke laves til den modtager."
NO_CHILD_COPY = "Barnet får sin egen side. Vælg den under planen."


@use_case("paper.preview")
def follow_up_paper_for(
    unit: Unit,
    case_id: UUID,
    *,
    recipient_id: UUID | None,
    follow_up_id: UUID | None = None,
    child_id: UUID | None = None,
    copy: str = "family",
) -> FollowUpDraft:
    """Return the paper of one follow-up (None = the newest held) for one or (None) all who get that copy.

    One held with several of the children is told for all of them, unless `child_id` asks for the newest of one child.
    The same facts give the version and day they had.

    Raises UserError when none is held, for the child's copy, and for readers who must not hear of it.
    """
    rows, chosen = read_case(unit, case_id), Copy(copy)
    asked = [unit.get(FollowUp, follow_up_id)] if follow_up_id else _newest(rows, child_id)
    unit.about(case_id, *(each.id for each in asked))
    about = _only_child(asked)
    sight = sight_for(rows, chosen, recipient_id, about)
    kept = rows_for(rows, unit, sight.viewer.people)
    told = Told(rows_about_own(kept, unit, sight, recipient_id, about), sight)
    held = _as_told(told, asked, chosen)
    key = PaperKey(PaperKind.CHANGED, chosen, about, recipient_id, held[0].meeting_id)
    who = frozenset({recipient_id}) if recipient_id else _readers(rows, chosen, asked)
    paper = _Writer(unit, told, held, chosen).write(_recipients(told.rows, who))
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, key)
    same = same_paper(earlier, fingerprint)
    made_on, version = (same.made_on, same.version) if same else (None, next_version(earlier, unit.replica))
    paper = replace(paper, version=version or DRAFT, made_on=made_on or unit.today)
    name = f"{file_stem(FILE_WORD, rows.case)}.pdf"
    return FollowUpDraft(paper, tuple(sight.left_out), who, name, fingerprint, recipient_id, key)


@use_case("paper.finish", undoable=False)
def finish_follow_up_paper(unit: Unit, case_id: UUID, draft: FollowUpDraft, pdf: bytes) -> UUID:
    """Keep the paper as it is handed out. The same facts again keep the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    return keep_paper(read_case(unit, case_id), unit, draft.key, kept, pdf)


def _newest(rows: CaseRows, child_id: UUID | None) -> list[FollowUp]:
    """Return the newest follow-up that was held, a row for each child it was about; of one child only its own row."""
    held = [each for each in rows.of(FollowUp) if each.held_on and each.kind is FollowUpKind.FOLLOW_UP]
    newest = newest_held(each for each in held if child_id is None or each.child_id in (None, child_id))
    if not newest:
        raise UserError(NONE_HELD)
    return newest


def _only_child(held: Sequence[FollowUp]) -> UUID | None:
    """Return the child a follow-up was about; None for several of them, and for all."""
    return held[0].child_id if len(held) == 1 else None


def _readers(rows: CaseRows, copy: Copy, held: Sequence[FollowUp]) -> frozenset[UUID]:
    return frozenset[UUID]().union(*(readers(rows, copy, each.child_id) for each in held))


def _recipients(rows: CaseRows, people: frozenset[UUID]) -> str:
    names = join_names([rows.called(each) for each in sorted(people, key=rows.called)])
    return f"Til {names}" if names else ""


def _as_told(told: Told, asked: Sequence[FollowUp], copy: Copy) -> list[FollowUp]:
    """Return a follow-up as these readers may have it. Raises UserError when they may not, or it was not held."""
    if copy is Copy.CHILD:
        raise UserError(NO_CHILD_COPY)
    if any(each.held_on is None for each in asked):
        raise UserError(NOT_HELD)
    ids = {each.id for each in asked}
    held = [each for each in told.rows.of(FollowUp) if each.id in ids and each.held_on]
    if not held:
        raise UserError(NOT_FOR_THEM)
    return held


class _Writer:
    """Writes the paper of one follow-up for one group of readers."""

    def __init__(self, unit: Unit, told: Told, held: Sequence[FollowUp], copy: Copy) -> None:
        self._unit = unit
        self._told = told
        self._rows: CaseRows = told.rows
        self._held = held
        self._copy = copy
        self._on = held[0].held_on or unit.today
        self._children = [pair for row in held for pair in self._rows.children(row.child_id)]
        self._since = self._before()

    def write(self, recipients: str) -> FollowUpPaper:
        """Return the paper without version; the date is today."""
        profile, told = read_profile(self._unit), self._told
        return FollowUpPaper(
            title=TITLE,
            copy=self._copy.value,
            made_on=self._unit.today,
            version="",
            recipients=recipients,
            example=self._unit.training,
            municipality=profile.municipality,
            logo=profile.logo,
            caseworker=profile.contact,
            on=self._on,
            since=self._since,
            children=tuple(self._rows.called(person.id) for _, person in self._children),
            progress=self._once("progress"),
            child_said=self._said() if self._copy is Copy.PROFESSIONAL else "",
            kept=self._went(AgreementOutcome.KEPT),
            partly=self._went(AgreementOutcome.PARTLY),
            not_kept=self._went(AgreementOutcome.NOT_KEPT),
            new=self._new(),
            goals=self._goals(),
            decisions=tuple(words for row in self._held for words in decided(told, row)),
            next_meeting=self._next(),
            next_reason=self._once("next_reason"),
        )

    def _once(self, name: str) -> str:
        """Return what stands in a field; what was written of all children stands in the row of each."""
        texts = [self._told.text(row, name) for row in self._held]
        return "\n".join(dict.fromkeys(filter(None, texts)))

    def _said(self) -> str:
        """Return what the children said, of several with the name before it."""
        said = [(self._rows.children(row.child_id), child_said(self._told, row)) for row in self._held]
        if len(said) == 1:
            return said[0][1]
        return "\n".join(f"{self._rows.called(who.id)}: {words}" for own, words in said if words for _, who in own)

    def _next(self) -> NextMeeting:
        """Return the day they meet again; the children may have a rhythm each."""
        following = [next_for_readers(self._told, row.child_id) for row in self._held]
        first = min(following, key=lambda each: each.on or dt.date.max)
        return replace(first, at=None, place="")

    def _before(self) -> dt.date | None:
        """Return the day of the follow-up before; when the children have had one each, the first of those days."""
        held = [
            each
            for each in self._rows.of(FollowUp)
            if each.kind is FollowUpKind.FOLLOW_UP and each.held_on and each.held_on < self._on
        ]
        days = [
            max((each.held_on for each in held if each.held_on and each.child_id in (None, row.child_id)), default=None)
            for row in self._held
        ]
        return min((day for day in days if day), default=None)

    def _is_since(self, day: dt.date | None) -> bool:
        return day is not None and day <= self._on and (self._since is None or day > self._since)

    def _went(self, outcome: AgreementOutcome) -> tuple[ReviewedLine, ...]:
        """Return the agreements that were last looked at since the follow-up before, and went so."""
        theirs = {each.id for each in say.agreements_with_family(self._rows)}

        def reviewed(agreement: Agreement) -> bool:
            if agreement.id not in theirs:
                return False
            reviews = [each for each in self._rows.inside(AgreementReview, agreement.id) if each.judged_on]
            days = [each.judged_on for each in reviews if each.outcome is outcome] or [agreement.done_on]
            return agreement.outcome is outcome and any(self._is_since(day) for day in days)

        return self._lines(reviewed)

    def _new(self) -> tuple[ReviewedLine, ...]:
        days = {each.id: each.held_on for each in self._rows.of(Meeting)}
        standing = {each.id for each in say.standing_agreements(self._rows)}

        def is_new(agreement: Agreement) -> bool:
            agreed = days.get(agreement.meeting_id) if agreement.meeting_id else self._changed_on(agreement)
            open_yet = agreement.outcome is None and not say.said_no(self._rows, agreement)
            return agreement.id in standing and open_yet and self._is_since(agreed)

        return self._lines(is_new)

    def _changed_on(self, agreement: Agreement) -> dt.date | None:
        """Return the day the agreement before this one was made different, at a follow-up without a meeting."""
        before = self._rows.inside(AgreementReview, agreement.continues_id) if agreement.continues_id else []
        days = [each.judged_on for each in before if each.outcome is AgreementOutcome.CHANGED and each.judged_on]
        return max(days, default=None)

    def _lines(self, wanted: Callable[[Agreement], bool]) -> tuple[ReviewedLine, ...]:
        return tuple(self._line(each) for each in self._rows.of(Agreement) if wanted(each) and self._may(each))

    def _may(self, agreement: Agreement) -> bool:
        owners = frozenset(each.person_id for each in self._rows.inside(AgreementOwner, agreement.id))
        ids = {child.id for child, _ in self._children}
        about_child = agreement.child_id is None or agreement.child_id in ids
        return about_child and self._told.sight.agreement(agreement, owners)

    def _line(self, agreement: Agreement) -> ReviewedLine:
        line = agreement_line(self._rows, agreement, self._copy, 0)
        passed = agreement.due_on is not None and agreement.due_on < self._unit.today
        when = "" if passed else line.when_text
        text = f"{line.text.rstrip('.')} {when}" if when else line.text
        return ReviewedLine(text=text)

    def _goals(self) -> tuple[GoalMove, ...]:
        found = []
        for child, _ in self._children:
            for each in goals(self._told, child, self._copy, standing=True):
                points = tuple(point for point in each.points if point.on <= self._on)
                enough = len(points) > 1
                found.append(
                    GoalMove(
                        text=each.text,
                        status=each.status,
                        points=points if enough else (),
                        curve_words=curve_words(points) if enough else "",
                    )
                )
        return tuple(found)
