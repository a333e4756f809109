"""Which store does a command work on?

`--store`, else `WHOBACKS_STORE`, else `facts.db` in the user's data folder, which is built
from the shipped digests on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import platformdirs

if TYPE_CHECKING:
    from facts.store import Store

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def store_option(command: Decorated) -> Decorated:
    """Add `--store PATH`."""
    return click.option(
        "--store",
        "store_path",
        type=click.Path(path_type=Path),
        envvar="WHOBACKS_STORE",
        show_envvar=True,
        help="The store.  [default: facts.db in your data folder, built on first use]",
    )(command)


def default_store_path() -> Path:
    """Where the store stands when nobody names one."""
    return platformdirs.user_data_path("whobacks", appauthor=False) / "facts.db"


def open_store(path: Path | None, *, create: bool = False, to_read: bool = False) -> Store:
    """Open the store that a command was given, or the default one, which is built if it is not there.

    Args:
        path: What `--store` says, or None.
        create: Whether a named store that does not exist is made.
        to_read: Nothing is to be written, so that a store that cannot be written will do.

    Raises:
        StoreError: It is missing, not a store, too new, or cannot be written.
    """
    from facts.store import Store  # noqa: PLC0415 - a dry run needs none

    if path is not None:
        return Store.open(path, create=create, to_read=to_read)
    path = default_store_path()
    if not path.exists():
        from facts.ingest import build_default_store  # noqa: PLC0415 - reading articles takes long to load

        build_default_store(path, _show_progress)
    return Store.open(path, to_read=to_read)


def _show_progress(articles: Iterable[Path]) -> Iterable[Path]:
    from rich.console import Console  # noqa: PLC0415 - only on first use
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    return track(articles, "Building the store from the shipped digests", console=console, transient=True)
