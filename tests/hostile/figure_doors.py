"""The doors of the key figures: own words for a figure, numbers that are typed, and the name of a colleague's file."""

from app.rules.figure_periods import period_named
from app.rules.key_figures import Group
from app.services import figure_definitions, figures, period_file_many, period_files
from app.services.figure_desk import Readings
from app.services.period_counts import counts_of
from app.services.ports import Unit
from tests.hostile.hall import Door, read

PERIOD = period_named("2026H1")
FILE = {
    "format": "rundbord-period-figures", "version": 1, "period": "2026H1", "first": "2026-03-01",
    "last": "2026-08-31", "counted_to": "2026-08-31", "made_on": "2026-09-02", "mark": "a" * 32, "smallest": 5,
    "program": "1.0", "figures": [],
}  # fmt: skip


def _define(unit: Unit, **words: str) -> None:
    told = {"name": "Møder", "text": "Møder, vi har holdt.", "source": "Os selv"} | words
    figure_definitions.save_figure(
        unit, "meetings_held", name=told["name"], text=told["text"], source=told["source"], on=True
    )


def _file(unit: Unit, label: str, **other: str) -> None:
    period_files.keep_period_file(unit, counts_of({**FILE, **other}), label)


def _files(unit: Unit, text: str) -> None:
    counts = counts_of({**FILE, "mark": "b" * 32})
    files = [period_file_many.ReadFile(text, counts), period_file_many.ReadFile(text, None, text)]
    period_file_many.keep_period_files(unit, files, PERIOD)


FIGURE_DOORS: dict[str, Door] = {
    "figures.define name": read(lambda u, _, t: _define(u, name=t)),
    "figures.define text": read(lambda u, _, t: _define(u, text=t)),
    "figures.define source": read(lambda u, _, t: _define(u, source=t)),
    "figures.define id": read(lambda u, _, t: figure_definitions.switch_figure(u, t, on=False)),
    "figures.read who": read(
        lambda u, _, t: figures.read_figures(
            u, PERIOD, group=Group.MEETINGS, past=0, readings=Readings(frozenset((t,)))
        )
    ),
    "figures.save_population": read(lambda u, _, t: figures.save_population(u, PERIOD, t)),
    "figures.save_smallest": read(lambda u, _, t: figures.save_smallest_group(u, t)),
    "figures.read_file many": read(lambda u, _, t: _files(u, t)),
    "figures.read_file label": read(lambda u, _, t: _file(u, t)),
    "figures.read_file program": read(lambda u, _, t: _file(u, "", program=t)),
}
