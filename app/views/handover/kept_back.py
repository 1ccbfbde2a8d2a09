"""Words that nobody beside the screen may read: a sentence and a key that shows them when she is alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text

WAITS = "Der er skrevet noget til dig. Vis det, når ingen kigger med."
SHOW = "Vis det, der er skrevet"


class KeptBack(QVBoxLayout):
    """Widgets that are made at once, or when they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(8)

    def show_parts(self, make: Callable[[], Sequence[QWidget]], *, careful: bool) -> None:
        """Show what `make` gives; `careful` waits with it."""
        empty_layout(self)
        parts = make()
        if not careful or not parts:
            self._put(parts)
            return
        show = LinkButton(SHOW)
        show.clicked.connect(lambda: self.show_parts(make, careful=False))
        self.addWidget(Text(WAITS, "body", "ink2", wrap=True))
        self.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _put(self, parts: Sequence[QWidget]) -> None:
        for part in parts:
            self.addWidget(part)
