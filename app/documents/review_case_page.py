"""One page of a case for the review with the leader: what it is about, what is due, its goals, the child's voice.

It is one sheet whatever the case holds: first the room to write gives way, then the ends of long lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents import parts, styles
from app.documents.day_words import capital, long_day, sentence
from app.documents.fact_table import facts
from app.documents.fitting import laid_out
from app.documents.flow import Item, NewPage
from app.documents.meeting_parts import ruled, section
from app.documents.panel import Panel
from app.documents.sheet import STOPPED, Told
from app.errors import UserError
from app.services.plan_rows import Quote
from app.services.review_list_paper import PaperCase
from app.services.review_pages import ReviewPage

LONGEST, SHORT = 400, 120
"""So many characters of one text; what is longer ends in »…«."""
_SIZES = ((4, 8, LONGEST), (2, 8, LONGEST), (1, 8, LONGEST), (1, 4, 200), (1, 2, SHORT), (1, 1, 60))
"""Lines to write on, points of a list and characters of a text; the first that is one sheet is used."""
NUMBERLESS = "uden nummer"
NEVER = "aldrig"


def case_pages(cases: Sequence[PaperCase], room: float, told: Told) -> list[Item]:
    """Return a page for each case that has one, each on a new sheet of so much room.

    `told` hears of how many of them are laid out; UserError when it answers no.
    """
    story: list[Item] = []
    for done, case in enumerate(cases):
        if case.page is not None:
            if not told(done, len(cases)):
                raise UserError(STOPPED)
            story += [NewPage(), *_one_sheet(case, case.page, room)]
    return story


def _one_sheet(case: PaperCase, page: ReviewPage, room: float) -> list[Panel]:
    story: list[Panel] = []
    for lines, points, longest in _SIZES:
        story = _Sheet(case, page, lines, points, longest).story()
        if len(laid_out(story, room)) == 1:
            break
    return story


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page at one size."""

    case: PaperCase
    page: ReviewPage
    lines: int
    points: int
    longest: int

    def story(self) -> list[Panel]:
        """Return the page."""
        case, page = self.case, self.page
        head = f"{case.line.number or NUMBERLESS} · {case.who}"
        story: list[Panel] = [parts.heading(self._short(head), styles.SECTION, before=0, after=4), *self._facts()]
        voice = [each for quote in page.voice[: self.points] for each in self._quote(quote)]
        story += section("Barnets stemme" if len(page.voice) < 2 else "Børnenes stemme", voice, before=10)
        for title, told in (
            ("Datoer", page.dates),
            ("Mål", page.goals),
            ("Planlagt, men ikke holdt", page.not_held),
            ("Aftalt før, ikke gjort endnu", tuple(each.text for each in page.steps)),
        ):
            story += section(title, self._bullets(told), before=10)
        written = parts.text(self._short(case.agreed)) if case.agreed.strip() else ruled(self.lines, before=6)
        return story + section("Det blev vi enige om", written, before=10)

    def _facts(self) -> list[Panel]:
        line, page = self.page.line, self.page
        last = f"{long_day(line.last_review)}. {self._short(line.agreed)}".strip() if line.last_review else NEVER
        return facts([
            ("Derfor", self._short(page.why)),
            ("Trænger til", self._short(capital(", ".join(line.needs))) or "Intet lige nu"),
            ("Fase", capital(", ".join(each.value for each in line.phases))),
            ("Plan", self._short(line.stage)),
            ("Talt med", self._short(", ".join(f"{each.initials} {_ago(each.days)}" for each in line.talked))),
            ("Vægt", page.weight),
            ("Sidste gang", last),
            ("Siden sidst" if line.last_review else "Indtil nu", self._short(page.since) or "intet er skrevet"),
        ])  # fmt: skip

    def _bullets(self, told: Sequence[str]) -> list[Panel]:
        shown = [sentence(self._short(each)) for each in told[: self.points]]
        left = len(told) - len(shown)
        return parts.bullets([*shown, *([f"… og {left} mere."] if left else [])], styles.PRO_BODY)

    def _quote(self, quote: Quote) -> list[Panel]:
        short = Quote(text=self._short(quote.text), said_on=quote.said_on, situation=quote.situation)
        return parts.quotes((short,), "", styles.PRO_STRONG, styles.PRO_SOFT, padding=9)

    def _short(self, text: str) -> str:
        flat = " ".join(text.split())
        if len(flat) <= self.longest:
            return flat
        head = flat[: self.longest]
        return f"{head.rsplit(' ', 1)[0] if ' ' in head[self.longest // 2 :] else head} …"


def _ago(days: int | None) -> str:
    if days is None:
        return NEVER
    return "i dag" if days == 0 else "i går" if days == 1 else f"{days} dage siden"
