"""A view and its templates become one file of HTML: every text is escaped, nothing is fetched, nothing runs.

The content policy allows the one style sheet in the file, by its digest, and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sharing.reports.page_words import Voice, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment


STYLE = "page.css"
POLICY = "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def render(templates: Mapping[str, str], name: str, voice: Voice, **view: Any) -> str:
    """Fill in a template; `say` in it gives the words of the voice.

    >>> page = render({"page.css": "", "a": "{{ say('none') }} {{ text }}"}, "a", Voice("nl"), text="<b>")
    >>> page
    'geen &lt;b&gt;'
    """

    def say(key: str, **blanks: str) -> str:
        """Give a text of the catalogue in the voice of this page."""
        return tell(key, voice, **blanks)

    from markupsafe import Markup

    style = templates[STYLE]
    shared = {"say": say, "lang": voice.language, "style": Markup(style), "policy": policy(style)}  # noqa: S704  (our own file)
    return _environment(tuple(templates.items())).get_template(name).render(**shared, **view)


def policy(style: str) -> str:
    """Give the content policy under which a page with this style sheet may be shown."""
    return POLICY.format(digest=b64encode(sha256(style.encode()).digest()).decode())


def _together(value: Any) -> Any:
    """Keep the sign of an amount or a percentage on the line of its number."""
    return (
        value.replace("€ ", "€\N{NO-BREAK SPACE}").replace(" %", "\N{NO-BREAK SPACE}%") if type(value) is str else value
    )


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    return Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_together,
    )
