"""The model is an extra: found by name, loaded late, and never needed."""

import subprocess
import sys

from facts.extraction.parse import model as of_model


def test_nothing_is_loaded_by_importing_the_reader():
    done = subprocess.run(
        [sys.executable, "-c", "import sys, facts.extraction; print('spacy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "False"


def test_without_spacy_there_is_no_model(monkeypatch):
    monkeypatch.setattr(of_model, "find_spec", lambda name: None)
    of_model.model_name.cache_clear()

    try:
        assert of_model.model_name() is None
    finally:
        of_model.model_name.cache_clear()


def test_any_small_english_model_will_do(monkeypatch, model):
    monkeypatch.setattr("spacy.util.get_installed_models", lambda: ["de_core_news_sm", "en_core_web_sm_of_mine"])
    of_model.model_name.cache_clear()

    try:
        assert of_model.model_name() == "en_core_web_sm_of_mine"
    finally:
        of_model.model_name.cache_clear()


def test_a_model_that_cannot_be_loaded_is_as_good_as_none(monkeypatch, model):
    monkeypatch.setattr(of_model, "model_name", lambda: "en_core_web_sm_that_is_not_there")
    of_model.load_model.cache_clear()

    try:
        assert of_model.load_model() is None
        assert of_model.engine_version() is None
    finally:
        of_model.load_model.cache_clear()
