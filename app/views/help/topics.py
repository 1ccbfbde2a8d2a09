"""Which page of the guide fits where the user is: the innermost `help_topic` around what has the focus."""

from PySide6.QtWidgets import QWidget


def topic_of(widget: QWidget | None) -> str:
    """Return the topic of a widget or of the nearest thing it lies in; empty when none of them says one.

    A page, tab, part or window says it by `help_topic`, a class attribute or a property that follows what it shows.
    """
    while widget is not None:
        topic = getattr(widget, "help_topic", "")
        if isinstance(topic, str) and topic:
            return topic
        widget = widget.parentWidget()
    return ""
