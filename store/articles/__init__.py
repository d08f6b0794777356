"""A file in, an article out."""
