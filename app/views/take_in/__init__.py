"""Hent en liste: the cases of another system, column by column, seen before anything is kept, taken in as one step."""
