"""Ways through a meeting by keys: to a step, a field, the list at its end; and typing what nobody has typed yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.crash.meeting_window import ALT, CTRL, MeetingWindow

Key = Qt.Key


def word(window: MeetingWindow) -> str:
    """Return a word nobody has written before, æøå in it."""
    return "".join(window.chance.choice("bdfgklmnprstvæøå") + window.chance.choice("aeiouyæøå") for _ in range(6))


def enter_or_not(window: MeetingWindow) -> None:
    """Save the line, or leave it half typed for a while."""
    if window.chance.random() < 0.55:
        window.press(Key.Key_Return)
    else:
        window.wait(window.chance.choice((0.1, 0.8, 1.5)))


def to_work(window: MeetingWindow) -> None:
    """Come back to the meeting from wherever the last act ended, also when Esc has led out of it."""
    for _ in range(4):
        if window.window.place.meeting_id is not None and window.screen._at_work():
            return
        window.press(Key.Key_Escape)
        window.come_back()


def at_step(window: MeetingWindow, kind: str) -> bool:
    """Go to a step of a kind by its button; False when the meeting has none."""
    to_work(window)
    screen = window.screen
    step = next((each for each in screen.desk.type.steps if each.kind == kind), None)
    if step is not None and screen.desk.step.id != step.id:
        window.click(screen.steps._buttons[step.id])
    elif step is not None:
        window.call(screen.centre.take_focus)
    return step is not None


def named(window: MeetingWindow, kind: type[QWidget], beginning: str) -> list[QWidget]:
    """Return what can be seen of a kind and has a name that begins so."""
    found = window.screen.findChildren(kind)
    return [each for each in found if each.isVisible() and each.accessibleName().startswith(beginning)]


def write_in(window: MeetingWindow, beginning: str, text: str) -> bool:
    """Go to the field of this name and type at its end; False when there is none on the screen."""
    found = [each for each in named(window, QWidget, beginning) if hasattr(each, "set_value")]
    if not found:
        return False
    field = window.chance.choice(found)
    window.call(field.setFocus)
    window.press(Key.Key_End)
    window.write(text)
    return True


def to_line(window: MeetingWindow) -> None:
    """Go to the line an agreement is written on."""
    to_work(window)
    if window.screen.centre.writer.kind != "agreement":
        window.press(Key.Key_A, ALT)
    window.call(window.screen.centre.write_on)


def to_list(window: MeetingWindow) -> None:
    """Say goodbye and go on to what is missing."""
    to_work(window)
    window.press(Key.Key_Return, CTRL)
    if not window.screen.goodbye.on_list():
        window.press(Key.Key_Return)


def open_list(window: MeetingWindow) -> None:
    """Go through the list and tell what stands in the fields of each line."""
    to_list(window)
    window.tell_fields()
    part = window.screen.goodbye.after.parts.part("missing")
    for line in list(getattr(part, "_lines", ())):
        window.click(line.button)
        window.wait(0.01)
        window.tell_fields()


def walk_steps(window: MeetingWindow) -> None:
    """Go through the steps and tell what stands in the fields of each; a page is made when it is first seen."""
    was = window.screen.desk.step.kind
    for kind in [*(each.kind for each in window.screen.desk.type.steps), was]:
        at_step(window, kind)
        window.tell_fields()
