"""First letters instead of names, for meetings where professionals think without the family and without its names.

Those who sit at the table for a school or the municipality keep theirs; everybody else of the case is a letter.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from app.models.enums_meeting import OwnerAnswer, Side
from app.services.agreement_rows import AgreementRow
from app.services.meeting_rows import ContributionRow, MeetingRow, ParticipantRow, ScaleRow

Naming = Callable[[UUID | None, str], str]
"""What somebody is called on the screen, from who it is and the name."""
_AT_WORK = (Side.GENERAL, Side.AUTHORITY, Side.PROVIDER)


def letter(name: str) -> str:
    """Return »M.« for Mathias."""
    return f"{name[:1]}." if name else ""


def naming_of(row: MeetingRow) -> Naming:
    """Return how those of a meeting are named when the family is not."""
    named = {each.person_id for each in row.participants if each.side in _AT_WORK and not each.is_child}
    return lambda person, name: name if person in named else letter(name)


def meeting_in_letters(row: MeetingRow) -> MeetingRow:
    """Return the meeting with letters wherever the family is named. What was said stands as it was written."""
    call = naming_of(row)
    return replace(
        row,
        child_names=tuple(letter(name) for name in row.child_names),
        participants=tuple(_participant(each, call) for each in row.participants),
        contributions=tuple(_contribution(each, call) for each in row.contributions),
        scales=tuple(_scale(each, call) for each in row.scales),
    )


def agreement_in_letters(row: AgreementRow, call: Naming) -> AgreementRow:
    """Return an agreement with letters for owners of the family; the words about what they do stand as written."""
    answers = tuple((person, call(person, name), answer) for person, name, answer in row.answers)
    told = {name: call(person, name) for person, name, _ in row.answers}
    doers = _told(row.doers, told)
    return replace(
        row,
        answers=answers,
        owners=_told(row.owners, told),
        doers=doers,
        sentence=doers + row.sentence.removeprefix(row.doers) if row.sentence.startswith(row.doers) else row.sentence,
        awaiting=tuple(name for _, name, answer in answers if answer is OwnerAnswer.AWAITING),
        proposed_by=call(row.proposed_by_id, row.proposed_by),
    )


def _participant(row: ParticipantRow, call: Naming) -> ParticipantRow:
    return replace(row, name=call(row.person_id, row.name), called=call(row.person_id, row.called))


def _contribution(row: ContributionRow, call: Naming) -> ContributionRow:
    by, absent = call(row.speaker_id, row.speaker), call(row.on_behalf_of_id, row.on_behalf_of)
    return replace(row, speaker=by, on_behalf_of=absent)


def _scale(row: ScaleRow, call: Naming) -> ScaleRow:
    answers = tuple((person, call(person, name), value, child) for person, name, value, child in row.answers)
    return replace(row, answers=answers)


def _told(names: str, told: dict[str, str]) -> str:
    """Return »Lone og Kasper« with each name as it is told."""
    parts = [part for piece in names.split(" og ") for part in piece.split(", ")]
    for name in parts:
        if name in told:
            names = names.replace(name, told[name], 1)
    return names
