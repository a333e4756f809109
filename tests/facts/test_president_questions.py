"""Does a store of a thousand statements about another contest answer a hundred questions as people type them?

What is right is reckoned here from the rows of the file alone, in the plainest way: the newest row of a pair
tells whether support holds.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facts.answers import answer_question
from facts.statement_files import read_statement_file
from facts.store import Store, imports

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "statements-us-president-2016.csv"
TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"no statements at {DATA}")
CLINTON, TRUMP, JOHNSON = "Hillary Clinton", "Donald Trump", "Gary Johnson"
STEIN, SANDERS, MCMULLIN = "Jill Stein", "Bernie Sanders", "Evan McMullin"
RUBIO, PENCE, CRUZ = "Marco Rubio", "Mike Pence", "Ted Cruz"


def rows():
    with DATA.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs():
    """Every pair's rows, oldest first."""
    found = {}
    for row in sorted(rows(), key=lambda row: row["on"]):
        found.setdefault((row["endorser"], row["candidate"]), []).append(row)
    return found


def fits(row, kind, role):
    parts = [part.strip().casefold() for part in row["endorser_role"].split(";")]
    if role and not any(wanted in part for wanted in role.split("|") for part in parts if "former" not in part):
        return False
    return not kind or row["endorser_kind"] in kind.split("|")


def backing(candidate, kind="", role=""):
    newest = {pair: said[-1] for pair, said in pairs().items()}
    return {
        e for (e, c), row in newest.items() if c == candidate and row["stance"] == "endorses" and fits(row, kind, role)
    }


def ever(candidate, kind="", role="", on=""):
    told = [(e, row) for (e, c), said in pairs().items() if c == candidate for row in said]
    return {e for e, row in told if row["stance"] == "endorses" and fits(row, kind, role) and row["on"].startswith(on)}


def against(candidate, kind="", role=""):
    newest = {pair: said[-1] for pair, said in pairs().items()}
    return {
        e for (e, c), row in newest.items() if c == candidate and row["stance"] == "opposes" and fits(row, kind, role)
    }


def ever_against(candidate):
    return {row["endorser"] for row in rows() if row["candidate"] == candidate and row["stance"] == "opposes"}


def turned(candidate):
    return {
        e for (e, c), said in pairs().items() if c == candidate and e in ever(c) and said[-1]["stance"] == "opposes"
    }


def picks(endorser):
    return {c for (e, c), said in pairs().items() if e == endorser and said[-1]["stance"] == "endorses"}


def first_on(endorser, candidate):
    return min(row["on"] for row in pairs()[endorser, candidate] if row["stance"] == "endorses")


GROUPS = "advocacy group|party|company|newspaper|other"


def questions():
    """Question, kind of answer and what is right."""
    return [
        *lists(),
        *more_lists(),
        *yes_or_no(),
        *numbers(),
        *days(),
        *others(),
    ]


def lists():
    return [
        ("who does 50 cent back", "list", picks("50 Cent")),
        ("who did lebron endorse", "list", picks("LeBron James")),
        ("whos tom hanks with", "list", picks("Tom Hanks")),
        ("who is timbaland supporting", "list", picks("Timbaland")),
        ("who does ellen degeneres support", "list", picks("Ellen DeGeneres")),
        ("ellen degenres backs who", "list", picks("Ellen DeGeneres")),
        ("who did the dallas morning news endorse", "list", picks("Dallas Morning News")),
        ("who'd the fresno bee go with", "list", picks("Fresno Bee")),
        ("which candidate does the new yorker back", "list", picks("The New Yorker")),
        ("who does mona charen support", "list", picks("Mona Charen")),
        ("who is peter schiff for", "list", picks("Peter Schiff")),
        ("what candidate is howard stern behind", "list", picks("Howard Stern")),
        ("whose side is emily's list on", "list", picks("EMILY's List")),
        ("who does the nra back", "list", picks("NRA")),
        ("who does planned parenthood endorse", "list", picks("Planned Parenthood")),
        ("who backs bernie sanders", "list", backing(SANDERS)),
        ("who supports mcmullin", "list", backing(MCMULLIN)),
        ("whos behind jill stien", "list", backing(STEIN)),
        ("who backs rubio", "list", backing(RUBIO)),
        ("who supports mike pence", "list", backing(PENCE)),
        ("who endorsed ted cruz", "list", ever(CRUZ)),
        ("papers for gary johnson?", "list", backing(JOHNSON, "newspaper")),
        ("which newspapers endorsed trump", "list", ever(TRUMP, "newspaper")),
        ("wich newpapers r backing johnson", "list", backing(JOHNSON, "newspaper")),
        ("what companies are backing clinton", "list", backing(CLINTON, "company")),
        ("which advocacy groups endorsed hillary clinton", "list", ever(CLINTON, "advocacy group")),
        ("orgs behind stein", "list", backing(STEIN, GROUPS)),
        ("parties that back jill stein", "list", backing(STEIN, "party")),
    ]


