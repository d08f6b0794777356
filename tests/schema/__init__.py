"""The JSON Schema of what is exported."""
