"""The texts of what comes first: a worry and a notification, each with the steps of a guide that were taken.

Who notified belongs in the authority's own register, but not who asked to be anonymous: that name is left out here,
and she is told. A step that is ticked later is no other worry: it does not ask for the text to be laid over again.
"""

from app.language.folding import join_names
from app.models.base import CaseRecord
from app.models.knowledge import Concern
from app.models.notification import GuideTick, Notification, NotificationChild
from app.services.guide_lists import ListName, entries
from app.services.guides import all_guides
from app.services.journal_facts import Telling
from app.services.journal_lines import NO_DAY, JournalText, joined, listed
from app.services.modules import GUIDES, switched_off
from app.services.notification_senders import sender_of

SENDER_LEFT_OUT = "Den, der skrev, vil være anonym: navnet er udeladt."
RECORD = "record_id"
"""The column of a journal entry that points at any of the records before the plan."""
_SENDER = ("sender_person_id", "sender_name")


def concern_text(telling: Telling, row: Concern) -> JournalText:
    """Return a worry: who saw what, when and where, what was tried, the sparring, and what it led to."""
    day = row.noted_on.isoformat() if row.noted_on else NO_DAY
    name = telling.rows.child_name(row.child_id)
    about = f"Bekymring for {name}" if name else "Bekymring"
    kinds, professions = _names(telling, ListName.WORRY_KIND), _names(telling, ListName.PROFESSION)
    words = {"kind": kinds.get(row.kind or "", ""), "profession": professions.get(row.profession or "", "")}
    own = [f"{day} {about}", *telling.lines(row, but=("child_id", "noted_on"), words=words)]
    text = joined([*own, *steps_taken(telling, "concern_id", row)])
    return JournalText("concern", RECORD, row.id, about, text, known_by=joined(own))


def notification_text(telling: Telling, row: Notification) -> JournalText:
    """Return a notification: when and how it came, on whom, what was judged within 24 hours, and what was done."""
    day = row.received_on.isoformat() if row.received_on else NO_DAY
    inside = telling.rows.inside(NotificationChild, row.id)
    names = join_names([telling.rows.child_name(each.child_id) for each in inside])
    title = f"Underretning om {names}" if names else "Underretning"
    sender = sender_of(row.sender)
    hidden = _SENDER if row.anonymous else ()
    own = [
        f"{day} {title}",
        *telling.lines(row, but=("received_on", *hidden), words={"sender": sender.name if sender else ""}),
        *listed("Børnene", [telling.on_one(each) for each in inside]),
    ]
    left_out = SENDER_LEFT_OUT if any(getattr(row, each) for each in hidden) else ""
    text = joined([*own, *steps_taken(telling, "notification_id", row)])
    return JournalText("notification", RECORD, row.id, title, text, left_out, known_by=joined(own))


def steps_taken(telling: Telling, column: str, row: CaseRecord) -> list[str]:
    """Return the steps of guides that were taken beside a row; nothing when the guides are switched off."""
    ticks = [each for each in telling.rows.of(GuideTick) if getattr(each, column) == row.id]
    if not ticks or GUIDES in switched_off(telling.unit):
        return []
    names = {each.guide.id: each.guide.name for each in all_guides(telling.unit)}
    return listed("Trin i handleguiden", [_tick(telling, each, names) for each in ticks])


def _tick(telling: Telling, tick: GuideTick, names: dict[str, str]) -> str:
    step = tick.wording or tick.step
    rest = telling.on_one(tick, but=("wording",), words={"guide": names.get(tick.guide, "")})
    return "; ".join(filter(None, (step, rest)))


def _names(telling: Telling, which: ListName) -> dict[str, str]:
    return {each.id: each.name for each in entries(telling.unit, which)}
