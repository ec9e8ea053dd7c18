"""What is not always installed: asked for by name, with the command that installs it when it is missing.

>>> extra("frames", "no_such_module")
Traceback (most recent call last):
sharing.errors.Refused: F069 this needs the extra `frames`, which is not installed
  install it: pip install 'narwhals>=2' 'pyarrow>=15'
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sharing.errors import refuse

EXTRAS = {"frames": ("narwhals>=2", "pyarrow>=15")}
"""The packages of each extra, as `pyproject.toml` lists them; a test compares the two."""


def extra(name: str, module: str) -> Any:
    """Import a module of an extra; Refused with the install command when it is missing."""
    try:
        return import_module(module)
    except ImportError:
        packages = " ".join(f"'{package}'" for package in EXTRAS[name])
        what = f"this needs the extra `{name}`, which is not installed"
        raise refuse("F069", what, advice=f"install it: pip install {packages}") from None
