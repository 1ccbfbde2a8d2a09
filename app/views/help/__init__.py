"""The guide beside the work, and the tour of ten minutes."""
