"""How the room's screen fits: larger letters on a larger screen, all agreements in sight, nothing widens the window."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from app.bootstrap import OpenStore
from app.services import meetings
from app.services.agreements import add_agreement
from app.services.records import change_record
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.room_circle import SIZES, RoomCircle, _run_together
from app.views.meeting.room_scale import RoomScaleLine
from app.views.meeting.room_sheet import RoomSheet
from app.views.meeting.room_stage import RoomStage
from app.views.meeting.room_text import RoomText
from app.views.meeting.room_view import RoomView
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.services.meeting_making import who
from tests.services.room_making import agreed, running

QUESTION = "Hvad kan hver af os gøre, og hvornår begynder vi?"
Show = Callable[[int, int], RoomSheet]


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    """Eleven people are here."""
    family = ("Mathias", "Lone", "Torben", "Inger", "Ruth", "Henning")
    return running(store, mathias_case, *family, "Kasper", "Birgitte", "Jens-Ole", "Sanne", "Camilla")


@pytest.fixture
def show(workspace: Workspace, meeting: UUID, qapp: QApplication) -> Iterator[Show]:
    """Show the room at a size."""
    apply_theme(qapp, Theme())
    stage = RoomStage(MeetingDesk(workspace, meeting), lambda: QUESTION)
    made: list[RoomView] = []

    def show_it(wide: int, high: int) -> RoomSheet:
        view = RoomView(stage)
        view.resize(wide, high)
        view.show()
        stage.read()
        settle()
        made.append(view)
        return view.sheet

    yield show_it
    for view in made:
        view.take_off()


def settle() -> None:
    """Let the layouts come to rest: a size that is found asks for one more round."""
    for _ in range(3):
        QApplication.processEvents()


def test_the_letters_are_larger_on_a_larger_screen(show: Show) -> None:
    small, large = (
        next(each for each in show(*size).findChildren(RoomText) if each.text() == QUESTION)
        for size in ((1280, 720), (1920, 1080))
    )
    assert large.height() > 1.3 * small.height()


@pytest.mark.long
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_eight_agreements_are_in_sight_without_scrolling(
    store: OpenStore, mathias_case: UUID, meeting: UUID, show: Show, size: tuple[int, int]
) -> None:
    for number in range(8):
        agreed(store, mathias_case, meeting, f"gør noget for {number}. gang", who(store, mathias_case, "Lone"))
    sheet = show(*size)
    assert sheet.agreements.verticalScrollBar().maximum() == 0


def test_the_newest_of_many_agreements_comes_in_sight(
    store: OpenStore, workspace: Workspace, mathias_case: UUID, meeting: UUID, show: Show
) -> None:
    for number in range(20):
        agreed(store, mathias_case, meeting, f"gør noget for {number}. gang", who(store, mathias_case, "Lone"))
    bar = show(1280, 720).agreements.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    assert workspace.do("Ret", change_record, "meeting", meeting, {"purpose": "Hvad nu?"})
    settle()
    assert bar.value() == 0, "a change that adds no agreement moves nothing"
    assert workspace.do("Aftale", add_agreement, mathias_case, text="ringer på mandag", meeting_id=meeting)
    settle()
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("count", [1, 2, 5, 11, 16])
@pytest.mark.parametrize("size", [(430, 260), (300, 180), (700, 520)])
def test_the_names_round_the_table_stay_inside_it(count: int, size: tuple[int, int], qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    circle = RoomCircle()
    circle.show_names(tuple(f"Anne-Grethe {number}" for number in range(count)), ())
    circle.resize(*size)
    picture = circle.grab().toImage()
    ground = picture.pixelColor(0, 0)
    edges = [picture.pixelColor(x, y) for x in range(picture.width()) for y in (0, picture.height() - 1)]
    assert all(each == ground for each in edges)
    assert any(picture.pixelColor(x, y) != ground for x in range(0, size[0], 2) for y in range(0, size[1], 2))


def test_eight_sit_round_the_table_at_every_width_and_are_no_list_for_the_sake_of_a_rounding(
    qapp: QApplication,
) -> None:
    apply_theme(qapp, Theme())
    circle, alone = RoomCircle(), []
    circle.show_names(("Mathias", "Lone", "Inger", "Kasper", "Birgitte", "Jens-Ole", "Sanne", "Camilla"), ("Mathias",))
    for width in range(440, 540):
        circle.resize(width, 360)
        table = circle._table(SIZES[0])
        boxes = [box for _, box in circle._seats(SIZES[0], table)] if table else []
        alone += [width] if not boxes or _run_together(boxes, QRectF(circle.rect())) else []
    assert alone == []


def test_the_window_is_never_made_larger_by_what_the_room_sees(show: Show) -> None:
    sheet = show(1024, 600)
    view = sheet.parentWidget()
    assert view is not None
    assert (view.width(), view.height()) == (1024, 600)
    assert view.minimumSize().width() <= 320


def test_siblings_numbers_stand_on_one_line_with_their_names_over_it(
    store: OpenStore, mathias_case: UUID, meeting: UUID, workspace: Workspace, show: Show
) -> None:
    scale = workspace.do("Skala", meetings.ask_scale, meeting, question="Hvor godt går det?")
    assert scale is not None
    mathias = who(store, mathias_case, "Mathias")
    workspace.do("Tal", meetings.answer_scale, scale.value, mathias, value=4)
    [line] = show(1280, 720).findChildren(RoomScaleLine)
    assert line.accessibleDescription() == "Mathias siger 4"
    assert line.height() == line.heightForWidth(line.width()), "names, marks and digits all have room"
