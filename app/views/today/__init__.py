"""The page I dag: what must happen, by date."""
