"""Pages that list rather than tell: blocks under headings, labels, slates, tables, letters, a campaign's own page."""

from __future__ import annotations

import pytest

from facts.articles import parse_article
from facts.extraction import RULES, extract

RACE = "Rosa Bly and Tom Reed are running for mayor of Wexmoor.\n\n"


def told(text, publisher="Wexmoor Courier", title="News"):
    article = parse_article(text, key="a", title=title, publisher=publisher, published="2024-05-16")
    return {(s.endorser.name, s.stance.value, s.candidate.name) for s in extract(article, [RULES]).statements}


def backing(candidate, *names):
    return {(name, "endorses", candidate) for name in names}


@pytest.mark.parametrize(
    ("text", "wanted"),
    {
        "a block whose first line sorts it": (
            (
                "Endorsements\n\nRosa Bly\n\nState senators\nAda Finch, senator for the North Shore (2019-present)\n"
                "Lou Vance, senator for Tarn (2021-present) (ranked first)\n\nUnions\nDockers Union\nTram Guild"
            ),
            backing("Rosa Bly", "Ada Finch", "Lou Vance", "Dockers Union", "Tram Guild"),
        ),
        "the next candidate's heading ends the block": (
            "Endorsements\n\nRosa Bly\n\nUnions\nDockers Union\nTram Guild\n\nTom Reed\n\nUnions\nPilots Guild",
            backing("Rosa Bly", "Dockers Union", "Tram Guild") | backing("Tom Reed", "Pilots Guild"),
        ),
        "labels in capitals with parts between semicolons": (
            (
                "Rosa Bly\n\nSupporters\n    SENATORS: Ada Finch, senator for Tarn (2015-); Lou Vance, once mayor[10]\n"
                "    OTHERS: Harbor Nurses Union; Jo Marl, chair of the Tide Board"
            ),
            backing("Rosa Bly", "Ada Finch", "Lou Vance", "Harbor Nurses Union", "Jo Marl"),
        ),
        "a label with the names behind it, under a count": (
            "Rosa Bly - supporters: 36\n\nShe leads on names.\n\nSupporters so far: Ada Finch, Lou Vance, Sir Ned Pike",
            backing("Rosa Bly", "Ada Finch", "Lou Vance", "Ned Pike"),
        ),
        "bullets behind a sentence that ends in a colon": (
            "Today's endorsements of Rosa Bly include:\n\n- Ada Finch, State Senator\n\n- Rev. Lou Vance, Hill Church",
            backing("Rosa Bly", "Ada Finch", "Lou Vance"),
        ),
        "a list that 'they include' opens": (
            "Rosa Bly put out a list of supporters. They include:\n\n- Ada Finch, Mayor of Tarn\n- Tram Guild",
            backing("Rosa Bly", "Ada Finch", "Tram Guild"),
        ),
        "a list that 'these include' goes on with": (
            "Bly's endorsements come from all over the state. These include Mayor Ada Finch and the Tram Guild.",
            backing("Rosa Bly", "Ada Finch", "Tram Guild"),
        ),
        "what was withdrawn opens no list": ("Rosa Bly\n\nWithdrawn\n\n- Ada Finch\n\n- Lou Vance", set()),
        "a table": (
            "| Endorser | Candidate |\n|---|---|\n| Dockers Union | Rosa Bly |\n| Senator Ada Finch | Tom Reed |",
            backing("Rosa Bly", "Dockers Union") | backing("Tom Reed", "Ada Finch"),
        ),
        "a table of something else": ("| Party | Votes |\n|---|---|\n| Tram Guild | Rosa Bly |", set()),
    }.values(),
    ids=str,
)
def test_a_page_of_lists_says_who_stands_by_whom(text, wanted):
    assert told(RACE + text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    {
        "an office and a name a line": (
            (
                "The Dockers Union endorsed the following candidates:\n\n"
                "Governor   Ada Finch\n\nSheriff: Lou Vance (over Jim Dole)"
            ),
            {"Ada Finch", "Lou Vance"},
        ),
        "behind a sentence or two": (
            (
                "Members of the Dockers Union voted to endorse the following candidates and measures.\n\n"
                "The vote took two hours.\n\nStatewide\nAda Finch, Attorney General\n\n"
                "Measures\nMeasure 4 (Harbor Tax): Support"
            ),
            {"Ada Finch"},
        ),
        "announced as to come": (
            "Here are the Dockers Union's endorsements.\n\nMayor - Ada Finch\n\nSeat 15 - No Recommendation",
            {"Ada Finch"},
        ),
    }.values(),
    ids=str,
)
def test_a_body_that_lists_its_choices_endorses_each(text, wanted):
    assert told(text) == {("Dockers Union", "endorses", name) for name in wanted}


