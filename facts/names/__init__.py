"""Which known person or group may written words stand for?

`rank_names` ranks whom one written name may stand for, `find_names` finds every name in a message;
both say why and how sure, and leave it to the caller whether that is enough.
"""

from facts.names.finding import find_names
from facts.names.ranking import rank_names
from facts.names.spellings import Spelling, Spellings, SpellingTable

__all__ = ["Spelling", "SpellingTable", "Spellings", "find_names", "rank_names"]
