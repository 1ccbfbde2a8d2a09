"""Three caseworkers of the made-up municipality send their counts: the department's sums never say what is not so."""

from typing import NoReturn

import pytest

from app.bootstrap import OpenStore, create_store
from app.exchange.period_file import period_counts, period_file_bytes
from app.rules.figure_periods import period_named
from app.services.department_figures import department_figures
from app.services.department_rows import Bounds, DepartmentPage
from app.services.figure_desk import FigureDesk
from app.services.period_files import keep_period_file, make_period_file
from tests.doing import ask, do
from tests.figure_compare import by_oracle
from tests.figure_oracle import Answer, dumped
from tests.municipality import END, fill
from tests.ready_stores import in_november
from tests.shipped import CHEAP, PASSPHRASE

PERIOD = period_named("2026H1")
WORKERS = (4, 11, 26)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[bytes], list[dict[str, Answer]]]:
    """The files of the three, and what an independent count gives of each."""
    files, oracles = [], []
    for worker in WORKERS:
        path = tmp_path_factory.mktemp("laptop") / "rundbord.db"
        laptop, _ = create_store(path, PASSPHRASE, cost=CHEAP, now=in_november)
        try:
            fill(laptop, worker=worker)
            files.append(period_file_bytes(do(laptop, make_period_file, PERIOD)))
            oracles.append(by_oracle(dumped(laptop), PERIOD, END))
        finally:
            laptop.close()
    return files, oracles


def test_every_sum_of_the_department_holds_what_was_counted(
    store: OpenStore, sent: tuple[list[bytes], list[dict[str, Answer]]]
) -> None:
    files, oracles = sent
    for each in files:
        do(store, keep_period_file, period_counts(each))
    page: DepartmentPage = ask(store, department_figures, PERIOD, every_module=True)
    exact = 0
    for row in page.rows:
        answers = [oracle[row.id] for oracle in oracles]
        assert holds(row.n, sum(each.n for each in answers)), row.id
        for part in row.parts:
            assert holds(part.bounds, sum(each.parts.get(part.key, 0) for each in answers)), (row.id, part)
            exact += part.bounds.low == part.bounds.high
    assert page.files == len(WORKERS)
    assert exact > 50
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FigureDesk, "rows", no_rows)
        assert ask(store, department_figures, PERIOD, every_module=True) == page, "no case here is counted for a name"


def test_the_files_tell_nothing_small(sent: tuple[list[bytes], list[dict[str, Answer]]]) -> None:
    for each in sent[0]:
        for figure in period_counts(each).figures:
            assert all(count is None or count == 0 or count >= 5 for count in dict(figure.parts).values())


def no_rows(_desk: FigureDesk, _query: object) -> NoReturn:
    """Fail where cases are counted."""
    raise AssertionError("a case was read")


def holds(bounds: Bounds, truth: int) -> bool:
    """Tell whether a number lies within what is said of it."""
    return bounds.low <= truth and (bounds.high is None or truth <= bounds.high)
