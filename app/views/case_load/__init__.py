"""Sagernes vægt: how much work there is in the cases, what is due in the weeks ahead, and what one more would do."""
