"""The article that the commands read."""

import pytest

ARTICLE = """---
title: Nurses stay with Adaeze Moss
publisher: Harbour Gazette
published: 2024-03-12
url: https://gazette.example/nurses
---

The United Nurses of Harbour City endorsed Adaeze Moss for mayor of Harbour City on Monday.

State Senator Ruth Okoro withdrew her endorsement of Adaeze Moss on Sunday.
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "nurses.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path
