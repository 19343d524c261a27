"""Keeps everybody out but the page that this run has opened on this computer.

Any web page can send requests to a server on the same computer, and a name of its own can point there (DNS
rebinding). So each request must name the host that we listen on, carry the token of this run in its path,
and, where it changes something, come from our own page. There are no cookies: nothing is sent along unasked.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from contextlib import suppress
from typing import Any

__all__ = ["MOST", "Guard", "new_token"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST = 65_536
"""Bytes of a request: a sentence, and what belongs to it."""
THROWN_AWAY = 32_000_000
"""So much of what is refused is read to its end, and no longer than these seconds."""
SECONDS = 2
READING = frozenset({"GET", "HEAD"})
OURS = frozenset({"same-origin", "none"})
"""What a browser says of a request that no other page has caused (Sec-Fetch-Site)."""
HEADERS = (
    (
        b"content-security-policy",
        b"frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    ),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
)
"""The page brings a policy of its own for what it may load and run."""


def new_token() -> str:
    """Return what the address of one run has and nobody can guess: 128 bits."""
    return secrets.token_urlsafe(16)


class Guard:
    """Lets through to an app what our own page asks, with the headers that every answer has."""

    def __init__(self, app: App, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            return  # no web socket is ours

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        if refused := self._refusal(scope):
            await _let_it_finish(receive)
            await _say(with_headers, *refused)
            return
        body = await _body(receive)
        if body is None:
            await _let_it_finish(receive)
            await _say(with_headers, *TOO_LARGE)
            return
        sent = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def again() -> Message:
            return next(sent, None) or await receive()

        await self._app({**scope, "path": self._path(scope)}, again, with_headers)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Return why a request is refused, with its status; None where it may pass."""
        headers = _headers(scope["headers"])
        host = headers.get("host", "")
        if host not in self._hosts:
            return 421, "This address is not that of the desk."
        token, _, rest = scope["path"].removeprefix("/").partition("/")
        if not secrets.compare_digest(token.encode(), self._token.encode()):
            return 403, "The address lacks the key of this desk. Open the one that the program has printed."
        if ".." in rest.split("/") or "\\" in rest or "\0" in rest:
            return 404, "There is no such page."
        if headers.get("sec-fetch-site", "none") not in OURS:
            return 403, "Another page asks for this."
        if scope["method"] in READING:
            return None
        if scope["method"] != "POST":
            return 405, "Only GET and POST are answered."
        if headers.get("origin") != f"http://{host}":
            return 403, "Another page asks for this."
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return 415, "Only JSON is read."
        length = headers.get("content-length", "0")
        return None if length.isdecimal() and int(length) <= MOST else TOO_LARGE

    def _path(self, scope: Scope) -> str:
        """Return what is asked for, without the token."""
        return "/" + str(scope["path"]).removeprefix("/").partition("/")[2]


TOO_LARGE = (413, f"A request has at most {MOST} bytes. Nothing was changed.")


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by name; one that is given twice is like none that we know."""
    found: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        found[key] = f"{found[key]}, {value.decode('latin-1')}" if key in found else value.decode("latin-1")
    return found


async def _body(receive: Receive) -> bytes | None:
    """Return what was sent; None where it is too much."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MOST:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


async def _let_it_finish(receive: Receive) -> None:
    """Throw away what is still being sent, a while: who is cut off would not read the answer."""

    async def rest() -> None:
        size = 0
        while size < THROWN_AWAY:
            message = await receive()
            size += len(message.get("body", b""))
            if message["type"] != "http.request" or not message.get("more_body"):
                return

    with suppress(TimeoutError):
        await asyncio.wait_for(rest(), SECONDS)


async def _say(send: Send, status: int, text: str) -> None:
    kind = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": kind})
    await send({"type": "http.response.body", "body": f"{text}\n".encode()})
