"""»Ændret siden sidst«: how the agreements of last time went, what succeeded first; a child's numbers then and now."""

from collections.abc import Iterable

from app.models.agreement import Agreement, AgreementReview
from app.models.enums_meeting import AgreementOutcome
from app.services.agreement_on_paper import agreement_line
from app.services.meeting_paper_facts import MeetingFacts
from app.services.meeting_paper_lines import ON_PAPER, earlier, numbered, owners_of
from app.services.meeting_paper_next import next_meeting
from app.services.meeting_paper_rows import ChangedPaper, ReviewedLine
from app.services.meeting_paper_scales import then_and_now
from app.services.meeting_rows import meeting_before

TITLE = "Ændret siden sidst"


def write_changed(facts: MeetingFacts) -> ChangedPaper:
    """Return what has changed since the meeting before, without version; the date is today."""
    before, reviewed = meeting_before(facts.rows, facts.meeting), _Reviewed(facts)
    return ChangedPaper(
        **facts.letterhead(TITLE),
        when=facts.when(),
        since=before.held_on if before else None,
        children=facts.children(),
        kept=reviewed.went(AgreementOutcome.KEPT),
        partly=reviewed.went(AgreementOutcome.PARTLY),
        under_way=reviewed.went(AgreementOutcome.UNDER_WAY),
        changed=reviewed.went(AgreementOutcome.CHANGED),
        not_kept=reviewed.went(AgreementOutcome.NOT_KEPT),
        new=reviewed.new(),
        not_looked_at=reviewed.went(None),
        scales=then_and_now(facts, before),
        next_meeting=next_meeting(facts),
    )


class _Reviewed:
    """The agreements of last time with how they went, as far as the readers may see them."""

    def __init__(self, facts: MeetingFacts) -> None:
        self._facts = facts
        self._here = [each for _, each in numbered(facts.rows, facts.meeting) if each.state in ON_PAPER]
        self._becomes = {each.continues_id: each for each in self._here if each.continues_id}
        shown = [each for each in earlier(facts) if self._may(each)]
        self._reviews = {each.id: self._review(each) for each in shown}
        self._earlier = [each for each in shown if self._reviews[each.id] or not _over_before(each)]

    def went(self, outcome: AgreementOutcome | None) -> tuple[ReviewedLine, ...]:
        """Return those that went so; None for those nobody has looked at."""
        return tuple(self._line(each) for each in self._earlier if self._outcome(each) is outcome)

    def new(self) -> tuple[ReviewedLine, ...]:
        """Return what was agreed today and takes no earlier agreement's place."""
        return tuple(self._line(each) for each in self._here if not each.continues_id and self._may(each))

    def _outcome(self, agreement: Agreement) -> AgreementOutcome | None:
        review = self._reviews[agreement.id]
        if agreement.id in self._becomes:
            return AgreementOutcome.CHANGED
        return review.outcome if review else None

    def _review(self, agreement: Agreement) -> AgreementReview | None:
        reviews = self._facts.rows.inside(AgreementReview, agreement.id)
        return _last(each for each in reviews if each.meeting_id == self._facts.meeting.id)

    def _line(self, agreement: Agreement) -> ReviewedLine:
        review, after = self._reviews.get(agreement.id), self._becomes.get(agreement.id)
        note = (review.note or "") if review and self._facts.sight.fact(AgreementReview, "note") else ""
        return ReviewedLine(
            text=_sentence(self._facts, agreement),
            note=note,
            becomes=_sentence(self._facts, after) if after and self._may(after) else "",
        )

    def _may(self, agreement: Agreement) -> bool:
        return self._facts.sight.agreement(agreement, owners_of(self._facts.rows, agreement))


def _over_before(agreement: Agreement) -> bool:
    """Tell whether an agreement was over and done with at an earlier meeting already."""
    return agreement.outcome is not None and agreement.outcome is not AgreementOutcome.UNDER_WAY


def _sentence(facts: MeetingFacts, agreement: Agreement) -> str:
    line = agreement_line(facts.rows, agreement, facts.copy, 0)
    return f"{line.text.rstrip('.')} {line.when_text}".rstrip() if line.when_text else line.text


def _last(reviews: Iterable[AgreementReview]) -> AgreementReview | None:
    return next(reversed(list(reviews)), None)
