"""Pictures of every page of the window, taken from the real program without a screen."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.bootstrap import OpenStore
from app.cli.display import MISSING, missing_libraries
from app.errors import StoreError
from app.services.meetings import list_meetings

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from app.views.main_window import MainWindow
    from app.views.workspace import Workspace

PICTURE = "vindue-"
"""How the name of each picture begins."""
NO_PICTURES = "Der er ingen billeder af vinduet: Qt kan ikke starte her."
LAYOUT_ROUNDS = 10
"""Text that wraps asks for its height only after it has been given its width, page inside page."""

FEWEST_COLOURS = 5
"""Of a page with text and cards there are many more; of an empty window there is one."""
TABS = ("overview", "people", "meetings", "plan", "follow_ups", "notes", "papers")


def window_pictures(store: OpenStore, out: Path, case_id: UUID) -> str:
    """Write a PNG of each page to `out`. Returns a line to tell when there are none, else nothing."""
    with _without_screen():
        app = _application()
        if isinstance(app, str):
            return app
        for name, widget in _pages(store, case_id):
            _laid_out(app, widget).save(str(out / f"{PICTURE}{name}.png"))
    return ""


def window_opens(store: OpenStore) -> str:
    """Draw the first page as a picture. Returns why it cannot be done here. Raises StoreError for an empty picture."""
    with _without_screen():
        app = _application()
        if isinstance(app, str):
            return app
        from app.views.main_window import MainWindow

        window = MainWindow(_workspace(store))
        drawn = _laid_out(app, _shown(window)).toImage()
        window.close()
    colours = {drawn.pixel(x, y) for x in range(0, drawn.width(), 7) for y in range(0, drawn.height(), 7)}
    if len(colours) < FEWEST_COLOURS:
        raise StoreError("der blev ikke tegnet noget")
    return ""


def _application() -> "QApplication | str":
    """Return the application, or a sentence on why there can be none here."""
    try:
        from PySide6.QtWidgets import QApplication  # not every command, and not every machine, has a use for Qt
    except ImportError:
        missing = missing_libraries()
        return MISSING.format(names=" ".join(missing)) if missing else NO_PICTURES
    from app.views.app import set_up

    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        return NO_PICTURES
    set_up(app)
    return app


def _laid_out(app: "QApplication", widget: "QWidget") -> "QPixmap":
    for _ in range(LAYOUT_ROUNDS):
        app.processEvents()
    return widget.grab()


def _workspace(store: OpenStore) -> "Workspace":
    from app.views.workspace import Workspace

    return Workspace(store.units, store.drafts, store.units.now, training=store.units.training, keeper=store.keeper)


def _pages(store: OpenStore, case_id: UUID) -> Iterator[tuple[str, "QWidget"]]:
    from app.views.main_window import MainWindow
    from app.views.navigation import CASES, SETTINGS, TODAY, Place

    workspace = _workspace(store)
    window = MainWindow(workspace)
    window.resize(1440, 900)
    window.show()
    for place in (TODAY, CASES, SETTINGS):
        window.go(Place(place))
        yield place, window
    for tab in TABS:
        window.open_case(case_id, tab)
        yield f"sag-{tab}", window
    yield from _meeting(workspace, window, case_id)
    window.go(Place(TODAY))  # where the program opens next time
    window.close()
    yield from _doors()


def _meeting(workspace: "Workspace", window: "MainWindow", case_id: UUID) -> Iterator[tuple[str, "QWidget"]]:
    for meeting in workspace.ask(list_meetings, case_id):
        window.open_meeting(case_id, meeting.id)
        yield f"møde-{meeting.status.value}", window


def _doors() -> Iterator[tuple[str, "QWidget"]]:
    from app.store.passphrase import strength
    from app.views.unlock.first_run_window import FirstRunWindow
    from app.views.unlock.unlock_window import UnlockWindow

    yield "lås-op", _shown(UnlockWindow(lambda _: None))
    yield "første-gang", _shown(FirstRunWindow(lambda _: "", strength))


def _shown(widget: "QWidget") -> "QWidget":
    widget.resize(1440, 900)
    widget.show()
    return widget


@contextmanager
def _without_screen() -> Iterator[None]:
    before = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        yield
    finally:
        if before is None:
            del os.environ["QT_QPA_PLATFORM"]
        else:
            os.environ["QT_QPA_PLATFORM"] = before
