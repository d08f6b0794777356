"""TinyDB over the log: documents by table and id, transactions."""

from store.database.database import SCHEMA, Database
from store.database.transaction import Transaction

__all__ = ["SCHEMA", "Database", "Transaction"]
