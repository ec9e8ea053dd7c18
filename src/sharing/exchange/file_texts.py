"""The files of the Open Cap Format as text, with a manifest that has the digest of each."""

from __future__ import annotations

import json
from hashlib import md5
from typing import Any

MANIFEST = "Manifest.ocf.json"


def file_texts(files: dict[str, Any]) -> dict[str, str]:
    """Write every file as JSON; the format wants the MD5 of each in the manifest, which protects against nothing.

    >>> texts = file_texts({MANIFEST: {"files": [{"filepath": "./A.json"}]}, "A.json": {"items": []}})
    >>> '"md5": "' in texts[MANIFEST]
    True
    """
    texts = {name: _text(tree) for name, tree in files.items() if name != MANIFEST}
    manifest = {
        key: [_named(one, texts) for one in value] if isinstance(value, list) else value
        for key, value in files[MANIFEST].items()
    }
    return {MANIFEST: _text(manifest), **texts}


def _named(one: dict[str, str], texts: dict[str, str]) -> dict[str, str]:
    text = texts[one["filepath"].removeprefix("./")]
    return {**one, "md5": md5(text.encode(), usedforsecurity=False).hexdigest()}


def _text(tree: dict[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
