"""What stands in place of the list of cases when none is shown: why, and what to press."""

from app.services.cases import list_cases
from app.views.workspace import Workspace

NO_CASES = "Ingen sager endnu. Tryk N, og begynd med et barns navn. Har du dem i en liste? Tryk på »Hent sager«."
CLOSED = "Vis afsluttede sager"
ALL_CLOSED = f"Ingen åbne sager. De afsluttede ser du med »{CLOSED}«. Tryk N for at begynde en ny."
NO_CLOSED = "Ingen afsluttede sager."


def why_empty(workspace: Workspace, searched: str, *, closed: bool) -> str:
    """Return the sentence; `searched` are the words no case fits, empty when there is none at all of this kind."""
    if searched:
        if closed:
            return f"Ingen afsluttede sager med »{searched[:60]}«. Prøv med færre bogstaver."
        return f"Ingen åbne sager med »{searched[:60]}«. Prøv med færre bogstaver, eller sæt flueben ved »{CLOSED}«."
    if closed:
        return NO_CLOSED
    return ALL_CLOSED if workspace.ask(list_cases, closed=True) else NO_CASES
