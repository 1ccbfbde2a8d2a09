"""»Tal«: what was reached, the key figures of a period, the weight of the cases, and the figures of the department."""
