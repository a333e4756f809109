import pytest

from facts.models import Alias
from facts.names import SpellingTable, rank_names
from facts.names.confidence import LETTER_FOR_LETTER, SLIPS, confidence_of
from facts.names.evidence import Fit

EVIDENCE = (
    *LETTER_FOR_LETTER,
    *SLIPS,
    "surname",
    "first name",
    "initials",
    "acronym",
    "part of the name",
    "description",
)


@pytest.mark.parametrize("why", EVIDENCE)
def test_more_similar_is_never_less_sure(why):
    confidences = [confidence_of(Fit(similarity / 2, why)) for similarity in range(201)]

    assert confidences == sorted(confidences)
    assert 0 < confidences[0] <= confidences[-1] < 1


def test_a_whole_name_is_surer_than_a_surname_and_a_slip_less_sure_than_none():
    table = SpellingTable.from_aliases([Alias("Tensy", 1)], {1: "Ortensia Brackwell"})
    whole, surname, slip = (rank_names(w, table)[0] for w in ("Ortensia Brackwell", "Brackwell", "Ortensai Brckwel"))

    assert whole.confidence > slip.confidence
    assert whole.confidence > surname.confidence
