"""How is text that others wrote shown, so that it formats, pings and links nothing?

Names and quotes come out of articles and from members: every sign that Discord would take for
its own is escaped, and what reorders or hides text is taken out. Links are made here alone, from http(s).
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from bot.limits import LINK, clamp, length

_SIGNS = re.compile(r"[\\*_~`|\[\]<>#]")
_LIST_MARK = re.compile(r"^[-+]")
_SCHEME = re.compile(r"(?i)(\b[a-z][a-z0-9+.-]*):(?=//)")
_HIDDEN = re.compile("[\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]")
_PING = re.compile(r"@(?=everyone|here)", re.IGNORECASE)


def plain(text: str) -> str:
    """Take out what hides or reorders text, and every line break and control character."""
    spaced = " ".join(_HIDDEN.sub("", text).split())
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cs"))


def escape(text: str) -> str:
    """Show `text`, which is `plain` already, letter by letter: no markdown, no link, no mention."""
    shown = _SIGNS.sub(r"\\\g<0>", text)
    shown = _SCHEME.sub(r"\1\\:", shown)  # a bare address would become a link
    shown = _PING.sub("@\u200b", shown)
    return _LIST_MARK.sub(r"\\\g<0>", shown)


def shown(text: str, limit: int) -> str:
    """`text` escaped and at most `limit` units long; it is cut before it is escaped, so nothing is torn."""
    kept = clamp(plain(text), limit)
    while length(escape(kept)) > limit:
        kept = clamp(kept, length(kept) - max(1, (length(escape(kept)) - limit) // 2))
    return escape(kept)


def safe_url(url: str | None) -> str | None:
    """An http(s) address that cannot end its link early, or None for anything else."""
    if not url or any(sign.isspace() for sign in url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    whole = quote(url.strip(), safe=":/?#@!$&'*+,;=%~[]-._")
    return whole if known and length(whole) <= LINK // 4 else None


def link(words: str, url: str | None) -> str:
    """`words`, which are escaped already, as a link where there is an http(s) address for them."""
    address = safe_url(url)
    return f"[{words}]({address})" if address else words
