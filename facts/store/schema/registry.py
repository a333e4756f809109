"""In which order did the store grow?

One set of `sqlite_utils.Migrations`. A feature adds a module beside this one with a function
decorated `@migrations(name="0002_what")`, whose docstring gives the reason, and imports it last
in `facts.store.schema`. A migration that has been released is never edited.
"""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

migrations = Migrations("whobacks")

APPLICATION_ID = 0x57686F42  # "WhoB", in the file's header: tells our stores from other programs' databases
