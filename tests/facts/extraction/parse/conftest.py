"""Articles with marked names, read by the parser alone; skipped where no model is installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.extraction.parse import engine_version, parse_statements


@pytest.fixture(scope="session")
def model() -> str:
    """The model that reads; the tests that need it are skipped without one."""
    version = engine_version()
    if version is None:
        pytest.skip("needs spaCy and a small English model (the extra `nlp`)")
    return version


@pytest.fixture
def parsed(mark: Callable, model: str) -> Callable[..., set[tuple[str, str, str]]]:
    """Reads marked paragraphs by the parser: (endorser, stance, candidate) of every statement."""

    def read(*paragraphs: str, standing: tuple[str, ...] = ("Ana Reed", "Tom Moss")) -> set[tuple[str, str, str]]:
        text = " ".join(paragraphs)
        article = mark(*paragraphs, standing=[s for s in standing if f"[{s}]" in text or f"={s}]" in text])
        names = [entity.name for entity in article.entities]
        return {(names[d.endorser], d.stance.value, names[d.candidate]) for d in parse_statements(article)}

    return read
