"""Are the words that a typing error may mean found among those of its first letter, and one look-up for another?"""

from __future__ import annotations

import pytest
from rapidfuzz.distance import OSA

from facts.questions import slips, spelling
from facts.questions.lexicon import languages, load_lexicon

EACH = 60  # one in so many of a language's words


def _mistyped(word):
    yield "x" + word[1:]
    yield word[1:]
    yield "x" + word
    yield word[1] + word[0] + word[2:]
    yield word[:3] + "x" + word[4:]
    yield word[:2] + word[3:]


@pytest.mark.parametrize("language", languages())
def test_the_words_near_a_slip_are_those_that_comparing_all_of_them_finds(language):
    lexicon = load_lexicon(language)
    known = sorted({w for held in spelling._known(language).by_first.values() for w in held if len(w) > 3})
    for word in (typed for meant in known[::EACH] for typed in _mistyped(meant) if len(typed) > 3):
        allowed = 1 if len(word) < 8 else 2
        far = [(OSA.distance(word, w), int(w[0] != word[0]), w) for w in known if abs(len(w) - len(word)) <= allowed]
        near = [one for one in far if one[0] <= allowed and not (one[0] > 1 and one[2] in lexicon.common)]
        near = [one for one in near if not one[1] or (one[0] == 1 and len(word) > 4)]

        assert sorted(spelling._near(word, lexicon, allowed)) == sorted(near), word


@pytest.mark.parametrize("module", [spelling, slips], ids=lambda module: module.__name__)
def test_a_slip_is_compared_with_a_small_share_of_the_words(module, monkeypatch):
    compared: list[str] = []
    extract = module.process.extract
    monkeypatch.setattr(
        module.process, "extract", lambda word, listed, **more: compared.extend(listed) or extract(word, listed, **more)
    )
    near = {spelling: lambda: spelling._near("endorzed", load_lexicon("en"), 1), slips: lambda: _options("endorzed")}

    assert "endorsed" in str(near[module]())
    assert 0 < len(compared) < len(load_lexicon("en").vocabulary) / 8


def _options(word):
    return slips._options.__wrapped__(word, "en")