_FOLLOWING = (
    "\n\n*Harbour Council*\n\n- Ada Finch (North ward)\n- Lou Vance (North ward)\n\n*Mayor of Tarn*\n\n- Jo Marl"
)


@pytest.mark.parametrize(
    ("opening", "publisher", "by"),
    [
        ("The Dockers Union voted to endorse the following.", "Wexmoor Courier", "Dockers Union"),
        ("Delegates of the Tram Guild met on Saturday and endorsed the following.", "Wexmoor Courier", "Tram Guild"),
        ("The Tram Guild recommends the following.", "Wexmoor Courier", "Tram Guild"),
        (
            "The CTA is out of patience.\n\nDelegates from five depots met and voted to endorse the following.",
            "Coast Trams' Association",
            "Coast Trams' Association",
        ),
        ("The Dockers Union voted not to endorse the following.", "Wexmoor Courier", ""),
        ("The Dockers Union met the following.", "Wexmoor Courier", ""),
        ("The Dockers Union and the Tram Guild met to recommend the following.", "Wexmoor Courier", ""),
        ("Delegates from five depots met and voted to endorse the following.", "Wexmoor Courier", ""),
        ("The CTA met.\n\nDelegates voted to endorse the following.", "Coast Trams Argus", ""),
    ],
)
def test_a_body_endorses_the_following_who_stand_below_under_their_offices(opening, publisher, by):
    names = ("Ada Finch", "Lou Vance", "Jo Marl") if by else ()
    assert told(opening + _FOLLOWING, publisher=publisher) == {(by, "endorses", name) for name in names}


def test_a_release_may_call_its_body_by_its_letters():
    text = "The CTA met both.\n\nThe association is also asking members not to vote for mayor Lou Vance."
    other = "The CTB met both.\n\nThe association is also asking members not to vote for mayor Lou Vance."

    wanted = {("Coast Trams' Association", "opposes", "Lou Vance")}
    assert told(text, publisher="Coast Trams' Association") == wanted
    assert not told(other, publisher="Coast Trams' Association") & wanted


def test_a_group_endorses_those_whom_its_headings_name():
    text = (
        "We are proud to announce the following endorsements for the council.\n\n## Ada Finch\n\nFinch is a nurse.\n\n"
        "## Lou Vance\n\nVance drives a tram."
    )

    wanted = {("Better Wexmoor", "endorses", name) for name in ("Ada Finch", "Lou Vance")}
    assert told(text, publisher="Better Wexmoor") == wanted
    assert told(text.replace("We are proud", "Reed was proud"), publisher="Better Wexmoor") == set()


def test_whoever_signed_a_letter_has_said_what_it_says():
    text = (
        "Party elders have written an open letter backing Rosa Bly. It was signed by Senator Ada Finch and Lou Vance."
    )
    listed = "An open letter for Rosa Bly came out on Friday.\n\nThe signatories in full:\n\nAda Finch MP\nLou Vance"

    assert told(RACE + text) == told(RACE + listed) == backing("Rosa Bly", "Ada Finch", "Lou Vance")


def test_a_campaigns_own_page_speaks_as_its_candidate():
    text = "I'm proud to have the support of the following officials:\n\nSenator Ada Finch\nSheriff Lou Vance"

    assert told(text, publisher="Rosa Bly for Mayor") == backing("Rosa Bly", "Ada Finch", "Lou Vance")
    assert told(text, publisher="Wexmoor Courier") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Bly's record speaks for itself. Rosa Bly deserves another term.",
        "Voters should re-elect Bly.",
        "We like both. But Bly is the better choice, and she has earned our endorsement.",
        "OUR VIEW: the mayor has grown into the job. Bly deserves to be re-elected.",
    ],
)
def test_a_paper_that_tells_voters_what_to_do_endorses(text):
    assert told(RACE + text) == {("Wexmoor Courier", "endorses", "Rosa Bly")}


