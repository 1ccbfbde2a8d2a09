"""What a caseworker does in a meeting, key by key, in any order: one function for each, under `ACTS`.

A new thing that can be typed is one more function here; `meeting_nights` judges it like the others.
"""

from collections.abc import Callable
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.views.widgets.buttons import IconButton
from tests.crash.meeting_ways import at_step, enter_or_not, named, to_line, to_list, to_work, word, write_in
from tests.crash.meeting_window import ALT, CTRL, SHIFT, MeetingWindow

Key = Qt.Key
CODE = "4711"
KINDS_BY_KEY = (Key.Key_O, Key.Key_V, Key.Key_B, Key.Key_P)
LINES = (
    "Kasper henter {word} tirs+tors fra 24/11", "Lone laver {word} hver fredag", "nogen ringer om {word}",
    "støtteperson til {word} hver uge", "Inger tager {word} med inden jul",
)  # fmt: skip


def words(window: MeetingWindow) -> None:
    """Something said, of any kind, by anybody."""
    to_work(window)
    window.press(window.chance.choice(KINDS_BY_KEY), ALT)
    window.call(window.screen.centre.write_on)
    window.write(f" {word(window)} går godt")
    if window.chance.random() < 0.3:
        window.press(window.chance.choice((Key.Key_1, Key.Key_2, Key.Key_0)), ALT)
    enter_or_not(window)


def half_a_line(window: MeetingWindow) -> None:
    """Something said that is never finished."""
    to_work(window)
    window.press(Key.Key_V, ALT)
    window.call(window.screen.centre.write_on)
    window.write(f" {word(window)} går")


def agreement(window: MeetingWindow) -> None:
    """An agreement on one line, sometimes only suggested."""
    to_line(window)
    if window.chance.random() < 0.2:
        window.press(Key.Key_F, ALT)
    window.write(" " + window.chance.choice(LINES).format(word=word(window)))
    enter_or_not(window)


def form(window: MeetingWindow) -> None:
    """An agreement by form, left by Enter, Esc or not at all."""
    to_line(window)
    if not window.screen.centre.writer.agreements.is_by_form():
        window.press(Key.Key_F2)
    if write_in(window, "Hvad", f" køber {word(window)}"):
        write_in(window, "Hvornår", " hver mandag")
        enter_or_not(window)
    if window.chance.random() < 0.5 and window.screen.centre.writer.agreements.is_by_form():
        window.press(Key.Key_Escape)


def queue(window: MeetingWindow) -> None:
    """What was typed is looked at in a pause."""
    to_work(window)
    window.press(Key.Key_R, ALT)
    if window.screen.centre.writer.agreements.is_by_form():
        write_in(window, "Hvad", f" {word(window)}")
        enter_or_not(window)


def change_agreement(window: MeetingWindow) -> None:
    """An agreement in the column is opened and said otherwise."""
    to_work(window)
    found = named(window, QWidget, "Aftale ")
    if found:
        window.call(window.chance.choice(found).setFocus)
        window.press(Key.Key_Return)
        write_in(window, "Hvad", f" {word(window)}")
        enter_or_not(window)


def correct(window: MeetingWindow) -> None:
    """What was said is written better where it stands."""
    to_work(window)
    pencils = named(window, IconButton, "Ret: ")
    if pencils:
        window.click(window.chance.choice(pencils))
        window.write(f" {word(window)}")
        enter_or_not(window)


def step(window: MeetingWindow) -> None:
    """On, back, or somewhere else."""
    to_work(window)
    way = window.chance.random()
    if way < 0.6:
        window.press(Key.Key_F7)
    elif way < 0.8:
        window.press(Key.Key_F7, SHIFT)
    else:
        at_step(window, window.chance.choice(window.screen.desk.type.steps).kind)


def come(window: MeetingWindow) -> None:
    """Who is here, and one who came along."""
    if at_step(window, "attendance"):
        rows = named(window, QWidget, window.screen.desk.row.participants[-1].called)
        if rows:
            window.call(rows[0].setFocus)
            window.press(window.chance.choice((Key.Key_1, Key.Key_2, Key.Key_3)))
        write_in(window, "Er der kommet en mere?", f" {word(window).capitalize()}")
        enter_or_not(window)


def scales(window: MeetingWindow) -> None:
    """The child's number, covered numbers of several adults, shown, and a new question."""
    if not at_step(window, "scale"):
        return
    desk = window.screen.desk
    if not desk.row.scales or window.chance.random() < 0.3:
        write_in(window, "Hvad spørger vi om", f"Hvordan går det med {word(window)}?")
        enter_or_not(window)
        return
    question = window.chance.choice(desk.row.scales).question
    for person in window.chance.sample([each for each in desk.here() if not each.is_child], 2):
        write_in(window, f"{person.called}: {question}", str(window.chance.randint(0, 9)))
        window.press(Key.Key_Tab)
    if window.chance.random() < 0.4:
        window.press(Key.Key_L, ALT)


def turns(window: MeetingWindow) -> None:
    """Who has spoken."""
    to_work(window)
    if window.screen.turns.isHidden():
        window.press(Key.Key_H, ALT)
    for _ in range(window.chance.randint(1, 3)):
        window.press(window.chance.choice((Key.Key_1, Key.Key_2, Key.Key_3)), ALT | SHIFT)


