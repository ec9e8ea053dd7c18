"""The mappings that come with the library: accounts for journals, profiles for payroll files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sharing.files.toml_documents import read_toml

if TYPE_CHECKING:
    from sharing.documents import Document
    from sharing.journal import Accounts


def _paths(folder: str) -> dict[str, Path]:
    import sharing_schemes

    return {path.stem: path for path in sorted((Path(sharing_schemes.__path__[0]) / folder).glob("*.toml"))}


def accounts_of(name: str = "rgs") -> Accounts:
    """Read a mapping of accounts that comes with the library."""
    from sharing.journal import read_accounts

    return read_accounts(read_toml(_paths("journals")[name].read_bytes(), name=f"journals/{name}.toml"))


def profile_names() -> list[str]:
    """List the profiles of payroll software."""
    return list(_paths("payroll"))


def profile_document(name: str) -> Document:
    """Read a profile of payroll software; KeyError when there is none of that name."""
    return read_toml(_paths("payroll")[name].read_bytes(), name=f"payroll/{name}.toml")
