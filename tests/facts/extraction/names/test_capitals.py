"""Names that a page prints in capitals, and words in capitals that are none."""

from __future__ import annotations

import pytest

from facts.extraction.names.capitals import quiet_capitals
from facts.extraction.names.words import name_words


def quiet(*texts):
    return quiet_capitals(texts, name_words())


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("ROLAND TARN-KENT — 7 endorsements", "Roland Tarn-Kent — 7 endorsements"),
        ("Mayor: KAY TOTH (D)", "Mayor: Kay Toth (D)"),
        ("DR. SANJAY BELL", "Dr. Sanjay Bell"),
        ("NIAMH O'DOWD", "Niamh O'Dowd"),
        ("ANDERS VAN DER BERG", "Anders van der Berg"),
        ("J.D. PRENTICE", "J.D. Prentice"),
        ("TARN POLICE OFFICERS ASSOCIATION", "Tarn Police Officers Association"),
        ("DEPUTY SHERIFFS' ASSOCIATION", "Deputy Sheriffs' Association"),
        ("UAW LOCAL 16", "UAW Local 16"),
        ("LEAGUE OF TARN VOTERS", "League of Tarn Voters"),
    ],
)
def test_a_name_in_capitals_is_written_as_names_are(written, wanted):
    assert quiet(written) == (wanted,)


@pytest.mark.parametrize(
    "written",
    [
        "STATE SENATE",
        "ELECTED OFFICIALS",
        "CITY COUNCIL",
        "NO ENDORSEMENT",
        "DUAL ENDORSEMENT",
        "WHAT THEY ARE SAYING",
        "RIVER CHAMPIONS",
        "GRANT COUNTY",
        "MARK YOUR BALLOT",
        "Ada AFL-CIO",
        "Measure A: YES",
        "The AFT and the UAW met.",
    ],
)
def test_what_is_no_name_keeps_its_capitals(written):
    assert quiet(written) == (written,)


def test_whom_a_page_calls_by_other_letters_elsewhere_is_written_so():
    assert quiet("HEATHER MACASKILL", "Ms. MacAskill leads.")[0] == "Heather MacAskill"
    assert quiet("EQUALITY TARN", "A spokesman for Equality Tarn agreed.")[0] == "Equality Tarn"
    assert quiet("EQUALITY TARN", "They agreed.")[0] == "EQUALITY TARN"


def test_a_page_that_writes_surnames_so_does_it_to_all():
    assert quiet("Noel SPARGO, Rural", "Jack HALE, Labour", "Tui ROPATA, Green")[2] == "Tui Ropata, Green"
    assert quiet("Tui ROPATA, Green") == ("Tui ROPATA, Green",)
