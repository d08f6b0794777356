"""Finding what is in a library: keys, index, query, ranking."""
