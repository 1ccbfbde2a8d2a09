"""What the case load says in Danish; kept apart from the widgets so that it can be read and tested alone."""

from collections.abc import Sequence

from app.language.dates import day_month
from app.language.folding import join_names
from app.services.case_load_rows import CaseLoad, LoadLine, OneMore, WeekLoad, WorkerLoad
from app.services.weight_list import Heaviness

HEAVINESS = {
    Heaviness.LIGHT: "let",
    Heaviness.MIDDLE: "mellem",
    Heaviness.HEAVY: "tung",
    Heaviness.UNWEIGHED: "ikke vejet",
}
TONES = {Heaviness.LIGHT: "good", Heaviness.MIDDLE: "info", Heaviness.HEAVY: "warn", Heaviness.UNWEIGHED: ""}
_MANY = {Heaviness.LIGHT: "lette", Heaviness.MIDDLE: "mellem", Heaviness.HEAVY: "tunge"}
NONE_WEIGHED = "Ingen af sagerne er vejet endnu. Åbn en sag, og svar på spørgsmålene under »Mere« og »Sagens vægt«."
NO_CASES = "Ingen åbne sager."
NUMBERLESS = "uden nummer"
NO_NAME = "uden navn"
HIDDEN_WHY = "Åbn sagen for at se hvorfor."


def sum_words(load: CaseLoad) -> str:
    """Return »35 sager, 214 point. Det er 14 over de 200, der er nok for dig.«."""
    if not load.count:
        return NO_CASES
    cases = "Én sag" if load.count == 1 else f"{load.count} sager"
    told = f"{cases}, {load.points} point."
    if load.capacity is None:
        return told
    over = load.points - load.capacity
    if over > 0:
        return f"{told} Det er {over} over de {load.capacity}, der er nok for dig."
    left = "Du har nået" if over == 0 else f"Der er {-over} point op til"
    return f"{told} {left} de {load.capacity}, der er nok for dig."


def unweighed_words(load: CaseLoad) -> str:
    """Return what the sum does not hold: cases nobody has weighed; empty when there are none."""
    if not load.unweighed:
        return ""
    if load.unweighed == load.count:
        return NONE_WEIGHED
    return "Én sag er ikke vejet og ikke regnet med." if load.unweighed == 1 else (
        f"{load.unweighed} sager er ikke vejet og ikke regnet med."
    )  # fmt: skip


def heaviness_words(load: CaseLoad, heaviness: Heaviness) -> str:
    """Return »6 tunge«, »1 let«, »2 ikke vejet«."""
    number = load.of(heaviness)
    return f"{number} {HEAVINESS[heaviness] if number == 1 else _MANY.get(heaviness, HEAVINESS[heaviness])}"


def points_words(line: LoadLine) -> str:
    """Return the points of a case, a dash when it is not weighed."""
    return "–" if line.points is None else str(line.points)


def why_words(line: LoadLine) -> str:
    """Return why a case weighs so."""
    if line.points is None:
        return "Ikke vejet endnu"
    return line.why or ("Ingen point" if line.points == 0 else HIDDEN_WHY)


def weighed_words(line: LoadLine) -> str:
    """Return when it was weighed, and how many questions nobody has answered."""
    if line.weighed_on is None:
        return ""
    left = f"mangler {line.unanswered} svar" if line.unanswered else ""
    return " · ".join(filter(None, (f"vejet {day_month(line.weighed_on)}", left)))


def worker_words(worker: WorkerLoad) -> str:
    """Return what one caseworker has, in a line."""
    unweighed = f", {worker.unweighed} ikke vejet" if worker.unweighed else ""
    return f"{'1 sag' if worker.cases == 1 else f'{worker.cases} sager'}, {worker.points} point{unweighed}"


def week_words(week: WeekLoad) -> str:
    """Return one week in words: »Uge 48 fra 23. november: 5 datoer, heraf 2 lovfrister. 3 skulle være sket.«."""
    dates = "ingen datoer" if week.count == 0 else "1 dato" if week.count == 1 else f"{week.count} datoer"
    law = f", heraf {week.statutory} med lovfrist" if week.statutory else ""
    late = f" {week.late} fra før skulle være sket." if week.late else ""
    return f"Uge {week.number} fra {day_month(week.monday)}: {dates}{law}.{late}"


def weeks_twin(weeks: Sequence[WeekLoad], added: Sequence[int] = ()) -> str:
    """Return the whole drawing in words."""
    told = []
    for place, week in enumerate(weeks):
        more = added[place] if place < len(added) else 0
        told.append(week_words(week) + (f" Den nye sag giver {more} til." if more else ""))
    return " ".join(told)


def one_more_words(load: CaseLoad, more: OneMore, heaviness: Heaviness) -> str:
    """Return what one more case would do to the sum and to the weeks."""
    whole = f"En {HEAVINESS[heaviness]} sag mere, regnet som {more.points} point, giver {more.sum_after} point i alt."
    if more.capacity is not None and more.sum_after > more.capacity:
        whole += f" Det er {more.sum_after - more.capacity} over de {more.capacity}, der er nok for dig."
    there = [(week, number) for week, number in zip(load.weeks, more.added, strict=True) if number]
    named = join_names([str(week.number) for week, _ in there])
    dates = f"Den får datoer i uge {named}." if there else "Den får ingen datoer i de uger, der vises."
    return f"{whole} {dates} {_busiest(load, more)}"


def _busiest(load: CaseLoad, more: OneMore) -> str:
    counts = [week.count + number for week, number in zip(load.weeks, more.added, strict=True)]
    place = max(range(len(counts)), key=lambda each: (counts[each], -each))
    return f"Travlest bliver uge {load.weeks[place].number} med {counts[place]}."
