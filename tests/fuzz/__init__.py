"""Coverage-guided fuzzing: `python -m tests.fuzz markdown -max_total_time=600`; see `__main__`."""
