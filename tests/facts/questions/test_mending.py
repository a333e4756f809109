"""Is what hides names and question words put right, and nothing taken apart that is whole?"""

from __future__ import annotations

import pytest

from facts.questions.lexicon import load_lexicon
from facts.questions.mending import mend
from facts.questions.tokens import blank, tokenize


@pytest.fixture
def meant(store):
    """The text as it is read."""

    def read(text):
        clean = blank(text)
        return " ".join(mend(text, clean, tokenize(clean), store, load_lexicon("en"))[0].split())

    return read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("whobacks moss", "who backs moss"),
        ("who droppedmoss", "who dropped moss"),
        ("doeskarlsen back moss", "does karlsen back moss"),
        ("whos withmoss", "whos with moss"),
        ("did karlsendrop moss", "did karlsen drop moss"),
        ("does local 88back moss", "does local 88 back moss"),
        ("who does moss back again", "who does moss back"),
        ("local88 and moss", "local 88 and moss"),
        ("who who left moss moss", "who left moss"),
        ("wh0 b4cks moss", "who backs moss"),
        ("who... is backing moss", "who is backing moss"),
        ("who um backs moss or whatever", "who backs moss"),
        ("does anyone know who backs moss", "who backs moss"),
        ("the postman tells me that karlsen left moss", "karlsen left moss"),
        ("@bot who backs moss", "@ who backs moss"),
    ],
)
def test_a_message_is_read_as_it_was_meant(meant, typed, said):
    assert meant(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "is whitby with moss",
        "does hassan back moss",
        "who backs Withermoss",
        "did the courier endorse 2nd",
        "who left on may 3 3pm",
        "local 88 88",
        "i know who left moss",
        "did moss tell you who left",
        "who did karlsen ask about",
        "moss. who remains",
        "karlsen backstabbed moss",
        "hell no, who backs moss",
        "@karlsen backs moss",
        "karlsen told us that moss left",
        "i doubt that karlsen left moss",
        "which union said that moss should quit",
        "who went back to moss again",
    ],
)
def test_what_is_whole_is_left_as_it_was(meant, typed):
    assert meant(typed) == typed
