"""One plan on paper: which copy it is decides the story, the rest is common."""

from collections.abc import Callable

from app.documents.child_copy import child_story
from app.documents.day_words import listed
from app.documents.family_copy import family_story
from app.documents.flow import Story
from app.documents.genogram_flowable import genogram_pages
from app.documents.professional_copy import professional_story
from app.documents.sheet import Furniture, build, edition_text, stamp_text
from app.services.plan_rows import DRAFT, PlanPaper

_STORIES: dict[str, Callable[[PlanPaper], Story]] = {
    "family": family_story,
    "child": child_story,
    "professional": professional_story,
}


def plan_pdf(paper: PlanPaper) -> bytes:
    """Return the paper as PDF; the same paper always gives the same bytes.

    Nothing is left out here: what the reader may not see must already be gone from the rows.
    """
    furniture = Furniture(
        title=_name(paper),
        made_on=paper.made_on,
        edition=edition_text(paper.version),
        author=paper.municipality,
        sender=paper.municipality or paper.title,
        recipients=paper.recipients,
        stamp=stamp_text(paper.version, draft=DRAFT, example=paper.example),
        logo=paper.logo,
        header=paper.copy != "child",
    )

    def story() -> Story:
        body = list(_STORIES[paper.copy](paper))
        if paper.genogram is not None and paper.copy != "child":
            body += genogram_pages(paper.genogram, furniture.body_height)
        return body

    return build(story, furniture)


def _name(paper: PlanPaper) -> str:
    names = listed([child.first_name or child.name for child in paper.children])
    if paper.copy == "child":
        return f"Til {names}" if names else paper.title
    return f"{paper.title} for {names}" if names else paper.title
