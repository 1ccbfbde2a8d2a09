"""Where blocks stand on pages: air between them, headings with what they head, parting, and saving a page."""

from app.documents.fitting import laid_out
from app.documents.flow import NewPage, Page, Whole, gathered
from app.documents.panel import Panel, box, para
from app.documents.parts import last_two_together, under_again
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Style

LINE = Style(10, 20)
ROOM = 200.0


def words(lines: int, *, before: float = 0, after: float = 0, loose: bool = False, heads: bool = False) -> Panel:
    """Return so many lines of 20 points."""
    field = box(0, 400, [para("\n".join(f"linje {number}" for number in range(lines)), LINE)])
    return Panel([field], before=before, after=after, loose=loose, heads=heads)


def counts(pages: list[Page]) -> list[list[int]]:
    """Return how many lines each block has on each page."""
    return [[len(block.boxes[0].lines) for block, _ in page.placed if isinstance(block, Panel)] for page in pages]


def test_of_two_airs_the_larger_counts_and_the_first_of_a_page_has_none() -> None:
    [page] = laid_out([words(1, before=50, after=10), words(1, before=30), words(1)], ROOM)
    assert [down for _, down in page.placed] == [0, 50, 70]


def test_a_whole_block_moves_and_a_loose_one_is_parted_with_two_lines_on_each_side() -> None:
    assert counts(laid_out([words(8), words(4)], ROOM)) == [[8], [4]]
    assert counts(laid_out([words(7), words(4, loose=True)], ROOM)) == [[7, 2], [2]]
    assert counts(laid_out([words(9), words(4, loose=True)], ROOM)) == [[9], [4]]


def test_a_heading_goes_with_the_first_lines_under_it() -> None:
    story = [words(7), words(1, heads=True), words(9, loose=True)]
    assert counts(laid_out(story, ROOM)) == [[7], [1, 9]]
    assert counts(laid_out([words(6), *story[1:]], ROOM)) == [[6, 1, 3], [6]]


def test_headings_that_follow_each_other_go_together() -> None:
    story = [words(7), words(1, heads=True), words(1, heads=True), words(2)]
    assert counts(laid_out(story, ROOM)) == [[7], [1, 1, 2]]


def test_less_air_is_taken_where_that_saves_a_page_and_only_there() -> None:
    airy = [words(3, after=25), words(3, after=25), words(3)]
    assert counts(laid_out(airy, ROOM)) == [[3, 3, 3]]
    [page] = laid_out(airy, ROOM)
    assert page.placed[1][1] < 85
    assert laid_out([*airy, words(3)], ROOM)[0].placed[1][1] == 85


def test_a_break_begins_a_page_and_an_empty_page_is_taken_over() -> None:
    pages = laid_out([NewPage(), words(1), NewPage(turned=True), words(1), words(10)], ROOM)
    assert counts(pages) == [[1], [1], [10]]
    assert [page.turned for page in pages] == [False, True, True]


def test_what_is_higher_than_a_page_is_placed_all_the_same() -> None:
    class Tall(Whole):
        height = 900.0

        def paint(self, canvas: TaggedCanvas, x: float, y: float) -> None:
            """Nothing is painted while a paper is laid out."""

    pages = laid_out([words(1), Tall(), words(1)], ROOM)
    assert [len(page.placed) for page in pages] == [1, 1, 1]


def test_a_story_of_nothing_is_one_empty_page() -> None:
    [page] = laid_out([], ROOM)
    assert page.placed == []


def rows(count: int, lines: int = 1) -> list[Panel]:
    """Return the head of a table and its rows, which say it again where they go on."""
    head = words(1, heads=True)
    return [head, *under_again(head, [words(lines) for _ in range(count)])]


def test_a_table_that_goes_on_says_its_head_again_and_one_that_does_not_never() -> None:
    pages = laid_out(rows(12), ROOM)
    assert counts(pages) == [[1] * 10, [1] * 4]
    silent = [[block.silent for block, _ in page.placed if isinstance(block, Panel)] for page in pages]
    assert silent == [[False] * 10, [True] + [False] * 3]
    assert counts(laid_out([words(8), *rows(3)], ROOM)) == [[8, 1, 1], [1, 1, 1]]
    assert counts(laid_out(rows(9), ROOM)) == [[1] * 10]


def test_the_last_row_of_a_table_or_list_never_stands_alone() -> None:
    assert counts(laid_out(rows(10), ROOM)) == [[1] * 9, [1, 1, 1]]
    assert counts(laid_out(last_two_together([words(1) for _ in range(11)]), ROOM)) == [[1] * 9, [1, 1]]
    assert counts(laid_out([words(9), *last_two_together([words(1)])], ROOM)) == [[9, 1]]
    assert last_two_together([]) == []


def test_a_row_that_has_no_room_under_its_head_ends_on_a_page_all_the_same() -> None:
    assert counts(laid_out(rows(2, lines=10), ROOM)) == [[1], [1, 10], [1, 10]]


def test_what_is_seen_together_gets_its_own_page_where_that_costs_none() -> None:
    section = gathered([words(1, heads=True), *(words(1) for _ in range(5))])
    assert counts(laid_out([words(6), *section, words(2)], ROOM)) == [[6], [1, 1, 1, 1, 1, 1, 2]]
    assert counts(laid_out([words(4), *section], ROOM)) == [[4, 1, 1, 1, 1, 1, 1]]
    assert counts(laid_out([words(3), words(1), *section, words(6)], ROOM)) == [[3, 1, 1, 1, 1, 1, 1, 1], [6]]


def test_no_page_is_spent_and_none_left_half_empty_to_keep_things_together() -> None:
    section = gathered([words(1, heads=True), *(words(1) for _ in range(8))])
    assert counts(laid_out([words(6), *section, words(4)], ROOM)) == [[6, 1, 1, 1, 1], [1] * 5 + [4]]
    assert counts(laid_out([words(2), *section], ROOM)) == [[2] + [1] * 8, [1]]
    assert gathered([]) == []


def test_a_heading_is_not_left_behind_by_what_is_seen_together() -> None:
    section = gathered([words(2), *(words(1) for _ in range(4))])
    assert counts(laid_out([words(5), words(1, heads=True), *section], ROOM)) == [[5, 1, 2, 1, 1], [1, 1]]
