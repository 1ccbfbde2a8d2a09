"""What a child said stands in lines of a width, however long a word is."""

import time

from app.services.voice_wrapping import wrapped
from app.typeface import measure

SIZE, ROOM = 11.0, 300.0


def test_a_very_long_word_is_broken_into_full_lines_at_once() -> None:
    word = "æblegrød" * 1250
    begun = time.process_time()
    lines = wrapped(word, SIZE, ROOM)
    assert time.process_time() - begun < 0.3
    assert "".join(lines) == word
    widths = [measure(line, SIZE) for line in lines]
    assert max(widths) <= ROOM
    assert min(widths[:-1]) > ROOM - SIZE


def test_words_stand_together_until_the_line_is_full_and_one_letter_always_fits() -> None:
    assert wrapped("  Jeg vil   sove ", SIZE, ROOM) == ["Jeg vil sove"]
    assert wrapped("Jeg vil sove", SIZE, measure("Jeg vil", SIZE)) == ["Jeg vil", "sove"]
    assert wrapped("nej", SIZE, 0.0) == ["n", "e", "j"]
    assert wrapped(" ", SIZE, ROOM) == []
