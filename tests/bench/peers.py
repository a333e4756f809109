"""How else could a mistyped name be found? The usual ways, each as its makers would use it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from facts.models import View
from facts.names import rank_names
from facts.names.folding import fold
from facts.store import Store
from facts.store.name_index import StoreSpellings

_RERANKED = 50
_LEAST = 60.0  # the scans have no threshold at all
Find = Callable[[str], str | None]


@dataclass(frozen=True)
class Peer:
    """A way to find a name.

    Attributes:
        label: As the table shows it.
        build: Makes its index of a list of names.
        open: Makes the index ready for queries.
        most_names: The largest list that it is tried on.
        needs: The package it needs, if that is none of ours.
        share: The share of queries that it is asked (slow ones get fewer).
    """

    label: str
    build: Callable[[Sequence[str]], Any]
    open: Callable[[Any], Find] = lambda find: find
    most_names: int = 1_000_000
    needs: str = ""
    share: float = 1.0

    @property
    def is_here(self) -> bool:
        return not self.needs or find_spec(self.needs) is not None


def fill_store(path: Path, names: Sequence[str]) -> None:
    """Make a store that knows these people."""
    with Store.open(path, create=True) as store, store.transaction():
        people = ((number, name, "2020") for number, name in enumerate(names, start=1))
        store.db.conn.executemany(
            "insert into entity (entity_id, name, kind, added_at) values (?, ?, 'person', ?)", people
        )
        spellings = ((number, name, " ".join(fold(name))) for number, name in enumerate(names, start=1))
        store.db.conn.executemany(
            """insert into alias (entity_id, text, folded, is_description, origin, added_at)
            values (?, ?, ?, 0, 'name', '2020')""",
            spellings,
        )


def open_whobacks(path: Path) -> Find:
    """Whobacks on a store that is there already: its index comes with it."""
    store = Store.open(path)

    def find(query: str) -> str | None:
        ranked = rank_names(query, StoreSpellings(store, View()), min_similarity=_LEAST)
        return ranked[0].name if ranked else None

    return find


def _build_store(names: Sequence[str]) -> Path:
    """In a process of its own, so that what building takes is not counted as what the index holds."""
    path = Path(tempfile.mkdtemp()) / "facts.db"
    listed = path.with_name("names.txt")
    listed.write_text("\n".join(names), encoding="utf-8")
    subprocess.run([sys.executable, __file__, str(listed), str(path)], check=True)
    return path


def _full_scan(scorer: Callable[..., float]) -> Callable[[Sequence[str]], Find]:
    def build(names: Sequence[str]) -> Find:
        lowered = [name.lower() for name in names]

        def find(query: str) -> str | None:
            found = process.extractOne(query, lowered, scorer=scorer)
            return names[found[2]] if found else None

        return find

    return build


def _closest(query: str, names: Sequence[str]) -> str | None:
    found = process.extractOne(query, names, scorer=fuzz.ratio, processor=str.lower)
    return found[0] if found else None


def _build_trigrams(names: Sequence[str]) -> Find:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table names using fts5 (text, tokenize='trigram')")
    db.executemany("insert into names values (?)", ((name,) for name in names))

    def find(query: str) -> str | None:
        grams = {query[at : at + 3].replace('"', "") for at in range(len(query) - 2)}
        wanted = " OR ".join(f'"{gram}"' for gram in sorted(grams) if len(gram) == 3)
        if not wanted:
            return None
        rows = db.execute("select text from names where names match ? order by rank limit ?", (wanted, _RERANKED))
        return _closest(query, [name for (name,) in rows])

    return find


def _build_tantivy(names: Sequence[str]) -> Find:
    tantivy = import_module("tantivy")
    schema = tantivy.SchemaBuilder().add_text_field("name", stored=True).build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for name in names:
        writer.add_document(tantivy.Document(name=name))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> str | None:
        words = [
            (tantivy.Occur.Should, tantivy.Query.fuzzy_term_query(schema, "name", word, distance=2))
            for word in fold(query)
        ]
        hits = searcher.search(tantivy.Query.boolean_query(words), _RERANKED).hits
        return _closest(query, [searcher.doc(address)["name"][0] for _, address in hits])

    return find


def _build_symspell(names: Sequence[str]) -> Find:
    symspellpy = import_module("symspellpy")
    index = symspellpy.SymSpell(max_dictionary_edit_distance=2)
    meant = {name.lower(): name for name in names}
    for lowered in meant:
        index.create_dictionary_entry(lowered, 1)

    def find(query: str) -> str | None:
        found = index.lookup(query, symspellpy.Verbosity.CLOSEST, max_edit_distance=2)
        return meant[found[0].term] if found else None

    return find


WHOBACKS = Peer("whobacks", _build_store, open_whobacks)
FULL_SCAN = Peer("rapidfuzz ratio over all", _full_scan(fuzz.ratio))
PEERS = (
    WHOBACKS,
    FULL_SCAN,
    Peer("rapidfuzz WRatio over all", _full_scan(fuzz.WRatio), share=0.2),
    Peer("FTS5 trigram, 50 best reranked", _build_trigrams),
    Peer("tantivy fuzzy terms, 50 best reranked", _build_tantivy, needs="tantivy"),
    Peer("symspellpy, distance 2", _build_symspell, most_names=100_000, needs="symspellpy"),
)

if __name__ == "__main__":
    fill_store(Path(sys.argv[2]), Path(sys.argv[1]).read_text(encoding="utf-8").split("\n"))
