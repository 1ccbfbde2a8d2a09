"""»Ændret siden sidst« for a follow-up: what succeeded, how the goals moved, what was decided, when we meet again."""

import datetime as dt
from collections.abc import Callable
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
from app.services.plan_rows import DRAFT
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
    copy: str = "family",
) -> FollowUpDraft:
    """Return the paper of one follow-up (None = the newest held) for one or (None) all who get that copy.

    The same facts give the version and day they had.

    Raises UserError when none is held, for the child's copy, and for readers who must not hear of it.
    """
    rows, chosen = read_case(unit, case_id), Copy(copy)
    asked = unit.get(FollowUp, follow_up_id) if follow_up_id else _newest(rows)
    unit.about(case_id, asked.id)
    sight = sight_for(rows, chosen, recipient_id, asked.child_id)
    kept = rows_for(rows, unit, sight.viewer.people)
    told = Told(rows_about_own(kept, unit, sight, recipient_id, asked.child_id), sight)
    row = _as_told(told, asked, chosen)
    key = PaperKey(PaperKind.CHANGED, chosen, row.child_id, recipient_id, row.meeting_id)
    paper = _Writer(unit, told, row, key).write()
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, key)
    same = same_paper(earlier, fingerprint)
    made_on, version = (same.made_on, same.version) if same else (None, next_version(earlier, unit.replica))
    paper = replace(paper, version=version or DRAFT, made_on=made_on or unit.today)
    who = frozenset({recipient_id}) if recipient_id else readers(rows, chosen, row.child_id)
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


def _newest(rows: CaseRows) -> FollowUp:
    held = [each for each in rows.of(FollowUp) if each.held_on and each.kind is FollowUpKind.FOLLOW_UP]
    if not held:
        raise UserError(NONE_HELD)
    return max(held, key=lambda each: each.held_on or dt.date.min)


def _as_told(told: Told, asked: FollowUp, copy: Copy) -> FollowUp:
    """Return a follow-up as these readers may have it. Raises UserError when they may not, or it was not held."""
    if copy is Copy.CHILD:
        raise UserError(NO_CHILD_COPY)
    if asked.held_on is None:
        raise UserError(NOT_HELD)
    row = next((each for each in told.rows.of(FollowUp) if each.id == asked.id), None)
    if row is None or row.held_on is None:
        raise UserError(NOT_FOR_THEM)
    return row


class _Writer:
    """Writes the paper of one follow-up for one group of readers."""

    def __init__(self, unit: Unit, told: Told, row: FollowUp, key: PaperKey) -> None:
        self._unit = unit
        self._told = told
        self._rows: CaseRows = told.rows
        self._row = row
        self._key = key
        self._copy = key.copy or Copy.FAMILY
        self._on = row.held_on or unit.today
        self._since = self._before()

    def write(self) -> FollowUpPaper:
        """Return the paper without version; the date is today."""
        profile, told = read_profile(self._unit), self._told
        return FollowUpPaper(
            title=TITLE,
            copy=self._copy.value,
            made_on=self._unit.today,
            version="",
            recipients=self._recipients(),
            example=self._unit.training,
            municipality=profile.municipality,
            logo=profile.logo,
            caseworker=profile.contact,
            on=self._on,
            since=self._since,
            children=tuple(self._rows.called(person.id) for _, person in self._rows.children(self._row.child_id)),
            progress=told.text(self._row, "progress"),
            child_said=child_said(told, self._row) if self._copy is Copy.PROFESSIONAL else "",
            kept=self._went(AgreementOutcome.KEPT),
            partly=self._went(AgreementOutcome.PARTLY),
            not_kept=self._went(AgreementOutcome.NOT_KEPT),
            new=self._new(),
            goals=self._goals(),
            decisions=decided(told, self._row),
            next_meeting=replace(next_for_readers(told, self._row.child_id), at=None, place=""),
            next_reason=told.text(self._row, "next_reason"),
        )

    def _before(self) -> dt.date | None:
        held = [
            each.held_on
            for each in self._rows.of(FollowUp)
            if each.kind is FollowUpKind.FOLLOW_UP
            and each.held_on
            and each.held_on < self._on
            and each.child_id in (None, self._row.child_id)
        ]
        return max(held, default=None)

    def _recipients(self) -> str:
        chosen = self._key.recipient_id
        people = {chosen} if chosen else readers(self._rows, self._copy, self._row.child_id)
        names = join_names([self._rows.called(each) for each in sorted(people, key=self._rows.called)])
        return f"Til {names}" if names else ""

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
        about_child = agreement.child_id in (None, self._row.child_id) or self._row.child_id is None
        return about_child and self._told.sight.agreement(agreement, owners)

    def _line(self, agreement: Agreement) -> ReviewedLine:
        line = agreement_line(self._rows, agreement, self._copy, 0)
        passed = agreement.due_on is not None and agreement.due_on < self._unit.today
        when = "" if passed else line.when_text
        text = f"{line.text.rstrip('.')} {when}" if when else line.text
        return ReviewedLine(text=text)

    def _goals(self) -> tuple[GoalMove, ...]:
        found = []
        for child, _ in self._rows.children(self._row.child_id):
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
