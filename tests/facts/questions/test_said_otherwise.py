"""Questions that ask the same in other words are read as the same frame, look-alikes are not."""

from __future__ import annotations

import pytest

from facts.questions.trace import describe_clause


def frame(question):
    return [(p.asks, [describe_clause(c) for c in p.clauses], p.unread) for p in question.parts or (question,)]


SAME = [
    ("at any point did karlsen leave moss", "did karlsen ever leave moss"),
    ("at any time did the nurses take it back", "did the nurses ever take it back"),
    ("at any point has oduya withdrawn", "has oduya ever withdrawn"),
    ("at any point was karlsen with moss", "was karlsen ever with moss"),
    ("which endorsements were withdrawn", "who withdrew"),
    ("which of the endorsements were rescinded", "who rescinded"),
    ("how many endorsements have been withdrawn", "how many withdrew"),
    ("which other endorsements got refused", "who else refused"),
    ("whose endorsement was rescinded", "who rescinded"),
    ("which endorsements were withdrawn in may", "who withdrew in may"),
    ("unions backing moss now, not the ones that used to", "unions backing moss now"),
    ("who backs moss, not who used to", "who backs moss"),
    ("which unions does moss have, not the ones she had", "which unions does moss have"),
    ("who left moss, not the ones that came back", "who left moss"),
    ("every union that ever endorsed moss, yes incl the one that bounced", "every union that ever endorsed moss"),
    ("who ever dropped moss, including anyone who came back", "who ever dropped moss"),
    ("who ever dropped moss, even if they came crawling back", "who ever dropped moss"),
    ("all papers that ever backed moss, plus whoever left", "all papers that ever backed moss"),
    ("did the nurses announce they were pulling out on moss", "did the nurses pull out on moss"),
    ("what date did the courier announce it was pulling out on moss", "when did the courier pull out on moss"),
    ("when did the guild say it was stepping back from moss", "when did the guild step back from moss"),
    ("did karlsen tweet that she was walking out on moss", "did karlsen walk out on moss"),
    ("who announced they were dropping out on the moss campaign", "who dropped out on the moss campaign"),
    ("since when has moss been without karlsen", "when did karlsen leave moss"),
    ("since when is moss without the nurses", "when did the nurses leave moss"),
    ("how long has moss been without the courier", "when did the courier leave moss"),
    ("when did moss end up without karlsen", "when did karlsen leave moss"),
    ("since what day has moss been missing the dockers", "when did the dockers leave moss"),
    ("since when has moss lacked the nurses", "when did the nurses leave moss"),
    ("who is moss without", "who left moss"),
    ("who has moss been without since may", "who left moss since may"),
    ("desde cuando esta moss sin karlsen", "when did karlsen leave moss"),
    ("who doubled down on moss instead of bolting", "who doubled down on moss"),
    ("who stayed with moss rather than jumping ship", "who stayed with moss"),
    ("which unions reaffirmed moss instead of dropping her", "which unions reaffirmed moss"),
    ("who left moss rather than stick with her", "who left moss"),
    ("did karlsen reaffirm moss instead of leaving", "did karlsen reaffirm moss"),
    ("who kept their endorsement of moss instead of pulling it", "who kept their endorsement of moss"),
    ("quien reafirmo a moss en lugar de retirarse", "who reaffirmed moss"),
    ("who endorsed reed instead of sticking with moss", "who endorsed reed after leaving moss"),
    (
        "need the individual senators that left moss, skip the groups",
        "need the senators that left moss, skip the groups",
    ),
    ("which particular unions left moss", "which unions left moss"),
    ("who left moss until karlsens report is out", "who left moss until the report is out"),
    ("who paused on moss until oduya's complaint is reviewed", "who paused on moss until the complaint is reviewed"),
]


@pytest.mark.parametrize(("text", "plain"), SAME)
def test_the_same_in_other_words_is_read_the_same(ask, text, plain):
    assert frame(ask(text)) == frame(ask(plain))


OTHER = [
    ("which endorsements did moss refuse", "who refused"),
    ("which endorsements of reed were withdrawn", "who withdrew"),
    ("who backs moss, not the ones who left reed", "who backs moss"),
    ("who left moss and came back", "who left moss"),
    ("who left moss, even the party", "who left moss"),
    ("who announced moss should be pulling out on friday", "who pulled out on moss on friday"),
    ("who said moss ought to be stepping back", "who stepped back from moss"),
    ("since when has moss been with karlsen", "when did karlsen leave moss"),
    ("who does moss have without reed", "who left moss"),
    ("is karlsen without a candidate", "did karlsen leave"),
    ("who backs moss instead of reed", "who backs moss"),
    ("who stayed with moss instead of going over to reed", "who stayed with moss"),
    ("who left moss until karlsen does", "who left moss"),
]


@pytest.mark.parametrize(("text", "plain"), OTHER)
def test_what_asks_for_others_is_not(ask, text, plain):
    assert frame(ask(text)) != frame(ask(plain))
