"""What does a store say to a member's question?

A question and a store go in, an `Answer` whose every claim carries a citation comes out.
`answer_question` is the way in; `Conversations` remembers what follow-ups lean on.
"""

from facts.answers.answering import answer_question, choose
from facts.answers.conversation import Conversation, Conversations
from facts.answers.explaining import explain
from facts.answers.inquiry import IN_WORDS, WHOLE, Paging

__all__ = ["IN_WORDS", "WHOLE", "Conversation", "Conversations", "Paging", "answer_question", "choose", "explain"]
