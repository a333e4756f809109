"""What does a member's message ask?

Text, and what a store knows, go in; a `Question` comes out. The order of the stages is the
one decision: names before words, so that nobody's name is mistaken for a verb, and word order
only where the names do not say who can stand on which side.
"""

from facts.questions.known import Known, Turn
from facts.questions.parse import parse_question

__all__ = ["Known", "Turn", "parse_question"]
