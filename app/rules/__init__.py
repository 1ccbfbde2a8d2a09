"""Deadlines, cadences and visibility as data and pure functions; `today` is always an argument."""
