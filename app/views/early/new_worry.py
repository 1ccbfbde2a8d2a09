"""A worry in half a minute: what was seen is all it needs; the child may be nameless."""

import datetime as dt
from collections.abc import Callable

from app.services.concerns import WHAT_MISSING
from app.views.begin_card import BeginCard, explain_birth, explain_day
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field

Choices = tuple[tuple[str, str], ...]
SHORTEST = 10
"""Letters of a choice that there is always room for."""


def let_narrow(field: LabeledField) -> None:
    """Let a choice field be narrower than its longest choice, so that a card of two columns fits at large letters."""
    if isinstance(field.editor, ChoiceEditor):
        field.editor.setSizeAdjustPolicy(ChoiceEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.editor.setMinimumContentsLength(SHORTEST)


class NewWorry(BeginCard):
    """What is seen first; who it is about and who tells it when somebody wants that written."""

    def __init__(self, today: Callable[[], dt.date], kinds: Choices, professions: Choices) -> None:
        fields = {
            "text": line_field("Bekymringen", hint="Det, der er set eller sagt, i én sætning.", sentences=True),
            "child_name": line_field("Barnet", hint="Initialer er nok, eller lad det stå tomt."),
            "birth": line_field("Født", hint="Dato eller år, fx 2019, hvis du ved det.", explain=explain_birth(today)),
            "told_by": line_field("Fra hvem", hint="Navn eller sted, eller lad det stå tomt."),
            "profession": choice_field("Faggruppe", [("", "Ikke valgt"), *professions]),
            "kind": choice_field("Slags bekymring", [("", "Ikke valgt"), *kinds]),
            "next_on": line_field("Hvornår ser vi på det igen?", explain=explain_day(today)),
        }
        for name in ("profession", "kind"):
            let_narrow(fields[name])
        super().__init__(
            "Ny bekymring", "Skriv bekymringen", fields, needed=("text", WHAT_MISSING), day="next_on", today=today,
            wide=("text",),
        )  # fmt: skip
