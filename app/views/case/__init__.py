"""One case: the header that stays, and a tab for each side of the work."""
