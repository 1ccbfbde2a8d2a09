"""An invitation to one person: the purpose as a question, when and where, who comes, and how one may take part."""

from uuid import UUID

from app.language.folding import possessive
from app.language.tongue_names import tongue_named
from app.models.enums import Copy
from app.models.enums_meeting import Side, TakesPart
from app.models.meeting import AgendaPoint, Participant
from app.services.meeting_paper_facts import NOT_ASKED, MeetingFacts
from app.services.meeting_paper_rows import InvitationPaper

TITLE = "Indbydelse"
_WORKING = (Side.GENERAL, Side.AUTHORITY, Side.PROVIDER)
_TALKED_ABOUT = frozenset({"reason", "own_words", "review", "works", "worry", "hope", "agreement", "next"})
"""Kinds of steps that are told beforehand; the others are ways of running a meeting."""

_WAYS = {
    TakesPart.WHOLE: "{barn} er med hele mødet.",
    TakesPart.PARTLY: "{barn} er med noget af mødet.",
    TakesPart.TOLD_BEFORE: "{barn} fortæller det før mødet, og vi tager ordene med.",
    TakesPart.LETTER: "{barn} er med gennem et brev, en tegning eller en optagelse.",
    TakesPart.REPRESENTED: "En, som {barn} er tryg ved, taler for {barn}.",
}
_OPEN_WAY = "Vi finder sammen ud af, hvordan {barn} kan være med."
_CHOSEN = {
    TakesPart.WHOLE: "Du har sagt, at du vil være med hele mødet.",
    TakesPart.PARTLY: "Du har sagt, at du vil være med noget af mødet.",
    TakesPart.TOLD_BEFORE: "Du har sagt, at du vil fortælle det før mødet. Så tager vi dine ord med.",
    TakesPart.LETTER: "Du har sagt, at du vil være med i et brev, en tegning eller en optagelse.",
    TakesPart.REPRESENTED: "Du har sagt, at en anden skal tale for dig.",
}
TO_CHOOSE = (
    "Du kan være med hele mødet.",
    "Du kan være med noget af mødet.",
    "Du kan sige det til en voksen før mødet, skrive eller tegne det.",
    "En, du er tryg ved, kan tale for dig.",
)
CHANGE_IT = "Du må altid lave det om."


def write_invitation(facts: MeetingFacts, recipient_id: UUID) -> InvitationPaper:
    """Return the invitation of one person, without version; the date is today."""
    rows, own = facts.rows, _participant(facts, recipient_id)
    private = own is None or own.side not in _WORKING
    own_language = (own.own_language or "").strip() if own else ""
    person = rows.person(recipient_id)
    return InvitationPaper(
        **facts.letterhead(TITLE),
        name=rows.called(recipient_id),
        purpose=facts.shown("purpose"),
        when=facts.when(),
        guests=facts.guests(),
        steps=_steps(facts),
        children=facts.children(),
        child_ways=_chosen(own) if facts.copy is Copy.CHILD else _ways(facts),
        own_points=_own_points(facts, recipient_id),
        own_language=own_language,
        tongue=tongue_named(person.interpreter or "") if own_language and person else "",
        private=private,
        chair=facts.named("chair_id"),
    )


def _participant(facts: MeetingFacts, person_id: UUID) -> Participant | None:
    rows = facts.rows.inside(Participant, facts.meeting.id)
    return next((each for each in rows if each.person_id == person_id), None)


def _steps(facts: MeetingFacts) -> tuple[str, ...]:
    words = [each for each in facts.kind.steps if each.kind in _TALKED_ABOUT]
    return tuple(_own_step(facts) if each.kind == "own_words" else each.name for each in words)


def _own_step(facts: MeetingFacts) -> str:
    """Return what the child's step is called: by the child's name, never »barnet«."""
    names = facts.children()
    return f"{possessive(names[0])} ord" if len(names) == 1 else "Børnenes ord"


def _ways(facts: MeetingFacts) -> tuple[str, ...]:
    """Return for each child how it takes part, as far as it is known."""
    found = []
    for _, person in facts.known_children():
        own = _participant(facts, person.id)
        if own is None or own.invitation in NOT_ASKED or person.id in facts.readers:
            continue
        known = own.takes_part is not None and facts.sight.fact(Participant, "takes_part", person.id)
        way = _WAYS.get(own.takes_part, _OPEN_WAY) if known and own.takes_part else _OPEN_WAY
        found.append(way.replace("{barn}", facts.rows.called(person.id)))
    return tuple(found)


def _chosen(own: Participant | None) -> tuple[str, ...]:
    """Return what the child itself has chosen, which it may change, or what there is to choose from."""
    told = _CHOSEN.get(own.takes_part) if own and own.takes_part else None
    return (told, CHANGE_IT) if told else TO_CHOOSE


def _own_points(facts: MeetingFacts, recipient_id: UUID) -> tuple[str, ...]:
    """Return only what the reader asked for: what another wants to talk about is theirs to say."""
    points = facts.rows.inside(AgendaPoint, facts.meeting.id)
    own = [each for each in points if each.wished_by_id == recipient_id and each.text]
    return tuple(each.text or "" for each in own if facts.sight.fact(AgendaPoint, "text", recipient_id))
