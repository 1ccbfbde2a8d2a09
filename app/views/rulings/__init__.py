"""»Afgørelser«: decisions as records, what each lacks, who is heard before it, and the talks with the child."""
