"""Write into the verifier the digests of all rules and words: `python verifier/known.py`; `--check` only compares."""

from __future__ import annotations

import re
import runpy
import sys
import textwrap
from pathlib import Path

HERE = Path(__file__).parent
VERIFIER = HERE / "sharing_verifier" / "verify.py"
DEFINITIONS = HERE.parent / "src" / "sharing" / "rules" / "definitions"


def known() -> list[str]:
    """List the first 16 digits of the digest of every name with its definition, as trails hold it, ascending."""
    verifier = runpy.run_path(str(VERIFIER))
    digests = []
    for path in DEFINITIONS.glob("**/*.toml"):
        definition = verifier["tree"](path.read_text(encoding="utf-8"))
        whole = [path.stem, definition | {"order": list(definition["blanks"])}]
        digests.append(verifier["sha256"](verifier["canonical"](whole)).hex()[:16])
    return sorted(digests)


def main() -> int:
    """Rewrite the list in the verifier, or say whether it is the list of the definitions as they are."""
    before = VERIFIER.read_text(encoding="utf-8")
    lines = "\n".join(textwrap.wrap(" ".join(known()), width=118))
    after = re.sub(r'(?<=KNOWN = """\n).*?(?=\n""")', lines, before, flags=re.DOTALL)
    if "--check" not in sys.argv:
        VERIFIER.write_text(after, encoding="utf-8")
    return int(before != after and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
