"""How does an answer look in a terminal?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from facts.answers.wording import Words, load_words
from facts.command.terminal import width
from facts.models import Answer, Citation


def answer_lines(answer: Answer) -> Iterator[str]:
    """The lines of an answer: what is told, then each citation with its place, words and link."""
    words = load_words(answer.language)
    for paragraph in answer.text.splitlines():
        indent = "  " if paragraph.startswith("- ") else ""
        yield from textwrap.wrap(paragraph, width(), subsequent_indent=indent) or [""]
    for citation in answer.citations:
        yield ""
        yield from _citation_lines(citation, words)


def _citation_lines(citation: Citation, words: Words) -> Iterator[str]:
    evidence = citation.evidence
    source = evidence.source
    place = [source.publisher or source.title]
    if source.is_note and source.publisher:  # the title says so itself
        place.append(words.say("form.note"))
    if not source.published.is_open:
        place.append(words.days(source.published))
    if evidence.paragraph is not None:
        place.append(words.say("form.paragraph", n=evidence.paragraph))
    mark = f"[{citation.n}] "
    indent = " " * len(mark)
    yield from textwrap.wrap(mark + ", ".join(place), width(), subsequent_indent=indent)
    said = f"“{evidence.quote}”" if evidence.quote else words.say("form.no_quote", title=source.title)
    yield from textwrap.wrap(said, width(), initial_indent=indent, subsequent_indent=indent)
    if source.url:
        yield indent + source.url
