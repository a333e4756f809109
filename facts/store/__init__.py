"""What do we know, since when, and who decided it? The only SQL of the project lives here.

Open a `Store`, then call the functions of the modules beside it: they take the store first and a
`View` (which server asks, as of which moment in our records) second.
"""

from __future__ import annotations

from facts.store.opening import Store

__all__ = ["Store"]
