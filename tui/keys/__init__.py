"""Keys: the one table of them, and what is made from it."""