def review(window: MeetingWindow) -> None:
    """How last time's agreements went, with words."""
    if at_step(window, "review") and named(window, QWidget, "Aftale 1"):
        digit = window.chance.choice((Key.Key_1, Key.Key_2, Key.Key_3))
        window.press(digit)
        if write_in(window, "Med ord om aftale", f" {word(window)} hjalp"):
            enter_or_not(window)


def safety(window: MeetingWindow) -> None:
    """Every child of the household; nothing of it is on the meeting's own rows."""
    if at_step(window, "safety"):
        window.press(window.chance.choice((Key.Key_1, Key.Key_2, Key.Key_3)))
        write_in(window, "Sådan er det for", f" {word(window)}")
        enter_or_not(window)


def leaving(window: MeetingWindow) -> None:
    """The child goes; who tells what, and what is not told."""
    to_work(window)
    window.press(Key.Key_G, ALT)
    if write_in(window, window.chance.choice(("Hvornår?", "Det, vi ikke fortæller videre")), f" {word(window)}"):
        enter_or_not(window)


def read_aloud(window: MeetingWindow) -> None:
    """Each owner answers."""
    if at_step(window, "read_aloud"):
        for _ in range(window.chance.randint(1, 4)):
            key = window.chance.choice((Key.Key_J, Key.Key_J, Key.Key_N, Key.Key_T, Key.Key_Right))
            window.press(key)


def next_time(window: MeetingWindow) -> None:
    """The day, time and place of the next meeting."""
    if at_step(window, "next"):
        field = window.chance.choice(("Dato", "Sted", "Sted"))
        write_in(window, field, " 14. januar" if field == "Dato" else f" {word(window)}")
        enter_or_not(window)


def missing(window: MeetingWindow) -> None:
    """Goodbye, the list of what is missing, and a note in the car."""
    to_list(window)
    if window.chance.random() < 0.5:
        window.press(window.chance.choice((Key.Key_1, Key.Key_2, Key.Key_3)))
        window.wait(0.05)
        window.press(window.chance.choice((Key.Key_1, Key.Key_2, Key.Key_3)))
    field = window.chance.choice(("Hvorfor ikke?", "Dit notat om mødet"))
    if write_in(window, field, f" {word(window)}") and field.startswith("Dit"):
        enter_or_not(window)


def close_and_reopen(window: MeetingWindow) -> None:
    """Close the meeting with a reason, come back to it, and sometimes open it again."""
    to_list(window)
    write_in(window, "Hvorfor ikke?", word(window))
    window.press(Key.Key_Return, CTRL)
    window.come_back()
    to_list(window)
    if window.screen.goodbye.after.reopen.isVisible():
        window.click(window.screen.goodbye.after.reopen)


def undo(window: MeetingWindow) -> None:
    """The last thing undone, and sometimes done again."""
    to_work(window)
    before = window.workspace.undo_stack.index()
    window.call(lambda: window.window._run("undo"))
    if before and window.chance.random() < 0.5:
        window.call(lambda: window.window._run("redo"))


def leave(window: MeetingWindow) -> None:
    """Out of the meeting with something half typed, and into it again at once."""
    to_work(window)
    window.press(window.chance.choice(KINDS_BY_KEY), ALT)
    window.call(window.screen.centre.write_on)
    window.write(f" {word(window)}")
    window.call(window.window.go_back)
    window.come_back()


def take_back(window: MeetingWindow) -> None:
    """What was half typed is wiped out again."""
    to_line(window)
    window.press(Key.Key_A, CTRL)
    window.press(Key.Key_Backspace)
    window.wait(window.chance.choice((0.1, 1.2)))


def cover(window: MeetingWindow) -> None:
    """The screen is covered for a while."""
    to_work(window)
    window.press(Key.Key_D, CTRL | SHIFT)
    for _ in range(2 if not window.cover.has_code else 1):
        window.write(CODE)
        window.press(Key.Key_Return)
    window.wait(window.chance.choice((0.0, 0.3, 0.9)))
    if window.cover.is_on:
        window.write(CODE)
        window.press(Key.Key_Return)


def room(window: MeetingWindow) -> None:
    """Turned to the room and back."""
    to_work(window)
    for _ in range(2):
        window.press(Key.Key_F8)
        window.wait(0.1)


ACTS: dict[str, Callable[[MeetingWindow], None]] = {
    each.__name__: each
    for each in (
        words, half_a_line, agreement, form, queue, change_agreement, correct, step, come, scales, turns, review,
        safety, leaving, read_aloud, next_time, missing, close_and_reopen, leave, undo, take_back, cover, room,
    )
}  # fmt: skip
OFTEN = ("words", "words", "agreement", "agreement", "step")
ACTS_OF_A_NIGHT = 6


def mix(chance: Random, length: int) -> list[str]:
    """A random row of acts in which writing is common and everything else may come."""
    often = [chance.random() < 0.35 for _ in range(length)]
    return [chance.choice(OFTEN if each else tuple(ACTS)) for each in often]
