"""The collector passes over what exists while many articles are read, and afterwards all is as it was."""

import gc

from purport.reading.collector import at_rest


def test_what_exists_is_set_aside_within_the_block_only() -> None:
    gc.unfreeze()
    with at_rest():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


def test_what_somebody_else_has_set_aside_stays_so() -> None:
    gc.freeze()
    try:
        with at_rest():
            assert gc.get_freeze_count() > 0
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_a_fault_inside_the_block_leaves_nothing_set_aside() -> None:
    gc.unfreeze()
    try:
        with at_rest():
            raise ValueError
    except ValueError:
        pass
    assert gc.get_freeze_count() == 0
