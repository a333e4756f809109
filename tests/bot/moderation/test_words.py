"""Every word around moderators' cards is used, in every language."""

import re
import tomllib
from pathlib import Path

import pytest

import bot
from bot.labels import labels_in
from facts.models import Stance
from facts.store.changes import ChangeKind

HERE = Path(bot.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.py"))
WORDS = tomllib.loads((HERE / "words" / "en.toml").read_text(encoding="utf-8"))
BY_VALUE = {"stances": Stance, "changes": ChangeKind}
ASKED_BY_KEY = set(WORDS) - {"months", "kinds", "days", "answer", "buttons", "told", *BY_VALUE}


@pytest.mark.parametrize("section", sorted(ASKED_BY_KEY))
def test_every_entry_is_used(section):
    unused = [key for key in WORDS[section] if not re.search(rf"""["']{section}["'], ["']{key}["']""", CODE)]

    assert not unused


@pytest.mark.parametrize("section", BY_VALUE)
def test_every_stance_and_kind_of_change_has_words(section):
    assert set(WORDS[section]) == {str(value) for value in BY_VALUE[section]}


def test_cards_are_told_in_the_language_of_their_reader():
    labels = labels_in("es")

    assert labels.stance("endorses") == "apoya a"
    assert labels.change("undone") == "Deshecho"
