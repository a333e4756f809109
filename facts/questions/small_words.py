"""Which small words are the same thing in a question of any language: articles, and what relates or belongs?

Readings that look at single units hold none of the lexicon; a small word of one language says nothing else in another.
"""

from __future__ import annotations

from facts.questions.lexicon import languages, read_table


def _of_all(name: str) -> frozenset[str]:
    """A list of `beside` in every language."""
    return frozenset(word for code in languages() for word in read_table(code, "beside")[name].split())


#: Words that lead to a name or a sort and say nothing of it, titles cut short among them.
ARTICLES = _of_all("articles")
#: "A union", one of several.
ONE_OF_A_SORT = _of_all("indefinite")
#: "The union", the one that is known.
THE = _of_all("the")
#: "The ones that left".
RELATIVES = _of_all("relatives")
#: "Backers of Moss".
OF = _of_all("of")
