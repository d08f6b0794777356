"""Imported by the process that workers are copies of: it has read what every file needs. Nothing else imports it."""

import gc
from contextlib import suppress

from store.library.reading import read_file
from store.library.worker import ANY

with suppress(Exception):  # each worker reads it again, and its owner is told what is wrong there
    read_file(ANY)
gc.collect()
gc.freeze()  # what is never freed need not be looked at, which would copy its memory for each worker
