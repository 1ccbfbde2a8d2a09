"""What is done beside the window while she rests."""

from uuid import UUID

from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.bootstrap import OpenStore
from app.services.people import add_person
from app.services.search_words import search
from app.store.search_tables import NAMES
from app.views.frame.store_watch import StoreWatch
from app.views.workspace import Workspace


def parts(store: OpenStore) -> int:
    with store.vault.engine.connect() as connection:
        count: int = connection.execute(text(f"SELECT count(DISTINCT segid) FROM {NAMES}_idx")).scalar_one()
    return count


def test_when_she_has_rested_after_a_step_the_search_is_gathered(
    store: OpenStore, noah_case: UUID, qtbot: QtBot
) -> None:
    workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
    watch = StoreWatch(store, workspace, rest=20)
    for name in ("Dagny", "Ejnar", "Folmer"):
        workspace.do("Ny", add_person, noah_case, name=name)
    many = parts(store)

    qtbot.waitUntil(lambda: parts(store) == 1)
    watch.stop()

    assert many > 3
    assert [hit.title for hit in workspace.ask(search, "dagny")] == ["Dagny"]
