"""The first name of one and the surname of another are the name of neither."""

from __future__ import annotations

from datetime import date

import pytest

from facts.questions import parse_question


@pytest.fixture(scope="module")
def named(store):
    def meant(text):
        names = parse_question(text, store, today=date(2026, 11, 22)).names
        return {name.written: [m.name for m in name.matches] for name in names}

    return meant


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("does yusuf strickland back moss", "yusuf strickland"),
        ("who does Yusuf Smith back", "Yusuf Smith"),
    ],
)
def test_a_mixed_name_is_nobodys(named, text, stranger):
    found = named(text)

    assert not found.get(stranger, [])
    assert ["Yusuf Karlsen"] not in found.values()
    assert ["Cora Vandermeer"] not in found.values()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("does yusuf karlsen back moss", ["Yusuf Karlsen"]),
        ("is yusuf with moss", ["Yusuf Karlsen"]),
        ("who does yusuf back", ["Yusuf Karlsen"]),
    ],
)
def test_a_first_name_alone_still_names_its_bearer(named, text, meant):
    assert meant in named(text).values()
