"""How is a number of things told in English: one row, two rows?"""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 row` or `2 rows`; `many` is the word for several where it does not just take an s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
