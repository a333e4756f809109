"""Does a store know a body again whichever of its names it met first?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.models import WrittenEntity
from facts.store import Store
from facts.store.linking import Linker
from facts.store.scope import Entry

SHORT = WrittenEntity(name="Civic Dawn Party", kind="party", aliases=("CDP",))
LONG = WrittenEntity(name="Tarrow Civic Dawn Party", kind="party", aliases=("Civic Dawn Party", "CDP"))


@pytest.fixture
def link():
    with Store.in_memory() as store:

        def one(written):
            entry = Entry(at=datetime(2030, 1, 1, tzinfo=UTC), by="test")
            with store.transaction():
                return Linker(store=store, entry=entry, origin="read").link(written)

        yield one


@pytest.mark.parametrize("order", [(SHORT, LONG), (LONG, SHORT)], ids=["short name first", "long name first"])
def test_a_body_is_one_whichever_name_came_first(link, order):
    first, second = order

    assert link(first) == link(second)


def test_bodies_of_two_kinds_that_share_a_short_name_stay_two(link):
    union = WrittenEntity(name="Civic Dawn", kind="union")
    party = WrittenEntity(name="Party of the Civic Dawn", kind="party", aliases=("Civic Dawn",))

    assert link(union) != link(party)


def test_a_person_is_never_known_again_by_another_name(link):
    actor = WrittenEntity(name="Ada Moss")
    senator = WrittenEntity(name="Ada Louise Moss", aliases=("Ada Moss",))

    assert link(actor) != link(senator)
