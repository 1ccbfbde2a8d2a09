"""The editor of the name line: it offers the rest of a surname the family has already, and → takes it."""

from collections.abc import Iterable

from app.views.widgets.editors import LineEditor


class NameEditor(LineEditor):
    """A line that ends a surname for you. What is only offered stands selected and is not part of the value."""

    def __init__(self) -> None:
        super().__init__()
        self._surnames: tuple[str, ...] = ()
        self._offered, self._before = "", 0
        self.textEdited.connect(self._on_edited)
        self.selectionChanged.connect(self._on_selection)

    def set_surnames(self, surnames: Iterable[str]) -> None:
        """Offer other surnames, the likeliest first."""
        self._surnames = tuple(dict.fromkeys(surnames))

    def value(self) -> str:
        """Return the line without what is only offered."""
        return self.text().removesuffix(self._offered) if self._offered else self.text()

    def set_value(self, value: str) -> None:
        """Put a text in the line; nothing is offered."""
        self._offered, self._before = "", len(value)
        super().set_value(value)

    def _on_selection(self) -> None:
        if not self.hasSelectedText():
            self._offered = ""  # → or End took it, or it was typed over

    def _on_edited(self, text: str) -> None:
        """Offer something only while a surname grows at the end, never while letters are taken away."""
        grew, self._before, self._offered = len(text) > self._before, len(text), ""
        start = text.rfind(" ") + 1
        begun = text[start:]
        if not grew or not start or not begun[:1].isupper() or self.cursorPosition() < len(text):
            return
        rest = next((each[len(begun) :] for each in self._surnames if each.startswith(begun) and each != begun), "")
        if rest:
            self.setText(text + rest)
            self.setSelection(len(text), len(rest))
            self._offered = rest
