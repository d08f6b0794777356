"""Archives of several people, as they are begun."""

from store.library.opening import Begun, begin_archive

__all__ = ["Begun", "begin_archive"]
