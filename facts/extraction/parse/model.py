"""Is there a language model on this machine, and which?

spaCy and any small English model are an extra: found by name, loaded once and only when an article is read. Nothing
is downloaded; where either is missing the rules read alone.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from facts.extraction.lexicon import Form, verb_forms
from facts.extraction.lexicon.words import read_words

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PREFIX = "en_core_web_sm"
# Tags and heads are enough. Named entities were tried as veto and repair over 40 texts: they doubted four people of
# right statements and nobody of a wrong one, and found three missed people beside three places.
UNNEEDED = ("attribute_ruler", "lemmatizer", "ner", "senter")


@lru_cache
def model_name() -> str | None:
    """The name of the installed model that would be used, or None.

    Source:
        The distribution is called `en_core_web_sm`, re-uploads to a package index carry a suffix.
    """
    if find_spec("spacy") is None:
        return None
    from spacy.util import get_installed_models  # noqa: PLC0415 - takes 0.6 s, only where an article is read

    found = sorted(name for name in get_installed_models() if name.startswith(MODEL_PREFIX))
    return found[0] if found else None


@lru_cache
def load_model() -> Language | None:
    """The model with the pipes that are used, or None where it is missing or cannot be loaded."""
    name = model_name()
    if name is None:
        return None
    import spacy  # noqa: PLC0415 - takes 0.6 s, only where an article is read

    try:
        return spacy.load(name, exclude=list(UNNEEDED))
    except (OSError, ValueError, ImportError):  # made for another spaCy
        return None


def engine_version() -> str | None:
    """Name and version of the model, as statements carry it ("en_core_web_sm 3.8.0")."""
    model = load_model()
    return f"{model_name()} {_version_of(model)}" if model is not None else None


@lru_cache(maxsize=1)
def _version_of(model: Language) -> str:
    return str(model.meta["version"])


@lru_cache
def stand_ins() -> dict[str, str]:
    """Which word stands for a name while a sentence is parsed, by the kind of name."""
    return dict(read_words("parsing")["stand_ins"])


@lru_cache
def plain_verbs() -> dict[str, str]:
    """Forms of verbs that the parser hardly knows -> the same form of a verb that it surely knows."""
    words = read_words("parsing")["verbs"]
    plain = {form: written for written, forms in verb_forms(words["plain"]).items() for form in forms}
    return {
        written: plain[next(form for form in Form if form in forms)]
        for verb in words["rare"]
        for written, forms in verb_forms(verb).items()
    }
