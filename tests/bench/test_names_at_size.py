"""The benchmark in a small size: shares, ratios and growth, never seconds."""

import gc

from names_at_size import measure, table_of
from peers import FULL_SCAN, WHOBACKS


def test_names_are_found_as_surely_as_by_a_full_scan_and_cost_grows_less_than_their_number():
    small, small_scan = measure([WHOBACKS, FULL_SCAN], 1000, 300)
    large, large_scan = measure([WHOBACKS, FULL_SCAN], 20_000, 300)

    assert small.share_right >= small_scan.share_right - 0.02
    assert large.share_right >= large_scan.share_right - 0.02
    assert large.at(0.5) < 3 * small.at(0.5)
    assert large.at(0.5) * 3 < large_scan.at(0.5)


def test_the_table_shows_every_way_beside_the_full_scan():
    results = measure([WHOBACKS, FULL_SCAN], 200, 10)

    assert table_of(results).row_count == 2


def test_garbage_is_looked_for_as_rarely_as_while_the_program_runs():
    measure([WHOBACKS], 200, 1)

    young, older, oldest = gc.get_threshold()
    assert young * older * oldest > 1_000_000
