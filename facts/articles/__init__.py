"""What does an article file say, paragraph by paragraph, and who put it out when?

The paragraphs are the file's own words; nothing but white space at their ends is taken away, so that a
quote found in one stands in the file.
"""

from facts.articles.reading import decode_article, parse_article, read_article

__all__ = ["decode_article", "parse_article", "read_article"]
