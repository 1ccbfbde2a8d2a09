"""The list of parts beside a prepared meeting; each tells how far it has come."""

from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.side_list import SideList


class PartsList(SideList):
    """A list whose parts can be called something else while they are shown."""

    def tell(self, key: str, text: str) -> None:
        """Show another text for a part: »Hvem kommer · 5 af 8«."""
        self._items[key].set_words(text)
        editor = self._choice.made.editor if self._choice.made is not None else None
        if isinstance(editor, ChoiceEditor):
            editor.setItemText(editor.findData(key), text)

    def keys(self) -> list[str]:
        """Return the keys of the parts in order."""
        return list(self._items)
