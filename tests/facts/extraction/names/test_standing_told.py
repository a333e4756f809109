"""Clauses around lists of names tell who stands; the same words of other matters do not."""

import pytest

from facts.articles import parse_article
from facts.extraction.names import annotate


def standing(text):
    article = annotate(parse_article(text, key="a", title="t", published="2023-09-15"))
    return {article.entities[index].name.split()[-1] for index in article.candidates}


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("Karl Osei, a Democrat, and Rosa Brandt, a Republican, are running for sheriff.", {"Osei", "Brandt"}),
        ("Karl Osei, 41, Ada Duarte and Rosa Brandt, 63, want to be mayor.", {"Osei", "Duarte", "Brandt"}),
        ("Karl Osei, a farmer, is running for mayor of Marlow.", {"Osei"}),
        ("Mayor Rosa Brandt of Marlow will face Councillor Karl Osei in November.", {"Osei", "Brandt"}),
        (
            "Karl Osei, a Tory, is opposed by Rosa Brandt, once a clerk, and by Al Duarte.",
            {"Osei", "Brandt", "Duarte"},
        ),
        ("The contest is between Karl Osei and Rosa Brandt.", {"Osei", "Brandt"}),
        ("The candidates are Karl Osei, Rosa Brandt and Ada Duarte.", {"Osei", "Brandt", "Duarte"}),
        ("On the ballot are Karl Osei and Councillor Rosa Brandt.", {"Osei", "Brandt"}),
        ("Three people want the job: Karl Osei, Rosa Brandt and Ada Duarte.", {"Osei", "Brandt", "Duarte"}),
        ("The Labour nomination is contested by Karl Osei and Rosa Brandt.", {"Osei", "Brandt"}),
        ("Karl Osei (Labour) and Rosa Brandt (Green) are on the ballot paper.", {"Osei", "Brandt"}),
        ("Karl Osei wants Rosa Brandt's seat.", {"Osei", "Brandt"}),
        ("Karl Osei and Rosa Brandt are in a runoff.", {"Osei", "Brandt"}),
        ("Karl Osei and Rosa Brandt are the finalists for clerk.", {"Osei", "Brandt"}),
        ("The primary pits Rep. Karl Osei against organizer Rosa Brandt.", {"Osei", "Brandt"}),
        ("The vote will be a rematch between Labour's Karl Osei and the Greens' Rosa Brandt.", {"Osei", "Brandt"}),
        ("The race for mayor has drawn broker Karl Osei and baker Rosa Brandt.", {"Osei", "Brandt"}),
        ("Three names will be on the ballot: Karl Osei, Rosa Brandt and Ada Duarte.", {"Osei", "Brandt", "Duarte"}),
        ("Candidates for the seat are broadcaster Karl Osei and Rosa Brandt.", {"Osei", "Brandt"}),
        ("Karl Osei is fighting the by-election against Rosa Brandt.", {"Osei", "Brandt"}),
        ("Karl Osei is locked in a tight race with Rosa Brandt.", {"Osei", "Brandt"}),
        ("Sheriff Karl Osei drew primary opposition from his own deputy, Rosa Brandt.", {"Osei", "Brandt"}),
        ("Labor's Karl Osei and the Nationals' Rosa Brandt are contesting Marl Plains.", {"Osei", "Brandt"}),
        ("Rep. Karl Osei filed for a sixth term in House District 88.", {"Osei"}),
        ("State Treasurer Rosa Brandt filed for Congress in the 3rd District.", {"Brandt"}),
        ("Ada Duarte has just filed for re-election. Al Moss formally filed papers for mayor.", {"Duarte", "Moss"}),
        ("Karl Osei filed paperwork to run for clerk.", {"Osei"}),
        ("His primary opponent will be Karl Osei, a band director.", {"Osei"}),
        ("Her Republican challenger is lawyer Rosa Brandt.", {"Brandt"}),
        ("It will be a two-doctor primary in Senate 17: Rep. Karl Osei and Dr. Rosa Brandt.", {"Osei", "Brandt"}),
        ("That leaves a runoff: Karl Osei, Ada Duarte and Rosa Brandt.", {"Osei", "Duarte", "Brandt"}),
        ("Karl Osei topped the first ballot; Rosa Brandt came last with 88 votes.", {"Osei", "Brandt"}),
    ],
)
def test_a_clause_tells_who_stands(text, stand):
    assert standing(text) == stand


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Brandt faces charges that she lied to Karl Osei.",
        "The measure is opposed by Karl Osei and Rosa Brandt.",
        "Karl Osei told Rosa Brandt that he and Ada Duarte are running late.",
        "Karl Osei said that Rosa Brandt wants to be left alone.",
        "The fight between Karl Osei and Rosa Brandt over the fence is over.",
        "Karl Osei wants Rosa Brandt's advice.",
        "They came to watch the boat race: Karl Osei and Rosa Brandt. On the primary, one word: no, Ada Duarte said.",
        "Karl Osei filed for bankruptcy. Rosa Brandt filed for divorce, and Ada Duarte for more time for her taxes.",
        "His opponent at chess will be Karl Osei. Her opponent is not Rosa Brandt.",
        "Karl Osei is in a hurry, and Rosa Brandt in the fight of her life.",
        "Karl Osei meets Rosa Brandt for lunch. Ada Duarte and Al Moss will meet on Tuesday.",
        "Karl Osei is trying to beat the traffic. Rosa Brandt is locked in her office.",
        "The board pits growers against tenants, Karl Osei and Rosa Brandt said.",
        "Karl Osei's clinic takes on Rosa Brandt as a nurse.",
    ],
)
def test_the_same_words_of_other_matters_tell_of_nobody_who_stands(text):
    assert standing(text) == set()
