"""Who stands in an article, and which words of it mean whom?"""

from facts.extraction.names.marking import annotate

__all__ = ["annotate"]
