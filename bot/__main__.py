"""`whobacks`: what `facts` does in the terminal, and `run`, the bot.

Only `run` imports discord, so that a question in the terminal is answered at once.
"""

from __future__ import annotations

import sys

import click

from facts.command import commands, run_commands
from facts.errors import BadInput


@commands.command()
def run() -> int:
    """Run the Discord bot; its settings are environment variables, see the README."""
    from bot.run import run_bot  # noqa: PLC0415 - discord takes long to load
    from bot.settings import read_settings  # noqa: PLC0415

    try:
        settings = read_settings()
    except BadInput as problem:
        raise click.UsageError(str(problem)) from problem
    return run_bot(settings)


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run_commands())


if __name__ == "__main__":
    main()
