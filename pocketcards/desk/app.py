"""Addresses become questions to the desk, and its answers become JSON. No question is asked from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from pocketcards.desk.desk import ChangedError, Desk, Typed
from pocketcards.desk.guard import Guard
from pocketcards.errors import CardError
from pocketcards.model.asked import RIGHT
from pocketcards.model.font import FontFamily
from pocketcards.model.locale import SOURCE_LOCALE, Language
from pocketcards.review.texts import SAFE
from pocketcards.site.desk_page import desk_page, start_page
from pocketcards.typeset.text.faces import stack_for

__all__ = ["guarded_app"]

Answer = Callable[[Request, dict[str, Any]], dict[str, Any]]


def guarded_app(desk: Desk, fonts: Mapping[str, FontFamily], token: str, port: int) -> Guard:
    """Return the server's application.

    Args:
        desk: Which answers.
        fonts: The vendored families.
        token: The key that every address has.
        port: Where the server listens.
    """
    pages = _Pages(desk, fonts)
    routes = [
        Route("/", pages.start),
        Route("/{locale}/", pages.page),
        Route("/{locale}/face{number:int}.ttf", pages.face),
        Route("/{locale}/stamp", _asked(lambda request, _: {"stamp": desk.stamp(pages.locale(request))})),
        Route("/{locale}/texts", _asked(lambda request, _: desk.texts(pages.locale(request)))),
        Route("/{locale}/try", _asked(pages.attempt), methods=["POST"]),
        Route("/{locale}/save", _asked(pages.save), methods=["POST"]),
        Route("/{locale}/sign", _asked(pages.sign), methods=["POST"]),
    ]
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False  # its addresses would lack the token
    return Guard(app, token, port)


class _Pages:
    """What the addresses answer."""

    def __init__(self, desk: Desk, fonts: Mapping[str, FontFamily]) -> None:
        self._desk = desk
        self._fonts = fonts

    def locale(self, request: Request) -> str:
        """Return the language of an address: one that can be opened, letter for letter."""
        locale = str(request.path_params["locale"])
        if locale not in self._desk.keeper.locales:
            raise HTTPException(404)
        return locale

    def language(self, request: Request) -> Language:
        """Return what is known of the language of an address."""
        language = self._desk.keeper.names.find(self.locale(request))
        if language is None:
            raise HTTPException(404)
        return language

    def _families(self, language: Language) -> tuple[FontFamily, ...]:
        stack = stack_for(language, self._fonts)
        return stack.families if stack else ()

    async def start(self, request: Request) -> Response:
        """Return the page on which a language is chosen."""
        keeper = self._desk.keeper
        found = [one for locale in keeper.locales if (one := keeper.names.find(locale))]
        return _page(start_page(found, keeper.team, self._fonts))

    async def page(self, request: Request) -> Response:
        """Return the desk of a language."""
        language = self.language(request)
        count = 0 if language.locale == SOURCE_LOCALE else len(self._families(language))
        question = SAFE if language.locale == SOURCE_LOCALE else RIGHT
        return _page(desk_page(language, self._desk.keeper.team, question, count))

    async def face(self, request: Request) -> Response:
        """Return a font of a language, whole: nobody knows what will be typed."""
        families = self._families(self.language(request))
        number = int(request.path_params["number"])
        if number >= len(families):
            raise HTTPException(404)
        return FileResponse(families[number].regular.path, media_type="font/ttf")

    def attempt(self, request: Request, told: dict[str, Any]) -> dict[str, Any]:
        """Answer what a text would be on paper."""
        texts = [_text(told, key) for key in ("id", "text", "card")]
        return self._desk.attempt(self.locale(request), *texts)

    def save(self, request: Request, told: dict[str, Any]) -> dict[str, Any]:
        """Write a text."""
        name, mark = _text(told, "id"), _text(told, "mark")
        typed = Typed(_text(told, "text"), told.get("unsure") is True, _text(told, "doubt"))
        return self._desk.save(self.locale(request), name, typed, mark)

    def sign(self, request: Request, told: dict[str, Any]) -> dict[str, Any]:
        """Write what the team says of a text."""
        name, about, reason = (_text(told, key) for key in ("id", "about", "reason"))
        agreed = told.get("agreed") is True
        return self._desk.sign(self.locale(request), name, about, agreed=agreed, reason=reason)


def _page(data: bytes) -> Response:
    return Response(data, media_type="text/html")


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str):
        raise HTTPException(400)
    return value


def _asked(answer: Answer) -> Callable[[Request], Any]:
    """Return an endpoint: JSON in, JSON out, errors in the words of the program."""

    async def endpoint(request: Request) -> Response:
        told: Any = {}
        if request.method == "POST":
            try:
                told = await request.json()
            except ValueError:
                raise HTTPException(400) from None
            if not isinstance(told, dict):
                raise HTTPException(400)
        try:
            return JSONResponse(await run_in_threadpool(answer, request, told))
        except ChangedError as changed:
            return JSONResponse({"error": str(changed), "theirs": changed.theirs}, 409)
        except CardError as error:
            return JSONResponse({"error": str(error), "hint": error.hint}, 422)
        except HTTPException:
            raise
        except Exception as error:  # as on the command line: no traceback, and the page says it
            fact = f"Internal error, and nothing was written: {type(error).__name__}: {error}"
            return JSONResponse({"error": fact, "hint": "This is our fault: please report it."}, 500)

    return endpoint
