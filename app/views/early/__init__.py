"""Worries before there is a case: the list, logging one, open counselling, and the worries of one case."""
