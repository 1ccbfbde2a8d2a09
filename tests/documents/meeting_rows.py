"""The papers of one meeting as rows: an ordinary one of each, one of nothing, and a monster."""

from dataclasses import replace
from datetime import date, time

from papers import HOSTILE, MATHIAS, SANNE, STORY_A

from app.services.meeting_paper_rows import (
    AgreementSheet,
    CallBackCard,
    ChangedPaper,
    ChildSafe,
    ChildWords,
    Guest,
    InvitationPaper,
    MeetingPaper,
    MeetingTime,
    MinutesPaper,
    OwnAgreements,
    ReviewedLine,
    SaidLine,
    ScaleAnswers,
    ThenNow,
)
from app.services.plan_rows import AgreementLine, OwnScale, Quote

WHEN = MeetingTime(kind="Inddragende netværksmøde", on=date(2026, 11, 18), starts_at=time(15), ends_at=time(16, 30),
                   place="biblioteket på Skovbakkeskolen")  # fmt: skip
PEOPLE = (Guest(name="Mathias"), Guest(name="Lone", role="mor"), Guest(name="Inger", role="mormor"),
          Guest(name="Birgitte Ahlmann-Ohlsen", role="klasselærer"), Guest(name="Sanne", role="rådgiver"))  # fmt: skip
UNDECIDED = AgreementLine(number=9, text="Samvær i julen. Det afgør Familieretshuset", to_be_decided=True,
                          answer_by=date(2026, 12, 15))  # fmt: skip
AGREED = (*MATHIAS.agreements, UNDECIDED)
HEAD = {"made_on": date(2026, 11, 18), "municipality": "Eksempel Kommune", "caseworker": SANNE, "version": "1 (a4f2)"}
AGAIN = STORY_A.next_meeting

INVITATION = InvitationPaper(
    title="Indbydelse", copy="family", **HEAD, recipients="Til Lone", name="Lone", when=WHEN, guests=PEOPLE,
    purpose="Hvordan kan det blive lettere for Mathias at komme i skole?", steps=("Hvad virker?", "Hvem gør hvad?"),
    children=("Mathias",), child_ways=("Mathias er med noget af mødet.",), own_points=("søvn",), chair="Sanne",
)  # fmt: skip
CHILD_INVITATION = replace(INVITATION, copy="child", name="Mathias", child_ways=("Du kan være med hele mødet.",))
MINUTES = MinutesPaper(
    title="Referat", copy="family", **HEAD, when=WHEN, children=("Mathias",), present=PEOPLE, chair="Camilla",
    minutes_by="Sanne", lead="Sanne", purpose="Hvordan kan det blive lettere?",
    child_words=(ChildWords(name="Mathias", quotes=(Quote(text="Det er bedst, når jeg må komme ind først."),),
                            wishes=("Han vil gå til fodbold.",), scales=(OwnScale(value=3, question="Hvor godt?"),)),),
    reasons=(SaidLine(text="fraværet"),), works=(SaidLine(text="fodbold"), SaidLine(text="Elias", speaker="Mathias")),
    worries=(SaidLine(text="han sover for lidt", speaker="Lone"),), hopes=(SaidLine(text="han fisker igen"),),
    hopes_when="om tre måneder", later=(SaidLine(text="ferien"),), last_words=(SaidLine(text="tak"),),
    scales=(ScaleAnswers(question="Hvor godt?", answers=(("Lone", 4), ("Inger", 5))),), agreements=AGREED,
    told_child="Inger fortæller Mathias det i aften.", remarks=(SaidLine(text="Vi savner Alma", speaker="Lone"),),
    next_meeting=AGAIN,
)  # fmt: skip
SHEET = AgreementSheet(
    title="Det har vi aftalt", copy="family", **HEAD, when=WHEN, children=("Mathias",), agreements=AGREED,
    present=tuple(each.name for each in PEOPLE), goes_on=(replace(AGREED[2], number=10),), next_meeting=AGAIN,
    hard_times_text="Ring til Sanne.", rhythm_text="Derefter hver 3. måned.", safety_line="Er nogen i fare: 112",
)  # fmt: skip
OWN = OwnAgreements(title="Mine aftaler", copy="family", **HEAD, name="Kasper", on=WHEN.on, agreements=(AGREED[2],),
                    goes_on=(replace(AGREED[2], number=2, awaiting=("Kasper",)),), next_meeting=AGAIN)  # fmt: skip
CALL_BACK = CallBackCard(title="Ring og fortæl", copy="family", **HEAD, name="Torben", caller="Sanne", when=WHEN,
                         may_be_told="Hvem der hjælper om morgenen.", asks=(AGREED[1],), tells=AGREED[2:],
                         next_meeting=AGAIN)  # fmt: skip
