"""What a caseworker decided about one record when somebody asked to see what is written about them."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.base import CaseRecord
from app.models.columns import FLAG, Id, fact
from app.models.enums import Floor


class AccessDecision(CaseRecord):
    """Valg til aktindsigt: is a record given to one person or left out, and on what ground. No row = not decided yet.

    The record is named by table and id without a foreign key: a decision may outlive the record it is about.
    """

    __tablename__ = "access_decision"
    section: ClassVar[str] = "access_decisions"
    title: ClassVar[str] = "Valg til aktindsigt"

    person_id: Mapped[UUID] = fact("Hvem får aktindsigt", ref="person", required=True, floor=Floor.CASEWORKER)
    record_table: Mapped[str | None] = fact("Slags oplysning", floor=Floor.CASEWORKER)
    record_id: Mapped[UUID | None] = fact("Oplysningens id", Id(), floor=Floor.CASEWORKER)
    included: Mapped[bool] = fact("Er med", FLAG, required=True, default=False, floor=Floor.CASEWORKER)
    ground: Mapped[str | None] = fact("Grund til at udelade", floor=Floor.CASEWORKER)
    note: Mapped[str | None] = fact("Begrundelse", long=True, floor=Floor.CASEWORKER)
