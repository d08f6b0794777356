"""Articles in, entities out: the store knows no screen."""
