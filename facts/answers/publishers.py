"""What are the publishers of a store's sources called, and which of that is known already?

A store of a million statements has a hundred thousand sources. Most changes add none, and those that do add a few: what
was read before is kept as long as no source was read anew, taken back or deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from facts.models import View
from facts.questions.publishers import publisher_names
from facts.store import Store
from facts.store.links import moment_of_records
from facts.store.sources import Held, held_revisions, only_added, publishers

Names = dict[tuple[str, ...], frozenset[str]]

_MOST_SERVERS = 8  # whose publishers are kept ready at once
_named: WeakKeyDictionary[Store, dict[int | None, tuple[Held, Names]]] = WeakKeyDictionary()


def named_publishers(store: Store, view: View) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The publishers of the sources that a view sees, by the words that may name them."""
    if view.known_at is not None or moment_of_records(store) is None:
        return publisher_names(publishers(store, view))
    servers, now = _named.setdefault(store, {}), held_revisions(store)
    before, names = servers.get(view.server_id) or (None, {})
    if before == now:
        return names
    if before is not None and only_added(store, before, now):
        names = dict(names)
        for words, added in publisher_names(publishers(store, view, after=before.newest)).items():
            names[words] = names.get(words, frozenset()) | added
    else:
        names = publisher_names(publishers(store, view))
    if len(servers) >= _MOST_SERVERS:
        servers.clear()
    servers[view.server_id] = (now, names)
    return names
