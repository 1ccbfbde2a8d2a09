"""Which keys the bar at the foot of I dag tells of: those of the row one stands on."""

from app.services.due_rows import DueRow
from app.views.page import Hints
from app.views.today import jobs

ALWAYS: Hints = [(("↑", "↓"), "Vælg")]
LAST: Hints = [(("Ctrl P",), "Udskriv")]
TOLD = (
    jobs.OPEN_CASE, jobs.TELL_DAY, jobs.NOT_HELD, jobs.PUT_OFF, jobs.BRING_BACK, jobs.SET_DATE, jobs.NOTE_CALL,
    jobs.WHY,
)  # fmt: skip
"""Those that are told, the ones one looks for first; the one job of a row stands on the row itself."""
MOST = 6


def hints_of(row: DueRow | None, several: int) -> Hints:
    """Return the keys of the row one stands on, or of so many chosen rows."""
    if several > 1:
        return [
            (("G",), "Gjort"), (("U",), "Udskyd, fordi …"), (("S",), "Sæt dato"), (("Ctrl C",), "Kopiér"),
            (("Esc",), f"{several} linjer er valgt: vælg kun én"),
        ]  # fmt: skip
    mine = jobs.jobs_of(row) if row is not None else (jobs.OPEN_CASE,)
    told: Hints = [((job.key,), job.text) for job in TOLD if job in mine]
    return [*ALWAYS, *told[:MOST], *LAST]
