"""The `whobacks` command."""


def main() -> None:
    """Run the command line."""