def more_lists():
    return [
        ("which actors back jill stein", "list", backing(STEIN, role="actor")),
        ("which musical artists endorsed trump", "list", ever(TRUMP, role="musical artist")),
        ("any athletes for trump", "list", backing(TRUMP, role="athlete")),
        ("name all the comedians with hillary", "list", backing(CLINTON, role="comedian")),
        ("which musical artists support bernie sanders", "list", backing(SANDERS, role="musical artist")),
        ("which governors back trump", "list", backing(TRUMP, role="current governor")),
        ("authors for johnson", "list", backing(JOHNSON, role="author")),
        ("which models back clinton", "list", backing(CLINTON, role="model")),
        ("what investors are behind gary johnson", "list", backing(JOHNSON, role="investor")),
        ("civil rights activists who endorsed sanders", "list", ever(SANDERS, role="civil rights activist")),
        ("who opposes trump", "list", against(TRUMP)),
        ("who is against clinton", "list", against(CLINTON)),
        ("who came out against trump", "list", ever_against(TRUMP)),
        ("which newspapers oppose trump", "list", against(TRUMP, "newspaper")),
        ("who turned on trump", "list", turned(TRUMP)),
        ("who no longer backs trump", "list", turned(TRUMP)),
        ("who ditched donald trump", "list", turned(TRUMP)),
        ("who endorsed both clinton and sanders", "list", ever(CLINTON) & ever(SANDERS)),
        ("who backs both trump and pence", "list", backing(TRUMP) & backing(PENCE)),
        ("who backs sanders but not stein", "list", backing(SANDERS) - backing(STEIN)),
        ("besides the nra what groups back trump", "list", backing(TRUMP, GROUPS) - {"NRA"}),
        ("who endorsed mcmullin in october 2016", "list", ever(MCMULLIN, on="2016-10")),
        ("who endorsed johnson on sept 30 2016", "list", ever(JOHNSON, on="2016-09-30")),
        ("which papers endorsed clinton in january 2016", "list", ever(CLINTON, "newspaper", on="2016-01")),
        ("does the chicago tribune back johnson or trump", "list", picks("Chicago Tribune") & {JOHNSON, TRUMP}),
        ("who has more newspapers, johnson or trump", "list", {TRUMP}),
        ("who has the most newspapers", "list", {CLINTON}),
    ]


def yes_or_no():
    return [
        ("did aaron carter endorse trump", "yes_no", "yes"),
        ("is aaron carter still with trump", "yes_no", "no"),
        ("aaron carter dumped trump right", "yes_no", "yes"),
        ("does mitt romney support trump", "yes_no", "no"),
        ("did lindsey graham come out against trump", "yes_no", "yes"),
        ("did ted cruz endorse trump", "yes_no", "yes"),
        ("is madonna for hillary", "yes_no", "yes"),
        ("does lebron james back clinton", "yes_no", "yes"),
        ("is grindr backing clinton lol", "yes_no", "yes"),
        ("harry ried supports hillary clinton true or false", "yes_no", "yes"),
        ("did susan sarandon ever endorse sanders", "yes_no", "yes"),
        ("did seth macfarlane endorse clinton", "yes_no", "yes"),
        ("has any newspaper endorsed trump", "yes_no", "yes"),
        ("does any actor back stein", "yes_no", "yes"),
        ("did mark kirk turn on trump", "yes_no", "yes"),
        ("is mark kirk still backing trump", "yes_no", "no"),
        ("did john kasich oppose clinton", "yes_no", "yes"),
        ("does jeb bush oppose trump", "yes_no", "yes"),
        ("nobody opposes clinton right", "yes_no", "no"),
        ("is the detroit news a newspaper", "yes_no", "yes"),
    ]


