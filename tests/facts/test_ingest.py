"""A fresh machine answers from the shipped digests, whole, or not at all."""

import threading

import pytest

from facts.errors import StoreError
from facts.ingest import build_default_store, ingest, read_reading, shipped_articles
from facts.models import View
from facts.store import Store
from facts.store.checks import check_store
from facts.store.statements import find_statements

LEFT_BY_MAY = {
    "Alessandra Biaggi", "Catalina Cruz", "Gustavo Rivera", "Jamaal Bowman", "Jessica Ramos", "Jimmy Van Bramer",
    "Julia Salazar", "UFCW Local 1500", "Working Families Party", "Yuh-Line Niou",
}  # fmt: skip
WHAT_THE_DIGESTS_SAY = (
    {(name, "withdraws", "Scott Stringer") for name in LEFT_BY_MAY | {"Jabari Brisport"}}
    | {(name, "urges_exit", "Scott Stringer") for name in ("Dianne Morales", "Kathryn Garcia", "Maya Wiley")}
    | {("Teamsters Local 237", "endorses", "Scott Stringer"), ("Jabari Brisport", "endorses", "Scott Stringer")}
    | {("United Federation of Teachers", stance, "Scott Stringer") for stance in ("endorses", "reaffirms")}
    | {("Working Families Party", "endorses", "Scott Stringer"), ("Jabari Brisport", "reaffirms", "Dianne Morales")}
    | {("Working Families Party", "reaffirms", candidate) for candidate in ("Dianne Morales", "Maya Wiley")}
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("data") / "facts.db"
    build_default_store(path)
    return path


def test_the_first_store_says_what_the_digests_say_and_nothing_else(built):
    with Store.open(built) as store:
        said = {(s.endorser.name, str(s.stance), s.candidate.name) for s in find_statements(store, View())}

    assert said == WHAT_THE_DIGESTS_SAY


def test_the_first_store_has_no_fault_and_leaves_nothing_beside_it(built):
    with Store.open(built) as store:
        assert check_store(store) == []
    assert [path.name for path in built.parent.iterdir() if not path.name.startswith("facts.db")] == []


def test_digests_say_that_they_are_and_link_to_the_original():
    for path in shipped_articles():
        source = read_reading(path).article.source
        assert source.title.startswith("Digest: ")
        assert source.publisher
        assert source.url.startswith("https://")


def test_a_build_that_is_broken_off_leaves_no_store(tmp_path):
    def break_off(articles):
        yield next(iter(articles))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_default_store(tmp_path / "facts.db", break_off)

    assert list(tmp_path.iterdir()) == []


def test_two_that_build_at_once_end_with_one_sound_store(tmp_path):
    path = tmp_path / "facts.db"
    builders = [threading.Thread(target=build_default_store, args=(path,)) for _ in range(2)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()

    with Store.open(path) as store:
        assert check_store(store) == []
        assert find_statements(store, View())


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    with pytest.raises(StoreError, match="the store cannot be built there"):
        build_default_store(tmp_path / "file" / "facts.db")


def test_what_is_read_again_adds_nothing(built):
    with Store.open(built) as store:
        before = len(find_statements(store, View()))

        outcomes = [ingest(store, read_reading(path)) for path in shipped_articles()]

        assert not any(outcome.is_new for outcome in outcomes)
        assert len(find_statements(store, View())) == before
