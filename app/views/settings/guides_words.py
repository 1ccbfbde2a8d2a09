"""Danish words of the guides' editor: beside what a guide stands, how it stands, and what it can be for."""

import datetime as dt

from app.language.dates import long_date
from app.models.enums_early import NotificationKind
from app.rules.guides import GuideFor
from app.services.guide_lists import Choices, professions, worry_kinds
from app.services.modules import ASSESSMENTS, NOTIFICATIONS, list_modules
from app.views.settings.guides_desk import Standing
from app.views.workspace import Workspace
from app.wording import word

BESIDE = {
    GuideFor.WORRY: "En bekymring",
    GuideFor.EARLY: "Et tidligt forløb",
    GuideFor.NOTIFICATION: "En underretning",
    GuideFor.ASSESSMENT: "En undersøgelse",
}
NAMELESS = "Uden navn"
NEVER_USED = "Ikke taget i brug endnu"
WAITING = "ændringer, der ikke er taget i brug"
_NEEDS = {GuideFor.NOTIFICATION: NOTIFICATIONS, GuideFor.ASSESSMENT: ASSESSMENTS}


def places(workspace: Workspace) -> dict[GuideFor, str]:
    """Return what a guide can stand beside here: a part that is off is not named."""
    on = {each.key for each in workspace.ask(list_modules) if each.on}
    return {each: words for each, words in BESIDE.items() if _NEEDS.get(each) is None or _NEEDS[each] in on}


def kinds_for(workspace: Workspace, beside: GuideFor) -> Choices:
    """Return which kinds a guide can be narrowed to, empty where there are none."""
    if beside is GuideFor.NOTIFICATION:
        return tuple((each.value, word(each)) for each in NotificationKind)
    return workspace.ask(worry_kinds) if beside in (GuideFor.WORRY, GuideFor.EARLY) else ()


def professions_for(workspace: Workspace, beside: GuideFor) -> Choices:
    """Return which professions a guide can be narrowed to, empty where nobody else asks."""
    return workspace.ask(professions) if beside in (GuideFor.WORRY, GuideFor.EARLY) else ()


def standing_words(standing: Standing, today: dt.date) -> str:
    """Return »4 trin · som den følger med«, »6 trin · jeres egen fra 22. november 2026 · ændringer …«."""
    count = len(standing.shown().steps)
    told = ["1 trin" if count == 1 else f"{count} trin", BESIDE[standing.shown().beside].lower(), _use(standing, today)]
    if standing.row is not None and standing.draft is not None:
        told.append(WAITING)
    return " · ".join(told)


def _use(standing: Standing, today: dt.date) -> str:
    row = standing.row
    if row is None:
        return NEVER_USED.lower()
    since = f" fra {long_date(row.own_since)}" if row.own_since else ""
    if standing.is_out(today):
        return f"ude af brug{since}"
    if row.own_since is None:
        return "som den følger med"
    return f"{'rettet her' if row.is_shipped else 'jeres egen'}{since}"
