"""Python's collector of cycles while articles are added."""

import gc

from purport.ledger.pausing import RARELY, collector_slowed


def test_the_collector_waits_longer_inside_and_is_as_before_outside() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        with collector_slowed():
            assert gc.get_threshold() == RARELY
        assert gc.get_threshold() == (700, 10, 10)
        gc.set_threshold(900_000, 50, 5)
        with collector_slowed():
            assert gc.get_threshold() == (900_000, 50, 20)
        gc.set_threshold(0)
        with collector_slowed():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


def test_an_error_inside_leaves_the_collector_as_before() -> None:
    before = gc.get_threshold()
    try:
        with collector_slowed():
            raise KeyError
    except KeyError:
        pass
    assert gc.get_threshold() == before
