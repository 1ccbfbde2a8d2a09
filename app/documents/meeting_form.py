"""The blank paper form of a meeting type, for the day the laptop dies: steps and numbers as on the screen, two copies.

Nothing of any case stands on it, so it may be printed and left in a bag.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.documents import meeting_form_rows as rows
from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.flow import NewPage, Story
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH, Furniture, build
from app.documents.typesetting import Style
from app.services.meeting_paper_form import BlankForm, FormField, FormStep, Shape
from app.services.plan_rows import ContactBox

TITLE = "Tomt mødeskema"
COPIES = ("til kommunen", "til familien")
CARBON = "Læg karbonpapir imellem de to eksemplarer, eller skriv aftalerne af, inden I går."
_ROWS: dict[Shape, Callable[[Sequence[FormField]], list[Panel]]] = {
    "line": rows.lines,
    "person": rows.person_rows,
    "agreement": rows.agreement_rows,
    "scale": rows.scale_rows,
    "review": rows.review_rows,
    "safety": rows.safety_rows,
    "tick": rows.ticks,
}


def form_pdf(form: BlankForm, *, copies: int = 2) -> bytes:
    """Return the blank form as PDF, each copy on pages of its own; the same type always gives the same bytes."""
    furniture = Furniture(title=TITLE, made_on=form.made_on, edition=form.name, author=form.municipality,
                          sender=form.municipality or TITLE, recipients=form.name)  # fmt: skip

    def story() -> Story:
        body: list[Panel | NewPage] = []
        for number in range(copies):
            body += [NewPage()] if number else []
            body += _copy(form, number, copies)
        return body

    return build(story, furniture)


def _copy(form: BlankForm, number: int, copies: int) -> list[Panel]:
    """Return one copy; all copies are alike line by line, so that carbon paper works."""
    whose = COPIES[number] if number < len(COPIES) else f"nr. {number + 1}"
    right = Style(12.5, 17.5, colour="ink2", align="right")
    fields = [box(0, WIDTH * 0.68, [para(form.name, styles.SECTION, tag="H1")])]
    fields.append(replace(box(WIDTH * 0.68, WIDTH * 0.32, [para(f"Eksemplar {whose}", right)]), centred=True))
    story = [Panel(fields, after=2), *parts.text(CARBON if copies > 1 else "", styles.SOFT, after=4)]
    story += rows.lines(form.head)
    for step in form.steps:
        story += _step(step)
    return story + _call(form.contact)


def _step(step: FormStep) -> list[Panel]:
    question = [parts.leading(each) for each in parts.text(step.question, styles.SOFT)]
    body = _ROWS[step.fields[0].shape](step.fields) if step.fields else []
    return [parts.heading(f"{step.number}. {step.name}", styles.HEADING, before=16, after=1), *question, *body]


def _call(contact: ContactBox) -> list[Panel]:
    phone = contact.phone.strip() or "______________"
    told = f"Ring til {contact.name.strip() or '______________'}, {phone}, hvis en aftale ikke kan holdes."
    return meeting.ground([para(told, styles.BODY)], fill="card", stroke="line_strong", before=18)
