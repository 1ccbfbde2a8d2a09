"""The headless commands: the same services the window uses, for IT departments, tests and scripts.

Exit codes: 0 done, 1 our bug, 2 user error, 3 store trouble, with one Danish line on stderr.
"""
