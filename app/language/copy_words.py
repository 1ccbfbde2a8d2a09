"""Backups in Danish words: how old the newest one is, and how large a copy is."""

import datetime as dt

from app.models.copies import CopyState

NEVER = "der er ikke taget nogen kopi endnu"
OLD_OUTSIDE = dt.timedelta(days=7)
"""After so long without a copy off the computer it is time to say so louder."""


def state_words(state: CopyState, now: dt.datetime) -> str:
    """Return »Sidste kopi for 2 timer siden, kontrolleret; uden for denne computer: 12 dage.« and the like."""
    if state.last is None:
        here = NEVER
    else:
        here = f"sidste kopi {ago(state.last, now)}" + (", kontrolleret" if state.verified else ", ikke kontrolleret")
    outside = f"; uden for denne computer: {_outside(state, now)}"
    return (here[0].upper() + here[1:]) + outside + "."


def ago(then: dt.datetime, now: dt.datetime) -> str:
    """Return »lige nu«, »for 2 timer siden«, »for 3 dage siden«; a moment to come is »lige nu«."""
    span = _span(now - then)
    return f"for {span} siden" if span else "lige nu"


def is_worrying(state: CopyState, now: dt.datetime) -> bool:
    """Tell whether something should be done: trouble, no copy at all, or none off the computer for a week."""
    outside_old = state.outside_last is None or now - state.outside_last > OLD_OUTSIDE
    return bool(state.trouble) or state.last is None or not state.verified or outside_old


def size_words(size: int) -> str:
    """Return »31,6 MB«, »812 kB« for a number of bytes (decimal units, as file managers show)."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    amount, unit = (size / 1e6, "MB") if size < 1_000_000_000 else (size / 1e9, "GB")
    return f"{amount:.1f} {unit}".replace(".", ",")


def _outside(state: CopyState, now: dt.datetime) -> str:
    if state.outside_last is None:
        return "ingen endnu"
    return _span(now - state.outside_last) or "lige nu"


def _span(age: dt.timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return ""
    for count, one, many in ((minutes // 1440, "dag", "dage"), (minutes // 60, "time", "timer")):
        if count:
            return f"{count} {one if count == 1 else many}"
    return f"{minutes} {'minut' if minutes == 1 else 'minutter'}"
