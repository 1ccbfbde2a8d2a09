"""The meeting round the table: one screen for the caseworker, one calm look for the room."""
