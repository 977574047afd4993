"""Python's cyclic garbage collector, put off while something large and free of cycles is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_put_off() -> Iterator[None]:
    """No collection inside: it would walk the same hundred thousand living objects again and again.

    Reference counting frees what is done with all the same. Also usable as a decorator.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
