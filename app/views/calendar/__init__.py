"""Måned: what is due as a month of weeks, and the same dates as a file for her own calendar."""
