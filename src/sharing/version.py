"""The version of the library, as every result says it; `pyproject.toml` has the same, which a test holds."""

VERSION = "0.1.0"
