"""Spelling: the Danish dictionary, read in a process of its own."""
