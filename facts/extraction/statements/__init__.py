"""Which statements does an article make, once the drafts of every engine are brought together?

Dates, contests and conditions are settled here; agreement and safe patterns decide the tier.
"""

from facts.extraction.statements.agreement import Agreed, agree
from facts.extraction.statements.writing import write_statements

__all__ = ["Agreed", "agree", "write_statements"]
