"""The views as tables: one module for each; records of the store in, a table out."""
