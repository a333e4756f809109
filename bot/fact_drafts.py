"""What is kept of a fact that somebody is writing, until it is confirmed?

The words as typed, and which statement they correct. They lie in the store under the token of the card, so that
its buttons work after a restart; who writes is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from facts.models import View
from facts.moderation.cards import accept_edited, read_edit
from facts.moderation.facts import EMPTIED, add_fact, correct_fact, read_correction
from facts.moderation.preview import FactPreview, read_fact
from facts.moderation.written import WrittenFact
from facts.store import Store
from facts.store.changes import Change
from facts.store.scope import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words that may become a fact.

    Attributes:
        words: As typed.
        corrects_id: The statement whose place they take, or None.
        reason: Why that one is corrected.
        ref: The card of the review queue that they change, or empty.
    """

    words: WrittenFact
    corrects_id: int | None = None
    reason: str = ""
    ref: str = ""

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        kept = {"corrects_id": self.corrects_id, "reason": self.reason, "ref": self.ref}
        return {"words": self.words.to_json()} | kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Draft:
        """The same draft that `to_json` wrote."""
        words = WrittenFact.from_json(kept["words"])
        return cls(words=words, corrects_id=kept["corrects_id"], reason=kept["reason"], ref=kept["ref"])

    def with_words(self, before: Mapping[str, str], written: Mapping[str, str]) -> Draft:
        """The draft after a form: what stands as it was shown (`before`) keeps what lay behind it.

        In a correction an emptied field is emptied, where leaving it out would leave it as it is.
        """
        changed = {key: text for key, text in written.items() if text.strip() != before.get(key, "").strip()}
        reason = changed.pop("reason", self.reason)
        if self.corrects_id is not None or self.ref:
            changed = {key: text.strip() or EMPTIED for key, text in changed.items()}
        return replace(self, words=replace(self.words, **changed), reason=reason)


def read_draft(store: Store, draft: Draft, *, view: View, today: date) -> FactPreview:
    """Read a draft against the store; never writes.

    Raises:
        BadInput: The statement that it corrects is not here.
        Conflict: That statement no longer holds; names who was first.
    """
    if draft.ref:
        return read_edit(store, draft.ref, draft.words, view=view, today=today)
    if draft.corrects_id is None:
        return read_fact(store, draft.words, view=view, today=today)
    return read_correction(store, draft.corrects_id, draft.words, view=view, today=today)


def confirm_draft(store: Store, draft: Draft, entry: Entry, *, once: str) -> FactPreview | Change:
    """Add what a draft says now, or give its preview when it can no longer be added.

    Raises:
        Conflict: The card was confirmed already, or what it corrects no longer holds; names who was first.
    """
    preview = read_draft(store, draft, view=View(server_id=entry.server_id), today=entry.at.date())
    if not preview.is_ready:
        return preview
    if draft.ref:
        return accept_edited(store, preview, entry, once=once)
    if draft.corrects_id is None:
        return add_fact(store, preview, entry, once=once)
    return correct_fact(store, preview, entry, reason=draft.reason, once=once)
