"""»Vis til foto«: the agreement sheet on the screen, for telephones; libraries and kitchens have no printer."""

from dataclasses import replace
from uuid import UUID

from app.models.meeting import Meeting
from app.services.meeting_initials import lettered
from app.services.meeting_paper_sheets import write_sheet
from app.services.plan_rows import AgreementLine
from app.services.ports import Unit, use_case
from app.services.room_guard import PLACE, keep_off
from app.services.room_readers import room_facts
from app.services.room_rows import PhotoRows
from app.services.snapshot import read_case

IF_HARD, CHILDREN = "»hvis det bliver svært«", "barnets navn"


@use_case("meeting.photo")
def read_photo(unit: Unit, meeting_id: UUID) -> PhotoRows:
    """Return what may be photographed: the agreement sheet for all who are here. UserError when the meeting is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    facts = room_facts(read_case(unit, meeting.case_id), meeting, unit)
    sheet = lettered(facts, write_sheet(facts))
    place = sheet.next_meeting.place if sheet.next_meeting else ""
    here = {f"aftale {each.number}": each for each in sheet.agreements}
    before = {f"tidligere aftale {number}": each for number, each in enumerate(sheet.goes_on, start=1)}
    texts = {where: _words_of(each) for where, each in (here | before).items()}
    texts |= {IF_HARD: sheet.hard_times_text, PLACE: place, CHILDREN: "\n".join(sheet.children)}
    off, found = keep_off(unit, meeting.case_id, texts, facts.readers)
    made, going = (tuple(each for where, each in lines.items() if where not in off) for lines in (here, before))
    coming = sheet.next_meeting
    if coming is not None and PLACE in off:
        coming = replace(coming, place="")
    return PhotoRows(
        case_id=meeting.case_id,
        children=() if CHILDREN in off else sheet.children,
        held_on=meeting.held_on,
        agreements=tuple(each for each in made if not each.to_be_decided),
        goes_on=tuple(each for each in going if not each.to_be_decided),
        to_decide=tuple(each for each in (*made, *going) if each.to_be_decided),
        if_hard="" if IF_HARD in off else sheet.hard_times_text,
        coming=coming,
        kept_back=found,
    )


def _words_of(line: AgreementLine) -> str:
    return "\n".join((line.text, line.when_text, *line.owners, *line.awaiting))
