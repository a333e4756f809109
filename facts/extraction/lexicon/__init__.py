"""Which words say who stands by whom? The one lexicon that every engine reads.

It is data (`words/en/*.toml`) and knows nothing of how an engine finds subjects and objects.
"""

from facts.extraction.lexicon.inflection import Form, verb_forms
from facts.extraction.lexicon.nouns import load_nouns, noun_index, noun_words
from facts.extraction.lexicon.phrases import Element, ElementKind, Lexicon, Phrase, load_lexicon, read_phrase
from facts.extraction.lexicon.words import Grammar, grammar_words, load_grammar, word_list

__all__ = [
    "Element",
    "ElementKind",
    "Form",
    "Grammar",
    "Lexicon",
    "Phrase",
    "grammar_words",
    "load_grammar",
    "load_lexicon",
    "load_nouns",
    "noun_index",
    "noun_words",
    "read_phrase",
    "verb_forms",
    "word_list",
]