def numbers():
    return [
        ("how many newspapers back gary johnson", "count", len(backing(JOHNSON, "newspaper"))),
        ("how many newspapers endorsed trump", "count", len(ever(TRUMP, "newspaper"))),
        ("how many people and groups back mcmullin", "count", len(backing(MCMULLIN))),
        ("how many endorsers does jill stein have", "count", len(backing(STEIN))),
        ("how many ppl oppose trump", "count", len(against(TRUMP))),
        ("how many companies are with clinton", "count", len(backing(CLINTON, "company"))),
        ("how many endorsements did trump lose", "count", len(turned(TRUMP))),
        ("how many athletes support clinton", "count", len(backing(CLINTON, role="athlete"))),
        ("number of comedians backing clinton", "count", len(backing(CLINTON, role="comedian"))),
        ("how many candidates did scott adams endorse", "count", len({c for e, c in pairs() if e == "Scott Adams"})),
    ]


def days():
    asked = [
        ("when did aaron carter endorse trump", "Aaron Carter", TRUMP),
        ("when did the detroit news endorse johnson", "The Detroit News", JOHNSON),
        ("wen did 50 cent back clinton", "50 Cent", CLINTON),
        ("what day did susan sarandon endorse jill stein", "Susan Sarandon", STEIN),
        ("when did jeff merkley come out for hillary", "Jeff Merkley", CLINTON),
        ("cornel west endorsed stein when", "Cornel West", STEIN),
        ("on what date did richard hanna endorse clinton", "Richard Hanna", CLINTON),
        ("when did cory gardner endorse rubio", "Cory Gardner", RUBIO),
    ]
    return [(text, "date", first_on(endorser, candidate)) for text, endorser, candidate in asked]


def others():
    return [
        (text, "unknown", None)
        for text in (
            "did zorblatt quimby endorse clinton",
            "does the springfield shopper back trump",
            "who did cosmo kramerino endorse",
            "is local 9999 with trump",
            "whats trumps home address",
            "what are the polls saying",
            "who is the nra endorsing for governor",
            "who endorsed bernie for mayor",
            "whats the weather like",
            "who will win the election",
            "who did lebron rank second",
        )
    ]


@pytest.fixture(scope="module")
def store():
    store = Store.in_memory()
    imports.import_statements(
        store, read_statement_file(DATA), str(DATA), at=datetime(2026, 11, 22, tzinfo=UTC), by="test"
    )
    yield store
    store.close()


def is_right(answer, kind, gold):
    if answer.kind != kind:
        return False
    if kind == "list":
        return {item.name for item in answer.items} == gold
    return kind == "unknown" or str(answer.value) == str(gold)


def test_a_hundred_questions_are_answered_from_a_thousand_statements(store):
    tally, told = Counter(), []
    asked = questions()
    for text, kind, gold in asked:
        answer = answer_question(store, text, today=TODAY)
        right = is_right(answer, kind, gold)
        outcome = "right" if right else "abstained" if answer.kind in ("unknown", "clarify") else "wrong"
        tally[outcome] += 1
        if not right:
            got = sorted(item.name for item in answer.items)
            want = sorted(gold)[:8] if kind == "list" else gold
            told.append(f"{outcome} {text!r}: {answer.kind} {answer.value} {got[:8]}, not {kind} {want}")

    assert len(asked) >= 100
    assert tally["right"] >= 0.95 * len(asked), "\n".join(told)
    assert tally["wrong"] <= 0.01 * len(asked), "\n".join(told)
