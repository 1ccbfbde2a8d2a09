"""How a story runs over the pages: headings stay with what they head, and a page may be saved by taking out air."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from app.documents.panel import Panel

_MOST = 480.0


def prepared(story: Sequence[Flowable], air: float) -> list[Flowable]:
    """Return the story with this share of its air, and a break before each heading that would stand alone.

    ReportLab's own »keep with next« moves a whole long speech to the next page; here a heading only asks for room
    for itself and the first lines of what follows.
    """
    for flowable in story:
        if isinstance(flowable, Panel):
            flowable.tighten(air)
    ready: list[Flowable] = []
    follows = False
    for index, flowable in enumerate(story):
        heads = _heads(flowable)
        if heads and not follows:
            ready.append(CondPageBreak(min(_needed(story[index:]), _MOST)))
        follows = heads
        ready.append(flowable)
    return ready


def _heads(flowable: Flowable) -> bool:
    return isinstance(flowable, Panel) and flowable.heads


def _needed(story: Sequence[Flowable]) -> float:
    needed = 0.0
    for flowable in story:
        gap = flowable.getSpaceBefore() + flowable.getSpaceAfter()
        if not _heads(flowable):
            room = flowable.least if isinstance(flowable, Panel) else flowable.height
            return needed + gap + float(room)
        needed += gap + float(flowable.height)
    return needed
