"""What the municipality counts as a notification, in its own words: the shipped text until somebody writes another.

No two of the municipalities we know of counted alike, so the words stand where a notification is entered.
"""

from dataclasses import dataclass

from app.errors import UserError
from app.services.definitions import end_own, own_versions, take_in_use
from app.services.notification_senders import shipped_senders
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

NOTHING = "Skriv, hvad I regner for en underretning, eller hent den tekst, der følger med."
TOO_LONG = "Teksten er over 2.000 tegn. Skriv den kortere, så nogen læser den."
LONGEST = 2000
KIND, KEY = "notification_definition", "all"


@dataclass(frozen=True, slots=True)
class DefinitionText:
    """The words in use, whether they are the municipality's own, and what is known of the shipped ones."""

    text: str
    is_own: bool
    source: str


@use_case("notification.definition")
def read_definition(unit: Unit) -> DefinitionText:
    """Return what counts as a notification here."""
    unit.about()
    own, shipped = own_versions(unit, KIND).get(KEY), shipped_senders()
    if own is None:
        return DefinitionText(shipped.definition, is_own=False, source=shipped.definition_source)
    return DefinitionText(own.content, is_own=True, source="")


@use_case("notification.define", undoable=False)
def save_definition(unit: Unit, text: str) -> None:
    """Use other words from today; the version before ends. Raises UserError for no words, or a whole book."""
    words = typed_text(text)
    if not words:
        raise UserError(NOTHING)
    if len(words) > LONGEST:
        raise UserError(TOO_LONG)
    end_own(unit, KIND, KEY)
    if words != shipped_senders().definition:
        take_in_use(unit, KIND, KEY, words)


@use_case("notification.define", undoable=False)
def restore_definition(unit: Unit) -> None:
    """Use the shipped words again."""
    end_own(unit, KIND, KEY)
