"""The command line. One module a command; each imports what it needs when it runs, so that --help stays quick."""

from opsextract.cli.app import main

__all__ = ["main"]
