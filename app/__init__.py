"""Rundbord: cases, network meetings and one plan, carried to the table and used offline."""

__version__ = "0.9.0"
