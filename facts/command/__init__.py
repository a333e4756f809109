"""What `whobacks` does without Discord.

Errors are one line on standard error: exit code 2 for wrong usage, 1 for any other failure.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from importlib import import_module

import click

from facts import __version__
from facts.errors import FactsError

# Each command's module and name there; it is loaded only when called, so that a question is answered at once.
_LATER = {
    "ask": ("facts.command.ask", "ask"),
    "read": ("facts.command.read", "read"),
    "import": ("facts.command.transfer", "import_statements"),
    "export": ("facts.command.transfer", "export_statements"),
    "check": ("facts.command.upkeep", "check"),
    "backup": ("facts.command.upkeep", "backup"),
    "review": ("facts.command.review", "review"),
    "fact": ("facts.command.fact", "fact"),
    "name": ("facts.command.name", "name"),
    "unanswered": ("facts.command.records", "unanswered"),
    "audit": ("facts.command.records", "audit"),
    "forget-server": ("facts.command.records", "forget_servers"),
    "forget-person": ("facts.command.records", "forget_one"),
}


class Commands(click.Group):
    """Commands that are loaded only when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *_LATER})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in _LATER:
            return super().get_command(ctx, cmd_name)
        module, name = _LATER[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Say who backs whom, with the passage it rests on."""


def run_commands(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 for a failure, 2 for wrong usage."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a byte that is no text must not end in a trace or spoil the JSON
    try:
        code = commands.main(arguments, prog_name="whobacks", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message())
        return 2
    except click.UsageError as problem:
        where = f" (see '{problem.ctx.command_path} --help')" if problem.ctx else ""
        return _fail(f"{problem.format_message()}{where}", 2)
    except click.Abort:
        return _fail("stopped", 1)
    except click.ClickException as problem:
        return _fail(problem.format_message(), problem.exit_code)
    except FactsError as problem:
        return _fail(str(problem), 1)
    except BrokenPipeError:
        _drop_output()  # the reader left, as `head` does
        return 0
    except OSError as problem:
        _drop_output()
        return _fail(f"{problem.filename or 'the output'}: cannot be written ({problem.strerror or problem})", 1)
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that the end of the program does not stumble over it."""
    with suppress(OSError, ValueError):  # in a test there is no file behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(problem: str, code: int) -> int:
    with suppress(OSError):  # nobody may be there to read it
        click.echo(f"whobacks: {' '.join(problem.split())}", err=True)
    return code