def test_advice_in_somebodys_mouth_is_theirs_and_not_the_papers():
    assert told(RACE + '"Voters should re-elect Bly," said Ada Finch.') == backing("Rosa Bly", "Ada Finch")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Three of the members have lined up with Bly. Ada Finch was first, in May.", {"Ada Finch"}),
        (
            "The Dockers Union endorsed Bly. It joins a coalition that includes Ada Finch.",
            {"Dockers Union", "Ada Finch"},
        ),
        ("Bly won a string of nods on Monday: from Ada Finch, from Lou Vance and, at last, from Ned Pike.",
         {"Ada Finch", "Lou Vance", "Ned Pike"}),
        ("Bly was celebrating after she won the backing of the Dockers Union.", {"Dockers Union"}),
        ("The Dockers Union, which had backed Reed's plan, and Ada Finch's group aside, nobody spoke.", set()),
        ("Ada Finch said she would have endorsed Bly.", set()),
        ("Bly said she would welcome the support of the Dockers Union.", set()),
        ("More than 30 have lined up behind Bly.", set()),
        ("Ada Finch will become the latest senator to endorse Bly.", set()),
        ("The Dockers Union backed the \"Rosa Bly Harbor\" referendum.", set()),
    ],
)  # fmt: skip
def test_wordings_of_news_pages(text, wanted):
    assert told(RACE + text) == backing("Rosa Bly", *wanted)


def test_backing_a_player_is_no_endorsement():
    assert told("Coach Ada Finch backed her quarterback Lou Vance after the game.") == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bly retains the backing of Ada Finch.", {("Ada Finch", "reaffirms", "Rosa Bly")}),
        ("The Tram Guild keeps its endorsement of Bly.", {("Tram Guild", "reaffirms", "Rosa Bly")}),
        ("Bly, nominated by the Tram Guild and the Bakers Union, and Ada Finch met.", None),
    ],
)
def test_who_keeps_whose_support(text, wanted):
    found = told(RACE + text)

    if wanted is not None:
        assert found == wanted
    else:
        assert "Ada Finch" not in {endorser for endorser, _, _ in found}


def tiers(text):
    article = parse_article(text, key="a", title="News", publisher="Wexmoor Courier", published="2024-05-16")
    return {s.endorser.name: s.tier.value for s in extract(article, [RULES]).statements}


def test_a_label_far_below_the_heading_that_names_its_candidate_waits_for_a_look():
    near = "Rosa Bly\n\nEndorsements: Harbor Nurses Union, Tram Guild, Pilots Guild."
    far = near.replace("\n\nEnd", "\n\nShe leads.\n\nRents rose.\n\nOther news\n\nSunday Wicks\n\nEnd")

    assert set(tiers(RACE + near).values()) == {"accept"}
    assert "accept" not in tiers(RACE + far).values()


def test_a_paper_s_own_ballot_names_whom_it_endorses():
    text = (
        "(We express a preference in most contests.)\n\nSuperintendent: Rosa Bly\n\nSheriff: Tom Reed\n\n"
        "1st District--No endorsement 3rd District--Ada Finch\n\nProp. 66: Elections--YES\n\nWe endorse Lou Vance."
    )

    found = told(text, publisher="The Wexmoor Courier", title="Courier Ballot Recommendations")
    elsewhere = told(text.replace("We endorse Lou Vance.", ""), title="Candidates for the June ballot")

    wanted = {("Wexmoor Courier", "endorses", name) for name in ("Rosa Bly", "Tom Reed", "Ada Finch")}
    assert wanted <= found
    assert elsewhere == set()


