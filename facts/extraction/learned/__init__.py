"""Which statements does a reader take out of an article that learned from written examples how support is told?

A small language model, trained further on `corpus`, weighs who backs whom in a few sentences at a time. It reads beside
the rules and the parser, and not without the parser, whose drafts it was trained to look at; `reading` is its way in.
"""

VERSION = "learned 2"
