"""A new case in a minute: a name, when born, one line and a next date are all it needs."""

import datetime as dt
from collections.abc import Callable

from app.services.cases import NAME_MISSING
from app.views.begin_card import BeginCard, explain_birth, explain_day
from app.views.widgets.fields import line_field


class NewCase(BeginCard):
    """The four fields of a case that is just begun."""

    help_topic = "cases.new"

    def __init__(self, today: Callable[[], dt.date]) -> None:
        fields = {
            "child_name": line_field("Barnets navn", hint="Et fornavn eller initialer er nok."),
            "birth": line_field("Født", hint="Dato eller år, hvis du ved det.", explain=explain_birth(today)),
            "one_line": line_field("Én linje om sagen", hint="Kun til din egen liste.", sentences=True),
            "next_on": line_field("Næste dato", hint="Hvornår skal der ske noget?", explain=explain_day(today)),
        }
        super().__init__(
            "Ny sag", "Begynd sagen", fields, needed=("child_name", NAME_MISSING), day="next_on", today=today
        )
