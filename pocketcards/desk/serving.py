"""Runs the desk on this computer alone, until somebody closes it."""

from __future__ import annotations

import socket
from collections.abc import Mapping

import uvicorn

from pocketcards.desk.app import guarded_app
from pocketcards.desk.desk import Desk
from pocketcards.desk.guard import new_token
from pocketcards.errors import UsageError
from pocketcards.model.font import FontFamily

__all__ = ["LOOPBACK", "Opened"]

LOOPBACK = "127.0.0.1"
SECONDS_TO_END = 1


class Opened:
    """A desk that listens; `run` answers until it is told to stop."""

    def __init__(self, desk: Desk, fonts: Mapping[str, FontFamily], port: int = 0) -> None:
        """Listen on a port of this computer; 0 means any that is free."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self._socket.bind((LOOPBACK, port))
            self._socket.listen()  # so that a browser that is quicker than the server waits for it
        except OSError as error:
            self._socket.close()
            raise UsageError(f"port {port} cannot be used: {error.strerror}", "Leave --port out.") from None
        self.port = int(self._socket.getsockname()[1])
        self.token = new_token()
        app = guarded_app(desk, fonts, self.token, self.port)
        config = uvicorn.Config(
            app,
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,  # the addresses hold the token
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_END,
        )
        self._server = uvicorn.Server(config)

    @property
    def address(self) -> str:
        """Where the page is, with its key."""
        return f"http://{LOOPBACK}:{self.port}/{self.token}/"

    def run(self) -> None:
        """Answer until the process is interrupted, or `stop` is called from another thread."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Answer no more."""
        self._server.should_exit = True
