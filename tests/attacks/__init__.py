"""Attacks on a store and on the program, repeated: `python -m tests.attacks [NAME …]`; see `__main__`."""
