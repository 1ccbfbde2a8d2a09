"""Every paper the program makes, by name, made once: ordinary ones, empty ones, monsters and other scripts.

A new paper is put in here, and is then validated, read back and measured like all the others.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from drawings import a_drawing, drawn, mended_family, wide_family
from handed_on import FOLLOW_UP, LONG_FOLLOW_UP, NEW_CASEWORKER, NO_FOLLOW_UP, NOTHING_HANDED_ON, TOO_MUCH
from letters import ACCESS, AUDIT, HOSTILE_ACCESS
from meeting_rows import CHILD_INVITATION, EMPTY, INVITATION, ORDINARY
from meeting_rows import MONSTER as MONSTERS
from networks import NETWORK
from papers import CHILD_A, MONSTER, STORY_A, STORY_B, STORY_C
from reviewed import LONG_REVIEW, MONSTER_PAGES, NO_REVIEW, PAGES, REVIEW

from app.documents.access_paper import access_pdf
from app.documents.audit_paper import audit_pdf
from app.documents.follow_up_paper import follow_up_pdf
from app.documents.genogram_paper import genogram_pdf
from app.documents.list_paper import list_pdf
from app.documents.meeting_form import form_pdf
from app.documents.meeting_paper import meeting_pdf
from app.documents.network_paper import network_pdf
from app.documents.new_caseworker_paper import new_caseworker_pdf
from app.documents.plan_paper import plan_pdf
from app.documents.recovery_sheet import recovery_sheet_pdf
from app.documents.review_paper import review_pdf
from app.paths import resources
from app.rules.meeting_types import load_meeting_types
from app.services.listing import ListGroup, Listing
from app.services.meeting_paper_form import form_of
from app.services.plan_rows import ChildPart, PlanPaper

DAY = date(2026, 11, 18)
TYPES = load_meeting_types(resources() / "definitions" / "meeting_types.toml")
ARABIC = "مرحبا لوني. نود أن نلتقي بك (11 عامًا) الساعة 15:00 في Skovbakkeskolen. اتصلي: 12 34 56 78."
UKRAINIAN = "Вітаємо, Лоне! Ми хотіли б зустрітися з вами у школі."
VIETNAMESE = "Chào chị Lone! Chúng tôi muốn gặp chị ở trường."
SHORT = '<b>Åse</b> & "Bo" محمد שלום'
AT = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
LISTED = Listing(
    "Sager", ("Navn", "Næste dato"), (60, 40),
    (ListGroup("Skulle være sket", ((SHORT, "fre. 20. nov."),)), ListGroup("I dag", (("Åse " * 400, ""),) * 3)),
    frozenset(), ("Kun sager med »bo«.",),
)  # fmt: skip
NOBODY = ChildPart(name="", first_name="")
BARE = PlanPaper(title="", copy="family", made_on=DAY, version="", rights=(), children=(NOBODY,))


@cache
def paper(name: str) -> bytes:
    """Return a paper of the gallery."""
    return _GALLERY[name]()


def _plans() -> dict[str, Callable[[], bytes]]:
    rows = {"a": STORY_A, "b": STORY_B, "c": STORY_C, "monster": MONSTER, "bare": BARE}
    copies = {
        f"plan-{name}-{copy}": replace(row, copy=copy)
        for name, row in rows.items()
        for copy in ("family", "child", "professional")
    }
    tall = replace(drawn(mended_family()), width=2000, height=2600)
    families = {"": drawn(mended_family()), "-turned": drawn(wide_family(12)), "-small": tall}
    copies |= {
        f"plan-family-drawn{kind}": replace(STORY_A, copy="professional", genogram=drawing)
        for kind, drawing in families.items()
    }
    copies["plan-child-scale"] = CHILD_A
    return {name: lambda row=row: plan_pdf(row) for name, row in copies.items()}


def _of_meetings() -> dict[str, Callable[[], bytes]]:
    rows = {f"{kind}-{name}": row for kind, some in (("meeting", ORDINARY), ("empty", EMPTY), ("monster", MONSTERS))
            for name, row in some.items()}  # fmt: skip
    for name, text in (("arabic", ARABIC), ("ukrainian", UKRAINIAN), ("vietnamese", VIETNAMESE)):
        rows[f"invitation-{name}"] = replace(INVITATION, own_language=f"{text}\n\n{text * 20}")
    rows["invitation-child-arabic"] = replace(CHILD_INVITATION, own_language=ARABIC)
    made = {name: lambda row=row: meeting_pdf(row) for name, row in rows.items()}
    forms = {f"form-{name}": lambda kind=kind: form_pdf(form_of(kind)) for name, kind in TYPES.items()}
    return {**made, **forms}


def _drawings() -> dict[str, Callable[[], bytes]]:
    wide, mended = drawn(wide_family(60)), drawn(mended_family())
    signs = replace(a_drawing(500, 600), legend=a_drawing(500, 600).legend * 6)
    long = replace(mended, text_twin=["Anna, " + "11 år, " * 2_000 + "bor i Herning."] * 2)
    made: dict[str, Callable[[], bytes]] = {
        "genogram-signs": lambda: genogram_pdf(signs, "Mathias", DAY),
        "genogram-long": lambda: genogram_pdf(long, "Mathias", DAY, paper="A3"),
        "network": lambda: network_pdf(NETWORK),
    }
    for size in ("A4", "A3", "poster"):
        made[f"genogram-{size}"] = lambda size=size: genogram_pdf(mended, "Familien", DAY, paper=size)
        made[f"genogram-wide-{size}"] = lambda size=size: genogram_pdf(wide, SHORT, DAY, paper=size, example=True)
    return made


_GALLERY: dict[str, Callable[[], bytes]] = {
    **_plans(),
    **_of_meetings(),
    **_drawings(),
    "new-caseworker": lambda: new_caseworker_pdf(NEW_CASEWORKER),
    "new-caseworker-nothing": lambda: new_caseworker_pdf(NOTHING_HANDED_ON),
    "new-caseworker-monster": lambda: new_caseworker_pdf(TOO_MUCH),
    "follow-up": lambda: follow_up_pdf(FOLLOW_UP),
    "follow-up-nothing": lambda: follow_up_pdf(NO_FOLLOW_UP),
    "follow-up-monster": lambda: follow_up_pdf(LONG_FOLLOW_UP),
    "review": lambda: review_pdf(REVIEW),
    "review-nothing": lambda: review_pdf(NO_REVIEW),
    "review-monster": lambda: review_pdf(LONG_REVIEW),
    "review-pages": lambda: review_pdf(PAGES),
    "review-pages-monster": lambda: review_pdf(MONSTER_PAGES),
    "list": lambda: list_pdf(LISTED, AT, "Viborg Kommune"),
    "recovery": lambda: recovery_sheet_pdf("AB2CD-E3FGH-4JKM5-NPQ6R-ST7UV-WX8YZ", "rundbord.db", DAY),
    "access": lambda: access_pdf(ACCESS),
    "access-hostile": lambda: access_pdf(HOSTILE_ACCESS),
    "audit": lambda: audit_pdf(AUDIT),
    "audit-nothing": lambda: audit_pdf(replace(AUDIT, name="", lines=())),
}
NAMES = tuple(_GALLERY)
