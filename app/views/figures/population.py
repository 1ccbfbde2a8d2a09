"""How many children live in the municipality: typed where it is needed, under the figure for each 1,000."""

from collections.abc import Callable

from app.language.number_words import whole_number
from app.rules.key_figures import Period
from app.services.figures import save_population
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.fields import LabeledField, line_field
from app.views.workspace import Workspace

LABEL = "Børn på 0-17 år i kommunen, da perioden sluttede"
HINT = "Tallet står i Danmarks Statistik. Uden det kan der ikke regnes for hver 1.000."
WIDE = 420


def population_field(
    workspace: Workspace, period: Period, known: int | None, counted: Callable[[], object]
) -> LabeledField:
    """Return the field of a period; when it is left with another number that is kept, and `counted` is called."""
    field = line_field(LABEL, hint=HINT)
    field.editor.setMaximumWidth(WIDE)  # not the field: its hint would be given too few lines
    field.set_text(whole_number(known) if known is not None else "")

    def keep(text: str) -> bool:
        done = workspace.do("Ret antal børn i kommunen", save_population, period, text)
        if done is not None:
            counted()
        return done is not None

    FieldDrafts(workspace, None, f"population:{period.name}:").bind("count", field, keep)
    return field
