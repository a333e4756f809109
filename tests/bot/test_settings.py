import pytest

from bot.settings import Settings, read_settings
from facts.errors import BadInput

TOKEN = "abc.DEF-1_2.ghi"


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch):
    for name in ("TOKEN", "TOKEN_FILE", "STORE", "LOG_LEVEL", "SYNC_SERVER", "DISCORD_API", "HEALTH_FILE"):
        monkeypatch.delenv(f"WHOBACKS_{name}", raising=False)


def test_the_token_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("WHOBACKS_TOKEN", f" {TOKEN}\n")

    assert read_settings().read_token() == TOKEN


def test_the_token_comes_from_a_file(monkeypatch, tmp_path):
    secret = tmp_path / "token"
    secret.write_text(f"{TOKEN}\n", encoding="utf-8")
    monkeypatch.setenv("WHOBACKS_TOKEN_FILE", str(secret))

    assert read_settings().read_token() == TOKEN


def test_settings_never_show_the_token(monkeypatch):
    monkeypatch.setenv("WHOBACKS_TOKEN", TOKEN)

    settings = read_settings()

    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_without_a_token_both_ways_to_give_one_are_named():
    with pytest.raises(BadInput, match=r"WHOBACKS_TOKEN.*WHOBACKS_TOKEN_FILE"):
        Settings().read_token()


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "is empty"), (b" \n", "is empty"), (b"\xff\xfe\x00", "is not text"), (b"two words", "holds no token"),
     ("tökén".encode(), "holds no token"), (b"a\nb", "holds no token")],
    ids=["empty", "blank", "binary", "two words", "accents", "two lines"],
)  # fmt: skip
def test_a_token_file_that_holds_no_token_is_named(monkeypatch, tmp_path, content, problem):
    secret = tmp_path / "token"
    secret.write_bytes(content)
    monkeypatch.setenv("WHOBACKS_TOKEN_FILE", str(secret))

    with pytest.raises(BadInput, match=problem) as caught:
        read_settings().read_token()

    assert str(secret) in str(caught.value)


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()], ids=["missing", "a folder"])
def test_a_token_file_that_cannot_be_read_is_named(monkeypatch, tmp_path, make):
    secret = tmp_path / "token"
    make(secret)
    monkeypatch.setenv("WHOBACKS_TOKEN_FILE", str(secret))

    with pytest.raises(BadInput, match="cannot be read"):
        read_settings().read_token()


@pytest.mark.parametrize(
    ("name", "value"),
    [("LOG_LEVEL", "LOUD"), ("SYNC_SERVER", "harbor"), ("SYNC_SERVER", "-4"), ("DISCORD_API", "ftp://x")],
)
def test_a_setting_that_is_wrong_is_named_and_not_repeated(monkeypatch, name, value):
    monkeypatch.setenv(f"WHOBACKS_{name}", value)

    with pytest.raises(BadInput, match=f"WHOBACKS_{name}") as caught:
        read_settings()

    assert "\n" not in str(caught.value)


def test_the_log_level_may_be_written_in_small_letters(monkeypatch):
    monkeypatch.setenv("WHOBACKS_LOG_LEVEL", "debug")

    assert read_settings().log_level == "DEBUG"


def test_a_variable_that_is_set_to_nothing_is_as_good_as_unset(monkeypatch):
    monkeypatch.setenv("WHOBACKS_SYNC_SERVER", "")

    assert read_settings().sync_server is None
