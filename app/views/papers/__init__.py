"""A paper on the screen and on its way out: its pages, what must not stand on it, the file and the printer."""
