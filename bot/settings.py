"""What may an operator set, and from where is it read?

Everything comes from the environment, and the token alone may come from a file, as Docker
hands out its secrets. It is read once, in `__main__`, and passed down.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.health import health_file
from facts.errors import BadInput


class Settings(BaseSettings):
    """The settings of `whobacks run`; each is an environment variable that begins with `WHOBACKS_`."""

    model_config = SettingsConfigDict(
        env_prefix="WHOBACKS_",
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,  # a mistyped token must not end in a log
        env_ignore_empty=True,
    )

    token: SecretStr | None = Field(default=None, description="The bot's token, from Discord's developer portal.")
    token_file: Path | None = Field(
        default=None, description="A file that holds the token; read when WHOBACKS_TOKEN is unset."
    )
    store: Path | None = Field(default=None, description="The store; by default facts.db in the user's data folder.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="How much is logged.")
    sync_server: int | None = Field(
        default=None, gt=0, description="The one server that gets the commands, at once: for trying out changes."
    )
    health_file: Path = Field(
        default_factory=health_file,
        description="Where the running bot notes whether it is connected.",
    )
    discord_api: HttpUrl | None = Field(
        default=None,
        description="Discord's REST address, when it is reached through a proxy of your own; the gateway follows.",
    )

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    def read_token(self) -> str:
        """The token, from the environment or its file.

        Raises:
            BadInput: There is none, or it cannot be one; the text never holds it.
        """
        written, place = self._written_token()
        token = written.strip()
        if not token:
            raise BadInput(f"{place} is empty: it has to hold the bot's token")
        if not token.isascii() or not token.isprintable() or " " in token:
            raise BadInput(f"{place} holds no token: a token is one word of plain letters, digits and dots")
        return token

    def _written_token(self) -> tuple[str, str]:
        if self.token is not None:
            return self.token.get_secret_value(), "WHOBACKS_TOKEN"
        if self.token_file is None:
            raise BadInput("no token: set WHOBACKS_TOKEN, or WHOBACKS_TOKEN_FILE to a file that holds it")
        place = f"WHOBACKS_TOKEN_FILE ({self.token_file})"
        try:
            return self.token_file.read_text(encoding="utf-8"), place
        except OSError as problem:
            raise BadInput(f"{place} cannot be read: {problem.strerror}") from problem
        except UnicodeDecodeError:
            raise BadInput(f"{place} holds something that is no token: it is not text") from None


def read_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        BadInput: One of them cannot be read; names it, never its value.
    """
    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors(include_input=False, include_url=False, include_context=False)[0]
        name = "WHOBACKS_" + "_".join(str(part) for part in first["loc"]).upper()
        raise BadInput(f"{name}: {first['msg']}") from None
