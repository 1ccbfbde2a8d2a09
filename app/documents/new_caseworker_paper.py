"""»Til den nye rådgiver« on one page, whatever the case holds: what matters least gives way, and the page says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents import parts, styles
from app.documents.day_words import capital, listed, sentence
from app.documents.fact_table import facts
from app.documents.fitting import laid_out
from app.documents.flow import Story
from app.documents.panel import Panel
from app.documents.sheet import Furniture, build, edition_text, stamp_text
from app.services.new_caseworker_rows import NewCaseworkerPaper
from app.services.plan_rows import DRAFT, Quote

ONLY_FOR = "Kun til den rådgiver, der overtager. Læg den ikke fra dig."
NO_ROOM = "Der er ikke plads til {told}. Se det faglige eksemplar og sagen i programmet."
_LONGEST = 200
"""So many characters of one point; what is longer ends in »…«."""
_LONGEST_HEAD = 220
_LONGEST_FIRST = 420
_OWN_WORDS = 0
_FIRST_TO_GO = (6, 7, 8, 4, 5, 3, _OWN_WORDS, 1, 2)
"""The parts by their place on the page, the one that gives way first in front; what nobody may know goes last."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the page: its heading, its points, how many stay longest, and what those left out are called."""

    title: str
    points: tuple[str, ...]
    keeps: int
    one: str
    many: str
    columns: int = 1
    longest: int = _LONGEST


def new_caseworker_pdf(paper: NewCaseworkerPaper) -> bytes:
    """Return the page as PDF; the same paper always gives the same bytes, and always one page."""
    furniture = Furniture(
        title=paper.title,
        made_on=paper.made_on,
        edition=edition_text(paper.version),
        author=paper.municipality,
        sender=paper.municipality or paper.title,
        recipients="",
        stamp=stamp_text(paper.version, draft=DRAFT, example=paper.example),
        logo=paper.logo,
    )
    return build(lambda: _one_page(paper, furniture.body_height), furniture)


def _one_page(paper: NewCaseworkerPaper, room: float) -> Story:
    """Return as much of the page as there is room for: fewest points are taken out that make it one page."""
    written = _parts(paper)
    order = _giving_way(written)
    few, many = 0, len(order)
    while few < many:
        middle = (few + many) // 2
        if len(laid_out(_story(paper, written, order[:middle]), room)) == 1:
            many = middle
        else:
            few = middle + 1
    return _story(paper, written, order[:few])


def _parts(paper: NewCaseworkerPaper) -> tuple[_Part, ...]:
    """Return the parts in the order of the page."""
    said = tuple(quote.text for quote in paper.own_words)
    return (
        _Part("", said, 2, "barns ord", "børns ord"),
        _Part(
            "Det skal du vide først", paper.first, 4, "ting at vide først", "ting at vide først", longest=_LONGEST_FIRST
        ),
        _Part(
            "Hvem må vide hvad", paper.keep, 8, "linje om, hvem der må vide hvad", "linjer om, hvem der må vide hvad"
        ),
        _Part("Datoer", paper.dates, 5, "dato", "datoer"),
        _Part("Det er åbent", paper.open, 5, "åbent punkt", "åbne punkter"),
        _Part("Det er aftalt", paper.agreed, 7, "aftale", "aftaler"),
        _Part("Det virker", paper.works, 4, "ting, der virker", "ting, der virker", columns=2),
        _Part("De sidste opfølgninger", paper.follow_ups, 1, "opfølgning", "opfølgninger"),
        _Part("Mennesker", paper.people, 4, "person", "personer", columns=2),
    )


def _giving_way(written: Sequence[_Part]) -> list[tuple[int, int]]:
    """Return (part, point) in the order they give way: the ends of long lists first."""
    spare, rest = list[tuple[int, int]](), list[tuple[int, int]]()
    for place in _FIRST_TO_GO:
        for point in reversed(range(len(written[place].points))):
            (rest if point < written[place].keeps else spare).append((place, point))
    return spare + rest


def _story(paper: NewCaseworkerPaper, written: Sequence[_Part], gone: Sequence[tuple[int, int]]) -> list[Panel]:
    story: list[Panel] = [parts.heading(paper.title, styles.SECTION, before=0, after=2)]
    story += parts.text(ONLY_FOR, styles.PRO_SOFT, after=4)
    story += facts([
        ("Sag", _short(paper.number)),
        ("Barn" if len(paper.children) == 1 else "Børn", _short(listed(paper.children), _LONGEST_HEAD)),
        ("Derfor", _short(paper.why, _LONGEST_HEAD)),
        ("Formål", _short(paper.purpose, _LONGEST_HEAD)),
        ("Afgiver sagen", _short(", ".join(each for each in (paper.caseworker.name, paper.caseworker.phone) if each))),
    ])  # fmt: skip
    story += _quotes([each for number, each in enumerate(paper.own_words) if (_OWN_WORDS, number) not in gone])
    for place, part in enumerate(written[_OWN_WORDS + 1 :], start=_OWN_WORDS + 1):
        left = [point for number, point in enumerate(part.points) if (place, number) not in gone]
        points = [capital(sentence(_short(point, part.longest))) for point in left]
        if points:
            story.append(parts.heading(part.title, styles.PRO_STRONG_HEAD, before=9, after=2))
            story += parts.bullets(points, styles.PRO_BODY, columns=part.columns)
    return story + parts.text(_no_room(written, gone), styles.PRO_SOFT, before=8)


def _quotes(said: Sequence[Quote]) -> list[Panel]:
    """Return what each child said last, with whose words they are."""
    story: list[Panel] = []
    for quote in said:
        short = Quote(text=_short(quote.text), said_on=quote.said_on, situation=quote.situation)
        story += parts.quotes((short,), "", styles.PRO_STRONG, styles.PRO_SOFT, padding=9)
    return story


def _no_room(written: Sequence[_Part], gone: Sequence[tuple[int, int]]) -> str:
    counts = [sum(1 for where, _ in gone if where == place) for place in range(len(written))]
    told = [f"{count} {part.one if count == 1 else part.many}"
            for count, part in zip(counts, written, strict=True) if count]  # fmt: skip
    return NO_ROOM.format(told=listed(told)) if told else ""


def _short(text: str, longest: int = _LONGEST) -> str:
    """Return the text, cut at a word with »…« where it is longer than the page can give one point."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    head = flat[:longest]
    return f"{head[: head.rfind(' ')] if ' ' in head[longest // 2 :] else head}…"
