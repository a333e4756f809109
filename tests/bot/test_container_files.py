"""What the Dockerfile and compose.yaml promise; building and running the image takes root and is done by hand."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LAST_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


@pytest.fixture(scope="module")
def bot():
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["bot"]


def test_packages_are_installed_with_hashes_alone():
    installs = re.findall(r"pip install (.*)", DOCKERFILE)

    assert len(installs) == 2
    assert "--require-hashes -r requirements.lock" in installs[0]
    assert {"--no-deps", "--no-build-isolation"} < set(installs[1].split())  # fetches nothing


def test_the_image_runs_the_program_itself_without_root():
    assert re.search(r"^USER 10001:10001$", LAST_STAGE, re.MULTILINE)
    assert 'ENTRYPOINT ["whobacks"]\nCMD ["run"]' in LAST_STAGE
    assert "STOPSIGNAL SIGTERM" in LAST_STAGE
    assert re.search(r'HEALTHCHECK .* CMD \["python", "-m", "bot.health"\]', LAST_STAGE)


def test_compose_takes_away_what_the_bot_does_not_need(bot):
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["security_opt"] == ["no-new-privileges:true"]
    assert bot["restart"] == "unless-stopped"
    assert "ports" not in bot


def test_the_token_is_a_secret_file_and_no_variable(bot):
    assert bot["environment"] == {"WHOBACKS_TOKEN_FILE": "/run/secrets/discord_token"}
    assert bot["secrets"] == ["discord_token"]


def test_the_token_file_gets_neither_into_git_nor_into_the_image():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert ".token" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert not {"!.token", "!tests"} & set(ignored)
