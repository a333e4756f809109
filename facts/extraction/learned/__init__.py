"""Which statements does a reader take out of an article that learned from written examples how support is told?

A small language model, trained further on `corpus`, weighs who backs whom in a few sentences at a time. It reads beside
the rules and the parser, where those are there; `reading` is its way in, which needs numpy.
"""

ENGINE = "learned"
VERSION = "learned 1"
