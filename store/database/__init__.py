"""TinyDB over the log: documents by table and id, transactions."""

from store.database.database import SCHEMA, Database
from store.database.transaction import Transaction
from store.log.documents import Position

__all__ = ["SCHEMA", "Database", "Position", "Transaction"]