@pytest.mark.parametrize(
    "title",
    [
        "Who's endorsing whom in the Wexmoor election: our running list",
        "Courier endorsement tracker",
        "Endorsements in the Wexmoor election",
    ],
)
def test_what_a_paper_tells_of_others_is_no_ballot_of_its_own(title):
    text = (
        "Rosa Bly and Tom Reed are running for mayor. The Wexmoor Courier will keep this list up to date.\n\n"
        "**Rosa Bly** (incumbent): U.S. Rep. Ada Finch; Tram Guild\n\n**Tom Reed** (grocer): Former Mayor Lou Vance"
    )

    found = told(text, publisher="The Wexmoor Courier", title=title)

    assert "Wexmoor Courier" not in {endorser for endorser, _, _ in found}


def test_a_lone_entry_of_a_paper_s_own_ballot_needs_no_look():
    article = parse_article(
        "(We express a preference in most contests.)\n\nSuperintendent: Rosa Bly\n\nSheriff: Tom Reed",
        key="a", title="Courier Ballot Recommendations", publisher="Wexmoor Courier", published="2024-05-16",
    )  # fmt: skip

    assert [s.tier.value for s in extract(article, [RULES]).statements] == ["accept", "accept"]


def test_who_answers_questions_is_no_choice_of_the_body_that_put_the_page_out():
    text = (
        "The Wexmoor Courier endorses Rosa Bly for sheriff.\n\nFor clerk: Tom Reed\n\n"
        "For information: Ada Finch, secretary, at the office of the board."
    )

    found = told(text, publisher="The Wexmoor Courier")

    assert found == {("Wexmoor Courier", "endorses", name) for name in ("Rosa Bly", "Tom Reed")}


BLYS = "Dockers Union (port workers)\n\nState Sens. Ada Finch and Lou Vance\n\nWexmoor Tribune editorial board"
REEDS = "Tram Guild\n\nFormer mayors Ed Moss and Kay Toth"


@pytest.mark.parametrize(
    "announced",
    [
        "Here are the most notable endorsements so far:",
        "Here is who has endorsed whom.",
        "Who's backing whom?",
        "Endorsement tracker.",
        "Their backers:",
    ],
)
@pytest.mark.parametrize("headings", ["Rosa Bly:|Tom Reed:", "Rosa Bly|Tom Reed", "Councilor Rosa Bly (12):|Reed (9):"])
def test_a_tally_that_words_announce_lists_a_candidate_s_backers_under_a_name(announced, headings):
    first, second = headings.split("|")
    bodies = ("Dockers Union", "Wexmoor Tribune", "Ada Finch", "Lou Vance")

    found = told(f"{RACE.strip()} {announced}\n\n{first}\n\n{BLYS}\n\n{second}\n\n{REEDS}")

    assert found == backing("Rosa Bly", *bodies) | backing("Tom Reed", "Tram Guild", "Ed Moss", "Kay Toth")


@pytest.mark.parametrize(
    "announced",
    ["Their top donors:", "No endorsements so far:", "Hoping for endorsements:", "The endorsements matter little."],
)
def test_a_tally_of_anything_else_lists_no_backers(announced):
    assert not told(f"{RACE.strip()} {announced}\n\nRosa Bly:\n\n{BLYS}\n\nTom Reed:\n\n{REEDS}")


@pytest.mark.parametrize(
    ("asked", "stance"),
    [
        ("Who has endorsed her?", "endorses"),
        ("Who has endorsed Bly so far?", "endorses"),
        ("Who's backing Bly?", "endorses"),
        ("Who has dropped her?", "withdraws"),
        ("Who has not endorsed her?", None),
        ("Who would endorse Bly?", None),
        ("Why has nobody endorsed her?", None),
    ],
)
@pytest.mark.parametrize(
    "lines", ["Labor: Dockers Union; Tram Guild\n\nOthers: Ada Finch", "Dockers Union; Tram Guild"]
)
def test_a_question_is_answered_by_the_lines_below(asked, stance, lines):
    names = [name for name in ("Dockers Union", "Tram Guild", "Ada Finch") if name in lines]

    found = told(f"Rosa Bly is running for mayor of Wexmoor. {asked}\n\n{lines}")

    assert found == ({(name, stance, "Rosa Bly") for name in names} if stance else set())


