import gc

import pytest

from cchc_portal.lib.collection import collection_put_off


def test_collection_is_put_off_inside_and_back_afterwards():
    with collection_put_off():
        inside = gc.isenabled()
    assert (inside, gc.isenabled()) == (False, True)


def test_collection_comes_back_after_an_error():
    with pytest.raises(ZeroDivisionError), collection_put_off():
        _ = 1 / 0
    assert gc.isenabled()


def test_collection_that_was_off_stays_off():
    gc.disable()
    try:
        with collection_put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_collection_put_off_decorates_a_function():
    assert [collection_put_off()(gc.isenabled)() for _ in range(2)] == [False, False]
