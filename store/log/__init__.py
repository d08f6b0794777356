"""The log the store is kept in: lines on a disk, in batches that are whole or not there at all."""
