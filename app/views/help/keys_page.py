"""The page of all keys, made from the one table of actions, so that it is never old."""

from app.services.help_pages import KEYS, KEYS_TITLE, HelpPage
from app.services.help_text import Block, Heading, Paragraph, Span, Table, anchor_of
from app.views.actions import groups


def keys_page(on: frozenset[str]) -> HelpPage:
    """Return the page; `on` are the parts of the program that are switched on."""
    lead = "Alt kan gøres uden mus. Her er tasterne, og hvor de virker. Har en side flere, står de nederst i vinduet."
    blocks: list[Block] = [Heading(1, (Span(KEYS_TITLE),), anchor_of(KEYS_TITLE)), Paragraph((Span(lead),))]
    for where, actions in groups(on).items():
        rows = tuple(((Span(each.shown, code=True),), (Span(each.text),)) for each in actions)
        blocks += [Heading(2, (Span(where),), anchor_of(where)), Table(((Span("Tast"),), (Span("Gør"),)), rows)]
    return HelpPage(KEYS, KEYS_TITLE, tuple(blocks))
