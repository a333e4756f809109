"""Which statements does a parser read out of an annotated article?

The second engine, over the same lexicon as the rules. It needs spaCy and a small English model and is left out where
either is missing.
"""

from facts.extraction.parse.model import engine_version
from facts.extraction.parse.reading import noted, parse_statements

__all__ = ["engine_version", "noted", "parse_statements"]
