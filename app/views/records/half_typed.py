"""Which record was half typed when the program stopped, so that its form is open again."""

from uuid import UUID

from app.views.records.drafts import DraftGroup
from app.views.workspace import Workspace


def half_typed(workspace: Workspace, case_id: UUID, table: str) -> UUID | None:
    """Return the record of a table whose form has a draft, None when none has; a new one is not among them."""
    names = DraftGroup(workspace, case_id, f"record:{table}:").names()
    owners = {name.rpartition(":")[0] for name in names}
    return next((UUID(each) for each in sorted(owners) if not each.startswith("new:")), None)
