"""What is the article in a web page, and what does the page say of it?"""

from __future__ import annotations

from facts.articles.front_matter import FrontMatter
from facts.errors import BadArticle, BadDate
from facts.models import DateRange


def read_web_page(html: str, name: str) -> tuple[FrontMatter, str]:
    """The article of a page, one paragraph a block, and what the page says of it.

    Args:
        html: The whole page.
        name: What to call it in an error.

    Raises:
        BadArticle: No article is found in it.
    """
    import trafilatura  # noqa: PLC0415 - takes half a second, and most articles are no web pages

    try:
        page = trafilatura.bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as problem:
        raise BadArticle(f"{name}: is not a web page that can be read") from problem
    if not isinstance(page, trafilatura.settings.Document) or not (text := (page.text or "").strip()):
        raise BadArticle(f"{name}: no article is found in this web page")
    said = FrontMatter(
        title=_plain(page.title),
        publisher=_plain(page.sitename),
        published=_day(page.date),
        url=page.url if page.url and str(page.url).lower().startswith(("http://", "https://")) else None,
    )
    return said, "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def _plain(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None


def _day(value: object) -> DateRange | None:
    try:
        return DateRange.parse(str(value)[:10]) if value else None
    except BadDate:
        return None
