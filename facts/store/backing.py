"""How many surely back a candidate at the end of a day, by kind, kept so that nobody has to be walked to be counted?

Rows of `backing` follow from the stretches of sure support that our records hold now, and triggers keep them: `change`
is by how much the number of a kind grows, or shrinks, with a day; in the row of the total, which names no day, it is
the number at the end of all days. `check_store` proves them.
"""

from __future__ import annotations

import sqlite3

_EACH = """select candidate_id, {}, kind, contest_id, {}, {} from stretch
    where says = 'backs' and known_until is null"""
_COUNTED = f"""select candidate_id, is_total, kind, contest_id, day, sum(change) from (
        {_EACH.format("0 as is_total", "first_on as day", "1 as change")}
        union all {_EACH.format("0", "date(last_on, '+1 day')", "-1")} and last_on <> '9999-12-31'
        union all {_EACH.format("1", "''", "1")} and last_on = '9999-12-31')
    group by 1, 2, 3, 4, 5 having sum(change) <> 0"""  # noqa: S608 - only constants are put in
_KEPT = "select * from backing where change <> 0"


def fill_backing(connection: sqlite3.Connection) -> None:
    """Count everything anew; call inside a transaction."""
    connection.execute("delete from backing")
    connection.execute(f"insert into backing {_COUNTED}")


def miscounted(connection: sqlite3.Connection) -> list[int]:
    """The candidates of whom something else is kept than counting gives."""
    apart = f"""select candidate_id from (select * from ({_COUNTED}) except {_KEPT})
        union select candidate_id from ({_KEPT} except select * from ({_COUNTED})) order by 1"""  # noqa: S608
    return [candidate_id for (candidate_id,) in connection.execute(apart)]
