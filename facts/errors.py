"""What may go wrong, and which of it a user may read.

    FactsError                  its text is one clear line that may be shown to anyone
    ├── BadInput                something that a person gave us cannot be read: names the thing and the place
    │   ├── BadDate             words that are no date
    │   ├── BadArticle          a document that is empty, binary, too large or in another encoding
    │   └── BadRow              a row of a statement file, named by line and column
    ├── StoreError              the store cannot be opened or written
    │   ├── StoreMissing        there is no store at that path
    │   ├── StoreNewer          the store was made by a newer Whobacks
    │   └── StoreBusy           another process holds the store for too long
    ├── BrokenModel             a learned reader's file is missing or broken: names it
    └── Conflict                the change was overtaken: somebody else decided first

Not found and "which one?" are answers, not errors. A broken rule inside the program
(an answer without a citation) is a `ValueError` and is never shown to a user.
"""

from __future__ import annotations


class FactsError(Exception):
    """A failure whose text may be shown to a user."""


class BadInput(FactsError):
    """Something a person gave us cannot be read."""


class BadDate(BadInput):
    """Words that are no date."""


class BadArticle(BadInput):
    """A document that cannot be read as an article."""


class BadRow(BadInput):
    """A row of a statement file that cannot be taken in."""

    def __init__(self, path: str, line: int, column: str, problem: str) -> None:
        super().__init__(f"{path}, line {line}, column {column}: {problem}")
        self.path, self.line, self.column, self.problem = path, line, column, problem


class StoreError(FactsError):
    """The store cannot be opened or written."""


class StoreMissing(StoreError):
    """There is no store at that path."""


class StoreNewer(StoreError):
    """The store was made by a newer version."""


class StoreBusy(StoreError):
    """Another process holds the store for too long."""


class BrokenModel(FactsError):
    """A file that a learned reader came with is missing or broken."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} is missing or broken; install Whobacks anew.")
        self.file = file


class Conflict(FactsError):
    """Somebody else decided first; `by` is who, where it is known."""

    def __init__(self, problem: str, *, by: str | None = None) -> None:
        super().__init__(problem)
        self.by = by
