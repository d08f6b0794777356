"""The benchmarks; each is run by hand with `python -m tests.bench.<name>` and prints a table."""
