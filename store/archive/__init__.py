"""An archive of several people: the documents of a store in tables of a PostgreSQL server (the extra `archive`)."""
