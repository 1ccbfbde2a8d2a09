"""The same plan set and tagged by other programs: WeasyPrint from HTML, typst from its own writing.

They get the same words in the same shipped font as headings, paragraphs, a quote and lists, and promise the same
standards as far as they can: WeasyPrint can promise only one of the two. Who is not on this machine is left out.
Run alone: `PYTHONPATH=build/rivals python -m tests.bench.paper_rivals`; writes build/bench-papers.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from pypdfium2 import PdfDocument

from app.documents.plan_paper import plan_pdf
from app.services.plan_rows import PlanPaper
from tests.bench import papers
from tests.bench.measures import Pair, as_markdown, in_turn

BUILD = Path(__file__).parent.parent.parent / "build"
FONTS = Path(__file__).parent.parent.parent / "resources" / "fonts"
AGREEMENTS = 32
Write = Callable[[PlanPaper], bytes]
STYLE = """
@page { size: A4; margin: 78pt 60pt 64pt; @bottom-right { content: "Side " counter(page) " af " counter(pages) } }
body { font: 13.5pt/19.5pt "Atkinson Hyperlegible Next" } h1 { font-size: 31pt } h2 { font-size: 19pt }
blockquote { background: #e0ebe8; padding: 18pt; margin: 15pt 0; font-weight: 600; font-size: 20pt; line-height: 28pt }
li { border-top: 0.75pt solid #ccc; padding: 8.5pt 0 } small { color: #555; font-size: 12.5pt }
"""


def pairs() -> Iterator[Pair]:
    """Yield our plan of four pages beside each program that is here, with other words in every round.

    A program that keeps what it laid out last would else be measured doing nothing.
    """
    for name, rival in {"WeasyPrint": weasyprint_plans, "typst": typst_plans}.items():
        if find_spec(name.lower()) is not None:
            write = rival()
            with PdfDocument(write(papers.plan(AGREEMENTS))) as made:
                floor = f"{name}, {len(made)} pages"
            yield in_turn("plan of 4 pages, PDF/UA-1 and PDF/A-2a", _each_round(plan_pdf), floor, _each_round(write),
                          rounds=7)  # fmt: skip


def _each_round(write: Write) -> Callable[[int], bytes]:
    return lambda number: write(papers.plan(AGREEMENTS, f"{number} gange"))


def _content(row: PlanPaper) -> Iterator[tuple[str, str]]:
    """Yield what stands on the plan as (what it is, words)."""
    yield "h1", row.title
    for child in row.children:
        yield from (("quote", f"»{quote.text}«") for quote in child.own_words)
        yield "h2", "Det vil vi nå"
        yield from (("item", f"{goal.text} Vi er i mål, når {goal.reached_when}.") for goal in child.goals)
        yield "h2", "Det virker allerede"
        yield from (("item", works) for works in child.works)
        yield "h2", "Det har vi aftalt"
        yield from (("item", f"{line.text} {line.when_text}") for line in child.agreements)
    yield "h2", "Godt at vide"
    yield "p", " ".join(row.rights)


def weasyprint_plans() -> Write:
    """Return how WeasyPrint writes a plan as PDF/UA-1; fonts and style are read once before."""
    weasyprint = import_module("weasyprint")
    faces = "".join(
        f"@font-face {{ font-family: 'Atkinson Hyperlegible Next'; font-weight: {weight};"
        f" src: url('{(FONTS / f'AtkinsonHyperlegibleNext-{weight}.ttf').as_uri()}') }}"
        for weight in (400, 600)
    )
    config = import_module("weasyprint.text.fonts").FontConfiguration()
    style = weasyprint.CSS(string=faces + STYLE, font_config=config)

    def write(row: PlanPaper) -> bytes:
        page = weasyprint.HTML(string=_as_html(row))
        data: bytes = page.write_pdf(stylesheets=[style], font_config=config, pdf_variant="pdf/ua-1")
        return data

    return write


def _as_html(row: PlanPaper) -> str:
    tags = {"h1": "h1", "h2": "h2", "p": "p", "quote": "blockquote", "item": "li"}
    body, inside = "", False
    for kind, words in _content(row):
        if (kind == "item") != inside:
            body, inside = body + ("</ul>" if inside else "<ul>"), not inside
        body += f"<{tags[kind]}>{escape(words)}</{tags[kind]}>"
    return (
        f"<!doctype html><html lang='da-DK'><head><title>{escape(row.title)}</title></head><body>{body}</body></html>"
    )


def typst_plans() -> Write:
    """Return how typst writes a plan as PDF/UA-1 and PDF/A-2a; the compiler is kept warm."""
    compiler = import_module("typst").Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def write(row: PlanPaper) -> bytes:
        return bytes(compiler.compile(input=_as_typst(row).encode(), format="pdf", pdf_standards=["ua-1", "a-2a"]))

    return write


def _as_typst(row: PlanPaper) -> str:
    marks = {"h1": "= ", "h2": "== ", "p": "", "quote": "", "item": "- "}
    lines = [
        f'#set document(title: "{row.title}", date: datetime(year: 2026, month: 11, day: 18))',
        '#set text(lang: "da", font: "Atkinson Hyperlegible Next", size: 13.5pt)',
        '#set page(paper: "a4", margin: (x: 60pt, y: 70pt), numbering: "1 af 1")',
        "#set par(leading: 0.65em)",
    ]
    for kind, words in _content(row):
        told = words.replace("#", "\\#")
        lines += [f"#quote(block: true)[{told}]" if kind == "quote" else f"{marks[kind]}{told}", ""]
    return "\n".join(lines)


def main() -> None:
    """Measure, write the table and print it."""
    table = as_markdown(list(pairs()), "The same words, tagged, by three programs in turn on one machine.")
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench-papers.md").write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
