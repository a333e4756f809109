"""Which statements do the rules read out of an annotated article?

Rules need no model: phrases of the lexicon are met in the words, and names are found on either side. What they hand
over are drafts; how sure they are is decided in `statements`.
"""

from facts.extraction.frames.rules import rule_statements

__all__ = ["rule_statements"]
