"""Templates become pages. Everything a page needs stands in it, and it may ask nobody for anything.

Texts come from strangers, so everything is escaped; a name that a template misspells is an error. Style and
script stand in the page, allowed by their hashes alone: nothing that a text smuggles in can run, and no
attribute `style` has an effect (https://www.w3.org/TR/CSP3/).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["Page", "page_bytes", "source_of"]

POLICY = (
    "default-src 'none'; img-src data:{images}; font-src data:{images}; "
    "style-src {style}{sheets}; script-src {script}; {talks}base-uri 'none'; form-action 'none'"
)
NOTHING = "'none'"
BESIDE = " 'self' file:"
"""On a host, and from a stick or a folder."""


class Page:
    """A page while it is put together: a template, and the styles, faces and scripts that it brings.

    A template extends `base.html`; `page_bytes` gives it its values. `base.css` comes first in every page.
    """

    def __init__(self, template: str, *, styles: Sequence[str] = (), scripts: Sequence[str] = ()) -> None:
        """Name files of `templates/`.

        Args:
            template: The page.
            styles: Further style sheets, after `base.css`.
            scripts: Scripts, in the order in which they run. The page must work without them.
        """
        self.template = template
        self.style = "\n".join(source_of(name) for name in ("base.css", *styles))
        self.script = "\n".join(source_of(name) for name in scripts)


def page_bytes(
    page: Page, values: dict[str, Any], *, faces: str = "", beside: bool = False, served: bool = False
) -> bytes:
    """Return the page as a file. The same values give the same bytes.

    Args:
        page: Which one.
        values: What its template prints.
        faces: `@font-face` rules and what uses them (`faces.font_faces`).
        beside: Whether pictures and faces and styles may be files beside the page, not only parts of it.
        served: Whether a server of ours gives it out, and faces with it, and its script may ask that server.

    Raises:
        jinja2.UndefinedError: The template prints something that it was not given.
    """
    style = f"{faces}\n{page.style}" if faces else page.style
    policy = POLICY.format(
        images=BESIDE if beside else " 'self'" if served else "",
        talks="connect-src 'self'; " if served else "",
        sheets=BESIDE if beside else "",
        style=_allowed(style),
        script=_allowed(page.script) if page.script else NOTHING,
    )
    # What is our own, or was made of numbers and base64, is not escaped: browsers read it as it stands.
    own = {"style": Markup(style), "script": Markup(page.script), "policy": Markup(policy)}
    return _environment().get_template(page.template).render(**values, **own).encode("utf-8")


def source_of(name: str) -> str:
    """Return a file of `templates/` as it is."""
    environment = _environment()
    assert environment.loader
    return environment.loader.get_source(environment, name)[0].strip()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Return the one environment. It has no clock, no random filter and no function that reads files."""
    environment = Environment(
        loader=PackageLoader("pocketcards.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals = {}
    environment.filters.pop("random")
    return environment


def _allowed(text: str) -> str:
    """Return the source expression that allows exactly this text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