WENT = ReviewedLine(text="Kasper henter Mathias", note="det gik godt")
CHANGED = ChangedPaper(
    title="Ændret siden sidst", copy="family", **HEAD, when=WHEN, since=date(2026, 9, 1), children=("Mathias",),
    kept=(WENT,), partly=(WENT,), under_way=(WENT,), changed=(replace(WENT, becomes="Kasper ringer"),),
    not_kept=(WENT,),
    new=(WENT,), not_looked_at=(WENT,), next_meeting=AGAIN,
    scales=(ThenNow(name="Mathias", question="Hvor godt går det?", then=3, now=5),),
)  # fmt: skip

ORDINARY: dict[str, MeetingPaper] = {
    "invitation": INVITATION, "child": CHILD_INVITATION, "minutes": MINUTES, "sheet": SHEET, "own": OWN,
    "call_back": CALL_BACK, "changed": CHANGED,
}  # fmt: skip
NOTHING = {"made_on": date(2026, 11, 18), "version": "1"}
EMPTY: dict[str, MeetingPaper] = {
    "invitation": InvitationPaper(title="Indbydelse", copy="family", **NOTHING, name=""),
    "child": InvitationPaper(title="Indbydelse", copy="child", **NOTHING, name=""),
    "minutes": MinutesPaper(title="Referat", copy="family", **NOTHING),
    "sheet": AgreementSheet(title="Det har vi aftalt", copy="family", **NOTHING),
    "own": OwnAgreements(title="Mine aftaler", copy="family", **NOTHING, name=""),
    "call_back": CallBackCard(title="Ring og fortæl", copy="family", **NOTHING, name=""),
    "changed": ChangedPaper(title="Ændret siden sidst", copy="family", **NOTHING),
}  # fmt: skip


def with_text(text: str, count: int = 3) -> dict[str, MeetingPaper]:
    """Return every kind of paper with one text in every place a person may write."""
    guests, said = (Guest(name=text, role=text),) * count, (SaidLine(text=text, speaker=text),) * count
    line = AgreementLine(number=1, text=text, owners=(text,), when_text=text, awaiting=(text,))
    lines = tuple(
        replace(line, number=each, awaiting=() if each % 2 else (text,), to_be_decided=each % 5 == 0,
                area=("home", "school", "hard_times", "other")[each % 4])
        for each in range(count * 2)
    )  # fmt: skip
    when = replace(WHEN, kind=text, place=text)
    head = {"recipients": text, "municipality": text, "caseworker": replace(SANNE, name=text, phone=text, hours=text)}
    again = replace(AGAIN, place=text) if AGAIN else None
    own = OwnScale(value=11, question=text, low_word=text, high_word=text)
    child = ChildWords(name=text, quotes=(Quote(text=text),) * count, wishes=(text,), scales=(own,))
    went = (ReviewedLine(text=text, note=text, becomes=text),) * count
    invitation = replace(INVITATION, **head, name=text, purpose=text, guests=guests, steps=(text,), children=(text,),
                         child_ways=(text,), own_points=(text,), own_language=text, chair=text, when=when)  # fmt: skip
    return {
        "invitation": invitation,
        "child": replace(invitation, copy="child"),
        "minutes": replace(
            MINUTES, **head, when=when, children=(text,), present=guests, chair=text, minutes_by=text, lead=text,
            purpose=text, child_words=(child,), reasons=said, works=said, worries=said, needs=said, hopes=said,
            hopes_when=text, later=said, last_words=said, scales=(ScaleAnswers(question=text, answers=((text, 4),)),),
            safety=(ChildSafe(name=text, answer=text, note=text),), agreements=lines, told_child=text, remarks=said,
            next_meeting=again, version="kladde", correct_until=text, example=True,
        ),
        "sheet": replace(SHEET, **head, when=when, children=(text,), present=(text,) * count, agreements=lines,
                         goes_on=lines, hard_times_text=text, safety_line=text, next_meeting=again, rhythm_text=text),
        "own": replace(OWN, **head, name=text, agreements=lines, goes_on=lines, next_meeting=again),
        "call_back": replace(CALL_BACK, **head, name=text, caller=text, when=when, may_be_told=text, asks=lines,
                             tells=lines, next_meeting=again),
        "changed": replace(CHANGED, **head, children=(text,), kept=went, partly=went, under_way=went, changed=went,
                           not_kept=went, new=went, not_looked_at=went, next_meeting=again,
                           scales=(ThenNow(name=text, question=text, then=0, now=10),)),
    }  # fmt: skip


MONSTER = with_text(HOSTILE + "x" * 300)
