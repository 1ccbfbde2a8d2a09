"""The doors of contacts and of a review with the leader: what it was about, when, and what was agreed."""

from app.models.deadline import CaseReview
from app.models.enums_meeting import ContactKind
from app.models.knowledge import Contact
from app.services import case_reviews, contacts, review_list_paper, review_steps
from app.services.contacts import TypedContact
from app.services.note_rows import list_notes
from tests.hostile.hall import Door, kept_in, read

REVIEW_DOORS: dict[str, Door] = {
    "note.list words": read(lambda u, h, t: list_notes(u, h.case, words=t)),
    "contact.note text": kept_in(
        Contact, "text", lambda u, h, t: contacts.note_contact(u, h.case, TypedContact(kind=ContactKind.MAIL, text=t))
    ),
    "contact.note on": read(lambda u, h, t: contacts.note_contact(u, h.case, TypedContact(text="Ringede", on=t))),
    "contact.note at": read(lambda u, h, t: contacts.note_contact(u, h.case, TypedContact(text="Ringede", at=t))),
    "contact.correct text": read(lambda u, h, t: contacts.correct_contact(u, h.the(Contact), TypedContact(text=t))),
    "review.hold text": kept_in(CaseReview, "text", lambda u, h, t: case_reviews.hold_review(u, h.case, text=t)),
    "review.hold leader": kept_in(CaseReview, "leader", lambda u, h, t: case_reviews.hold_review(u, h.case, leader=t)),
    "review.hold on": read(lambda u, h, t: case_reviews.hold_review(u, h.case, on=t)),
    "review.hold steps": read(lambda u, h, t: case_reviews.hold_review(u, h.case, steps=f"{t} senest 4. december")),
    "review.step": read(lambda u, h, t: review_steps.add_steps(u, h.case, typed=t)),
    "review.plan on": read(lambda u, h, t: case_reviews.plan_review(u, h.case, on=t)),
    "review.preview leader": read(lambda u, h, t: review_list_paper.review_paper(u, case_ids=[h.case], leader=t)),
}
