"""Family from and to other programs: what a file holds, seen before it is taken in, and the family saved as a file."""
