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

    def offer(self, key: str, *, offered: bool) -> None:
        """Let a part be chosen, or not: then the first one is shown when it was that one."""
        item = self._items[key]
        if item.isHidden() is not offered:
            return
        item.setVisible(offered)
        if not offered and self.current() == key:
            self.open(self.keys()[0])
        editor = self._choice.made.editor if self._choice.made is not None else None
        if isinstance(editor, ChoiceEditor):
            self._offer_in(editor, key, offered=offered)

    def is_offered(self, key: str) -> bool:
        """Tell whether a part can be chosen."""
        return not self._items[key].isHidden()

    def _offer_in(self, editor: ChoiceEditor, key: str, *, offered: bool) -> None:
        if offered:
            editor.insertItem(self.keys().index(key), self._items[key].text(), key)
        else:
            editor.removeItem(editor.findData(key))

    def keys(self) -> list[str]:
        """Return the keys of the parts in order."""
        return list(self._items)
