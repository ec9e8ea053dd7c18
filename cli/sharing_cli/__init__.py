"""The command line: thin commands that read, call the library and write.

Importing this package imports click alone; each command imports what it needs when it is called.
"""

from __future__ import annotations

from sharing_cli.main import main

__all__ = ["main"]
