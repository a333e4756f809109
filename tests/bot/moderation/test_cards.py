"""Cards keep Discord's limits whatever is on them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import limits
from bot.audit_pages import audit_page
from bot.cards import change_card, history_card, person, preview_card, within
from bot.labels import labels_in
from bot.render import size
from bot.review_cards import review_card
from bot.unanswered_cards import unanswered_card
from facts.models import Contest, DateRange, Entity, Evidence, Source, Stance, Statement, Tier
from facts.moderation.cards import Card, Queue
from facts.moderation.history import FactHistory, HistoryLine
from facts.moderation.preview import FactPreview
from facts.moderation.unanswered import UnansweredGroup
from facts.moderation.written import ReadName, WrittenFact
from facts.store.changes import Change, ChangeKind
from facts.store.proposals import Proposal
from facts.store.suggestions import Suggestion
from facts.store.unanswered import Unanswered

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)
LABELS = labels_in("es")
WORST = "*_`[x](y) @everyone #"
LINK = "https://quay.example/" + "a" * 480


def worst(length):
    return (WORST * (length // len(WORST) + 1))[:length]


SOURCE = Source(
    key="k", title=worst(300), publisher=worst(300), published=DateRange.parse("2030-05-03/2030-06-04"), url=LINK
)
STATEMENT = Statement(
    statement_id=9,
    endorser=Entity(entity_id=1, name=worst(100)),
    candidate=Entity(entity_id=2, name=worst(100)),
    stance=Stance.URGES_EXIT,
    condition=worst(300),
    contest=Contest(contest_id=1, name=worst(100)),
    evidence=tuple(
        Evidence(source=SOURCE, paragraph=12, quote=worst(1000), passage=f"{'x ' * 1500}{worst(1000)}{' y' * 1500}")
        for _ in range(3)
    ),
    decided_at=AT,
)
CHANGE = Change(
    change_id=10**9,
    kind=ChangeKind.FACT_CORRECTED,
    at=AT,
    by="1" * 19,
    summary=worst(2000),
    lines=(worst(1000),) * 30,
    reason=worst(300),
    undone_at=AT,
    undone_by="2" * 19,
    can_undo=False,
)
PREVIEW = FactPreview(
    words=WrittenFact(),
    endorser=ReadName(written=worst(100), is_new=True, kind=worst(40)),
    candidate=ReadName(written=worst(100), is_new=True),
    stance=Stance.URGES_EXIT,
    new_contest=worst(100),
    rank=20,
    condition=worst(300),
    note=worst(300),
    role=worst(300),
    source=SOURCE,
    quote=worst(1000),
    changes=(worst(400),) * 20,
    contradicts=(worst(400),) * 20,
    remarks=(worst(400),) * 20,
)
QUEUE = Queue(10_000, 10_000, 10_000, AT)
PROPOSAL = Proposal(
    statement=STATEMENT,
    tier=Tier.REVIEW,
    reasons=(),
    extracted_by="x",
    recorded_at=AT,
    recorded_by=None,
    is_unsure=True,
    same_as={},
    contradicts=(),
)
SUGGESTION = Suggestion(
    suggestion_id=1,
    text=worst(1000),
    url=LINK,
    question=worst(1500),
    answer=worst(1500),
    at=AT,
    by="3" * 19,
    wants_outcome=True,
    is_unsure=True,
    verdict=None,
    closed_at=None,
    closed_by=None,
    reason="",
    server_id=1,
)
CARD = Card(ref="p9", since=AT, by=None, is_unsure=True, title=worst(1000), lines=(worst(400),) * 30, proposal=PROPOSAL)
HISTORY = FactHistory(
    statements=(STATEMENT,) * 40,
    standing=frozenset(),
    lines=tuple(HistoryLine(at=AT, by=None, statement_id=9, verdict="accepted", reason=worst(300)) for _ in range(40)),
)
GROUP = UnansweredGroup(
    name=worst(300),
    questions=tuple(Unanswered(unanswered_id=n, question=worst(300), names=(), asked_at=AT) for n in range(30)),
)
CARDS = {
    "preview": lambda: preview_card(PREVIEW, LABELS),
    "preview with problems": lambda: preview_card(
        replace(PREVIEW, problems=(worst(400),) * 20, changes=(), contradicts=(), remarks=()), LABELS
    ),
    "change": lambda: change_card(CHANGE, LABELS),
    "proposal": lambda: review_card(CARD, QUEUE, LABELS, now=AT.timestamp() + 10**9),
    "suggestion": lambda: review_card(
        replace(CARD, ref="s1", proposal=None, suggestion=SUGGESTION), QUEUE, LABELS, now=AT.timestamp()
    ),
    "history": lambda: history_card(HISTORY, LABELS),
    "audit": lambda: audit_page([CHANGE] * 8, 10**6, LABELS),
    "unanswered": lambda: unanswered_card([GROUP] * 5, LABELS),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_card_keeps_the_limits_with_the_most_on_it(name):
    embed = CARDS[name]()

    assert size(embed) <= limits.EMBED_TOTAL
    assert limits.length(embed.title or "") <= limits.EMBED_TITLE
    assert limits.length(embed.description or "") <= limits.EMBED_DESCRIPTION
    assert len(embed.fields) <= limits.EMBED_FIELDS
    for field in embed.fields:
        assert limits.length(field.name) <= limits.EMBED_FIELD_NAME
        assert 1 < limits.length(field.value) <= limits.EMBED_FIELD_VALUE, field.name


@pytest.mark.parametrize("name", CARDS)
def test_nothing_that_people_wrote_formats_pings_or_links(name):
    embed = CARDS[name]()
    texts = [embed.title or "", embed.description or "", *(field.value for field in embed.fields)]

    assert not any("@everyone" in text or "[x](y)" in text for text in texts)


def test_the_longest_quote_still_stands_on_its_card():
    value = preview_card(PREVIEW, LABELS).fields[-1].value

    assert LINK in value
    assert "\n> " in value
    assert limits.length(value.partition("\n> ")[2]) > 100


def test_as_many_cards_as_fit_are_sent():
    assert len(within([change_card(CHANGE, LABELS)] * 10)) == 2
    assert within([]) == []


def test_who_is_told_without_an_id_when_forgotten():
    assert person(None, labels_in("en")) == "somebody who asked to be forgotten"
    assert person("12", labels_in("en")) == "<@12>"
    assert person("whobacks read", labels_in("en")) == "whobacks read"
