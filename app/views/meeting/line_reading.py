"""How a line reads before it is saved: for the quiet preview under it, and to fill the form from it."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from app.language.folding import fold
from app.models.enums_meeting import AgreementArea, AgreementState
from app.services.agreement_lines import LinePreview, line_preview
from app.services.agreement_proposals import proposal_opening
from app.views.meeting.desk import MeetingDesk


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program understood of a line. Nothing here is stored."""

    preview: LinePreview
    is_proposal: bool = False
    proposed_by: UUID | None = None

    @property
    def doubt(self) -> bool:
        """Whether something is to be looked at in a pause."""
        return bool(self.preview.questions)

    @property
    def owners(self) -> tuple[UUID, ...]:
        """The people who do it, as far as they were found."""
        return tuple(cast("UUID", each) for each in self.preview.line.owners)

    @property
    def what(self) -> str:
        """The words after the name."""
        return self.preview.what

    @property
    def when(self) -> str:
        """When, in the words that were typed."""
        return self.preview.line.when_text

    @property
    def area(self) -> str:
        """Where it belongs; »andet« when nothing says so."""
        return (self.preview.area or AgreementArea.OTHER).value

    @property
    def state(self) -> str:
        """Whether it is agreed, suggested, or for the law to decide."""
        if self.preview.to_be_decided:
            return AgreementState.TO_BE_DECIDED.value
        proposal = self.is_proposal or self.preview.proposal
        return (AgreementState.PROPOSAL if proposal else AgreementState.AGREED).value

    def shown(self) -> tuple[str, int]:
        """Return the one line for under the field, and how many of its first letters are names."""
        sentence = self.preview.sentence
        names = sentence.partition(" · ")[0] if self.preview.who else ""
        return sentence, len(names)


def read_line(desk: MeetingDesk, text: str) -> Reading:
    """Return how a text reads with the people of the meeting, today."""
    people = desk.people()
    opens, by, rest = proposal_opening(text)
    proposers = [each.id for each in people if by and fold(by) in (fold(each.called), fold(each.name))]
    if by and len(proposers) != 1:
        return Reading(line_preview(text, people, desk.workspace.today), opens)  # nobody's name is thrown away
    proposed_by = cast("UUID", proposers[0]) if proposers else None
    return Reading(line_preview(rest, people, desk.workspace.today), opens, proposed_by)