LINES = (
    "**Council:** Ada Finch (District 1), Lou Vance (District 2) and Bea Moss (District 5).\n\n"
    "**Assessor:** Ted Quill (over Jim Dole)\n\n**School board:** Kim Doyle; Len Marl\n\nQuestions: Jo Katz (press)"
)
GUIDE = (
    "I'm one person with a dog, and I read the mailers so that you need not.\n\n**Mayor: Rosa Bly**\n\n"
    "She answers her mail. Her opponent wants a casino. This time I'm with Bly.\n\n"
    "**Council (pick two): Ada Finch and Lou Vance**\n\n"
    "For the second seat I went back and forth between Vance and Kim Doyle. I'm going with Vance.\n\n"
    "(Whoever you pick, please don't make it Jim Dole. He's suing the pool.)\n\n"
    "**Judges**\n\nVote no on Judge Sam Toll. No on Gil Marsh, too.\n\n"
    "**State house**\n\nI can't get past what Len Marl said. I'm leaving that line blank."
)


@pytest.mark.parametrize(
    ("publisher", "title", "text", "chosen", "rejected"),
    [
        ("The Marl Courier", "Our endorsements", LINES, "Finch Vance Moss Quill Doyle Marl", ""),
        ("The Marl Courier", "The Marl Courier's endorsements", LINES, "Finch Vance Moss Quill Doyle Marl", ""),
        ("The Marl Courier", "How we're voting", LINES, "Finch Vance Moss Quill Doyle Marl", ""),
        ("The Marl Courier", "Who is running", LINES, "", ""),
        ("The Marl Courier", "Our guide to those who stand", LINES, "", ""),
        ("The Marl Courier", "How the Tribune chose its endorsements", LINES, "", ""),
        ("Hill Dispatch (blog)", "The Hill Dispatch's biased voter guide", GUIDE, "Bly Finch Vance", "Dole Toll Marsh"),
        ("Hill Dispatch", "My picks for November", GUIDE, "Bly Finch Vance", "Dole Toll Marsh"),
        ("Hill Dispatch", "What I heard at the fair", GUIDE, "", ""),
        ("Hill Dispatch", "Hill Dispatch voter guide", GUIDE.replace("I", "They"), "", ""),
    ],
    ids=str,
)
def test_a_title_says_whether_the_lines_below_it_are_the_publishers_own_choices(
    publisher, title, text, chosen, rejected
):
    said = told(text, publisher=publisher, title=title)

    assert {name.split()[-1] for _, stance, name in said if stance == "endorses"} == set(chosen.split())
    assert {name.split()[-1] for _, stance, name in said if stance == "opposes"} == set(rejected.split())


def test_a_paper_whose_title_says_whom_it_endorses_praises_in_its_own_name():
    text = "Ada Finch has run a clean office. Jim Dole is running for clerk, too. Finch is the better choice."

    assert told(text, title="Wexmoor Courier endorses Finch for clerk") == {
        ("Wexmoor Courier", "endorses", "Ada Finch")
    }
    assert told(text, title="Finch and Dole meet") == set()


@pytest.mark.parametrize("title", ["Who's endorsing whom: our running list", "Our tracker of endorsements for mayor"])
def test_a_paper_s_list_of_who_backs_whom_is_none_of_its_own_choices(title):
    text = (
        "This list is updated as endorsements come in.\n\n## Mayor\n\n"
        "**Rosa Bly** (incumbent): U.S. Rep. Ada Finch; Dockers Union\n\n"
        "**Tom Reed** (city council member): Former Mayor Lou Vance; Tram Guild of Tarn\n\n**Kay Toth** (student): None"
    )
    wanted = backing("Rosa Bly", "Ada Finch", "Dockers Union") | backing("Tom Reed", "Lou Vance", "Tram Guild of Tarn")

    assert told(text, title=title) == wanted


def test_a_title_tells_that_a_ballot_is_the_paper_s_own():
    text = "The board's choices are below.\n\nMayor: Rosa Bly (incumbent)\n\nDistrict 1: Tom Reed (a lawyer)"
    wanted = {("Wexmoor Courier", "endorses", name) for name in ("Rosa Bly", "Tom Reed")}

    assert told(text, title="Our endorsements") == wanted
    assert told(text, title="Endorsements of others") == set()
