"""The room's screen and the photo that is taken home tell the day of an agreement, not only how it was said."""

from uuid import UUID

from doing import ask, do

from app.bootstrap import OpenStore
from app.services.agreement_proposals import write_agreement
from app.services.room_photo import read_photo
from tests.services.room_making import room, running


def test_words_for_a_day_have_the_day_beside_them_in_the_room_and_at_home(store: OpenStore, noah_case: UUID) -> None:
    meeting = running(store, noah_case, "Noah", "Jan", "Pia")
    do(store, write_agreement, meeting, "Pia ringer til skolen på fredag")

    assert [each.when for each in room(store, meeting).agreements] == ["på fredag (27. november)"]
    assert [each.when_text for each in ask(store, read_photo, meeting).agreements] == ["på fredag (27.\u00a0november)"]
