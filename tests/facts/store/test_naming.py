"""Which passages name somebody, in sources that name somebody else too."""

from __future__ import annotations

import random

import pytest

from facts.models import View
from facts.store import Store
from facts.store.passages import passages_naming

AT = "2030-01-01T00:00:00.000000Z"
ADA, HARBOR = 1, 2


@pytest.fixture
def store():
    with Store.in_memory() as store:
        for key, name in ((ADA, "Ada Okafor"), (HARBOR, "Harbor Pilots Guild")):
            write(
                store, "insert into entity (entity_id, name, kind, added_at) values (?, ?, 'person', ?)", key, name, AT
            )
        yield store


def write(store: Store, sql: str, *values: object) -> None:
    store.db.conn.execute(sql, values)


def add_source(store: Store, key: int) -> None:
    write(store, "insert into source (source_id, key, added_at) values (?, ?, ?)", key, f"paper {key}", AT)
    revision = "insert into revision (revision_id, source_id, number, sha256, title, publisher, is_note, added_at)"
    write(store, f"{revision} values (?, ?, 1, 'x', 'News', 'Paper', 0, ?)", key, key, AT)


def add_passage(store: Store, key: int, source: int, paragraph: int, *named: int) -> None:
    write(
        store, "insert into passage values (?, ?, ?, ?)", key, source, paragraph, f"Paragraph {paragraph} of {source}."
    )
    for entity_id in named:
        write(store, "insert into naming values (?, ?)", entity_id, key)


@pytest.mark.parametrize("seed", range(20))
def test_passages_are_those_whose_source_names_the_other_somewhere(store, seed):
    chance = random.Random(seed)
    for source in range(1, 6):
        add_source(store, source)
    places = [(source, paragraph) for source in range(1, 6) for paragraph in range(1, 5)]
    chance.shuffle(places)  # passages of one source lie apart, in their order
    in_order = {source: iter(range(1, 5)) for source in range(1, 6)}
    places = [(source, next(in_order[source])) for source, _ in places]
    named = {}
    for key, place in enumerate(places, 1):
        named[place] = [who for who in (ADA, HARBOR) if chance.random() < (0.2, 0.4)[who == HARBOR]]
        add_passage(store, key, *place, *named[place])

    for one, other in ((ADA, HARBOR), (HARBOR, ADA)):
        of_other = {source for (source, _), who in named.items() if other in who}
        expected = {place for place, who in named.items() if one in who and place[0] in of_other}
        found = passages_naming(store, View(), [one], beside=[other])

        assert {(int(e.source.key.split()[1]), e.paragraph) for e in found} == expected


def test_sources_that_do_not_name_somebody_are_not_gone_through(store):
    for source in range(1, 31):
        add_source(store, source)
        for paragraph in range(1, 31):
            add_passage(store, 100 * source + paragraph, source, paragraph, *([HARBOR] if paragraph == 1 else []))
    add_source(store, 99)
    for key in range(1, 61):
        add_passage(store, 100_000 + key, 99, key, ADA)
    looks = []
    store.db.conn.set_progress_handler(lambda: looks.append(1) and 0, 100)

    assert passages_naming(store, View(), [ADA], beside=[HARBOR], limit=50) == []
    store.db.conn.set_progress_handler(None, 100)
    assert len(looks) < 45  # hundreds of steps; going through each source's paragraphs takes 115
