"""»Det sker der nu«: what whoever notified at work may expect from here, without one word about the family.

It tells the ways of the municipality and the day the notification came, which they know. No paragraph stands on it.
"""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.models.enums import PaperKind
from app.models.notification import Notification
from app.services.meeting_paper_rows import Letterhead
from app.services.notification_clocks import RECEIPT, deadline_words
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
from app.services.plan_rows import DRAFT
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, read_case

TITLE, FILE_WORD = "Det sker der nu", "papir-det-sker-der-nu"
NONE_YET = "Der er ingen underretning i sagen endnu."
ALREADY = "Du har fået at vide, at vi har fået den."
TOLD_BY = "Du får at vide, at vi har fået den, {by}."
TOLD_SOON = "Du får at vide, at vi har fået den, senest seks hverdage efter."
_KEY = PaperKey(PaperKind.NOTIFICATION)
WE_DO = (
    "Vi læser den og vurderer inden 24 timer, om der er brug for hjælp med det samme.",
    "Vi taler med barnet og med forældrene. Forældrene kan som regel få at se, hvad der står i den, og hvem der skrev.",
    "Vi finder ud af, om der skal hjælp til, og hvad der virker. Det kan tage tid, uden at du hører om det.",
)
YOU_HEAR = (
    "Arbejder du med barnet, kan du få at vide, om vi har sat noget i gang.",
    "Mere må vi først fortælle, når familien har sagt ja til det.",
)
YOU_DO = (
    "Bliv ved med at være der. Du kender hverdagen, og det betyder noget.",
    "Har du ikke talt med forældrene om din bekymring, så gør det gerne. Ring til os først, hvis det kan være farligt.",
    "Sker der noget nyt, så skriv eller ring igen. Pligten er din egen, også når andre allerede er i gang.",
    "Bliver du inviteret til et netværksmøde, så kom. Dit blik er vigtigt ved bordet.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class NotificationPaper(Letterhead):
    """What stands on the page. `received` is the day it came, None when nobody wrote it."""

    received: dt.date | None
    we_do: tuple[str, ...]
    you_hear: tuple[str, ...]
    you_do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotificationDraft:
    """The page ready to be looked at or finished. Anybody may read it."""

    paper: NotificationPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None = None


@use_case("paper.preview")
def notification_paper_for(unit: Unit, case_id: UUID, *, notification_id: UUID | None = None) -> NotificationDraft:
    """Return the page for who sent a notification (None: the newest). The same facts give its version and day.

    Raises UserError when there is none in the case.
    """
    rows = read_case(unit, case_id)
    row = _asked(rows, notification_id)
    unit.about(case_id, row.id)
    paper = _written(unit, row)
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, _KEY)
    same = same_paper(earlier, fingerprint)
    if same:
        paper = replace(paper, version=same.version or DRAFT, made_on=same.made_on or unit.today)
    else:
        paper = replace(paper, version=next_version(earlier, unit.replica))
    return NotificationDraft(paper, (), frozenset(), f"{file_stem(FILE_WORD, rows.case)}.pdf", fingerprint)


@use_case("paper.finish", undoable=False)
def finish_notification_paper(unit: Unit, case_id: UUID, draft: NotificationDraft, pdf: bytes) -> UUID:
    """Keep the page as it is handed out. The same facts again keep the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
    )
    return keep_paper(read_case(unit, case_id), unit, _KEY, kept, pdf)


def _asked(rows: CaseRows, notification_id: UUID | None) -> Notification:
    found = [each for each in rows.of(Notification) if notification_id in (None, each.id)]
    if not found:
        raise UserError(NONE_YET)
    return max(found, key=lambda each: (each.received_on or dt.date.min, each.received_at or "", str(each.id)))


def _written(unit: Unit, row: Notification) -> NotificationPaper:
    profile = read_profile(unit)
    return NotificationPaper(
        title=TITLE,
        copy="professional",
        made_on=unit.today,
        version="",
        received=row.received_on,
        we_do=(WE_DO[0], _receipt(unit, row), *WE_DO[1:]),
        you_hear=YOU_HEAR,
        you_do=YOU_DO,
        caseworker=profile.contact,
        municipality=profile.municipality,
        logo=profile.logo,
        example=unit.training,
    )


def _receipt(unit: Unit, row: Notification) -> str:
    if row.receipt_on is not None:
        return ALREADY
    by = deadline_words(rules_of(unit), RECEIPT, row.received_on, None) if row.received_on else ""
    return TOLD_BY.format(by=by) if by else TOLD_SOON
