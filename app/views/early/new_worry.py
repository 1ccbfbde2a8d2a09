"""A worry in half a minute: what was seen is all it needs; the child may be nameless."""

import datetime as dt
from collections.abc import Callable

from app.services.concerns import WHAT_MISSING
from app.views.cases.begin_card import BeginCard, explain_birth, explain_day
from app.views.widgets.fields import choice_field, line_field

Choices = tuple[tuple[str, str], ...]


class NewWorry(BeginCard):
    """What is seen first; who it is about and who tells it when somebody wants that written."""

    def __init__(self, today: Callable[[], dt.date], kinds: Choices, professions: Choices) -> None:
        fields = {
            "text": line_field("Bekymringen", hint="Det, der er set eller sagt, i én sætning."),
            "child_name": line_field("Barnet", hint="Initialer er nok, eller lad det stå tomt."),
            "birth": line_field("Født", hint="År eller alder, fx 2019, hvis du ved det.", explain=explain_birth(today)),
            "told_by": line_field("Fra hvem", hint="Navn eller sted, eller lad det stå tomt."),
            "profession": choice_field("Faggruppe", [("", "Ikke valgt"), *professions]),
            "kind": choice_field("Slags bekymring", [("", "Ikke valgt"), *kinds]),
            "next_on": line_field("Hvornår ser vi på det igen?", explain=explain_day(today)),
        }
        super().__init__(
            "Ny bekymring", "Skriv bekymringen", fields, needed=("text", WHAT_MISSING), day="next_on", today=today,
            wide=("text",),
        )  # fmt: skip
