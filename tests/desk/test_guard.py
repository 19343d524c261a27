"""Nobody but our own page gets an answer, whatever a page on the same computer sends."""

from __future__ import annotations

import http.client
import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pocketcards.desk.desk import Desk
from pocketcards.desk.guard import MOST
from pocketcards.errors import UsageError
from tests.projects import files_of

if TYPE_CHECKING:
    from pocketcards.desk.serving import Opened

SAVE = json.dumps({"id": "channel.text", "text": "x", "mark": ""})


def sent(
    opened: Opened, method: str, path: str, body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", opened.port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return (
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read().decode("utf-8", "replace"),
        )
    finally:
        connection.close()


def test_strangers_are_refused_and_nothing_is_lost(opened: Opened, root: Path) -> None:
    own, host = f"/{opened.token}", f"127.0.0.1:{opened.port}"
    origin = f"http://{host}"
    mine = {"Origin": origin, "Content_Type": "application/json"}
    refused: dict[str, tuple[int, tuple[str, str, str | None], dict[str, str]]] = {
        "no token": (403, ("GET", "/", None), {}),
        "no token, a language": (403, ("GET", "/km/texts", None), {}),
        "another token": (403, ("GET", f"/{opened.token[:-1]}x/km/texts", None), {}),
        "another host": (421, ("GET", f"{own}/km/texts", None), {"Host": f"attacker.example:{opened.port}"}),
        "another port": (421, ("GET", f"{own}/km/texts", None), {"Host": "127.0.0.1:80"}),
        "two hosts": (421, ("GET", f"{own}/km/texts", None), {"Host": f"{host}, {host}"}),
        "another site": (403, ("GET", f"{own}/km/texts", None), {"Sec_Fetch_Site": "cross-site"}),
        "another site's save": (
            403,
            ("POST", f"{own}/km/save", SAVE),
            mine | {"Origin": "http://evil.example"},
        ),
        "a file's save": (403, ("POST", f"{own}/km/save", SAVE), mine | {"Origin": "null"}),
        "no origin": (403, ("POST", f"{own}/km/save", SAVE), {"Content_Type": "application/json"}),
        "same host, another port": (
            403,
            ("POST", f"{own}/km/save", SAVE),
            mine | {"Origin": "http://127.0.0.1:1"},
        ),
        "a form": (415, ("POST", f"{own}/km/save", "id=x"), mine | {"Content_Type": "text/plain"}),
        "no JSON": (400, ("POST", f"{own}/km/save", "{"), mine),
        "another JSON": (400, ("POST", f"{own}/km/save", "[1]"), mine),
        "another kind": (400, ("POST", f"{own}/km/save", '{"id": 1}'), mine),
        "PUT": (405, ("PUT", f"{own}/km/save", SAVE), mine),
        "OPTIONS": (
            405,
            ("OPTIONS", f"{own}/km/save", None),
            mine | {"Access_Control_Request_Method": "POST"},
        ),
        "GET of a save": (405, ("GET", f"{own}/km/save", None), {}),
        "50 MB": (413, ("POST", f"{own}/km/save", "x" * (MOST + 1)), mine),
        "50 MB, as it says": (413, ("POST", f"{own}/km/save", SAVE), mine | {"Content_Length": "52428800"}),
        "a path for a language": (404, ("GET", f"{own}/../../etc/texts", None), {}),
        "a path in code": (404, ("GET", f"{own}/%2e%2e%2f%2e%2e/texts", None), {}),
        "a path with a slash": (404, ("GET", f"{own}/km%2f..%2far/texts", None), {}),
        "no such language": (404, ("GET", f"{own}/xx/texts", None), {}),
        "languages.yaml": (404, ("GET", f"{own}/languages.yaml/texts", None), {}),
        "no such font": (404, ("GET", f"{own}/km/face99.ttf", None), {}),
        "unknown message": (422, ("POST", f"{own}/km/save", SAVE.replace("channel.text", "x.y")), mine),
    }
    before = files_of(root)
    wrong = {}
    for name, (status, (method, path, body), headers) in refused.items():
        found, answered, said = sent(opened, method, path, body, **headers)
        opens = [header for header in answered if header.startswith("access-control")]
        if found != status or opens or opened.token in said or "Traceback" in said:
            wrong[name] = (found, opens, said[:200])
    assert not wrong
    assert files_of(root) == before
    assert sent(opened, "GET", f"{own}/km/texts")[0] == 200


def test_an_endless_upload_is_cut_off(opened: Opened, root: Path) -> None:
    before = files_of(root)
    with socket.create_connection(("127.0.0.1", opened.port), timeout=10) as connection:
        head = f"POST /{opened.token}/km/save HTTP/1.1\r\nHost: 127.0.0.1:{opened.port}\r\n"
        head += f"Origin: http://127.0.0.1:{opened.port}\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        answer = b""
        try:
            for _ in range(800):
                connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        except OSError:
            pass
        try:
            answer = connection.recv(4096)
        except OSError:
            answer = b" 413 "
    assert b" 413 " in answer
    assert files_of(root) == before


def test_every_answer_keeps_to_itself(opened: Opened) -> None:
    for below in ("/", "/km/", "/km/texts", "/km/face0.ttf", "/xx/"):
        _, headers, body = sent(opened, "GET", f"/{opened.token}{below}")
        assert "frame-ancestors 'none'" in headers["content-security-policy"], below
        assert headers["cross-origin-resource-policy"] == "same-origin", below
        assert headers["x-content-type-options"] == "nosniff", below
        assert headers["referrer-policy"] == "no-referrer", below
        assert headers["cache-control"] == "no-store", below
        assert "set-cookie" not in headers, below
        if headers["content-type"].startswith("text/html"):
            assert "default-src 'none'" in body
            assert "unsafe" not in body.partition("</head>")[0].partition("<style>")[0]


def test_a_fault_of_ours_is_told_without_a_traceback(
    opened: Opened, desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(_: str) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(desk, "texts", fails)
    status, _, said = sent(opened, "GET", f"/{opened.token}/km/texts")
    assert status == 500
    assert "ZeroDivisionError: by nothing" in json.loads(said)["error"]
    assert "Traceback" not in "".join([said, *capfd.readouterr()])


def test_a_port_that_is_taken_is_named(opened: Opened, desk: Desk) -> None:
    with pytest.raises(UsageError, match=f"port {opened.port} cannot be used"):
        type(opened)(desk, {}, opened.port)


def test_only_this_computer_is_listened_to(opened: Opened) -> None:
    assert opened.address.startswith("http://127.0.0.1:")
    with socket.socket() as other:
        other.settimeout(2)
        # All of 127.0.0.0/8 is this computer, and a server on 0.0.0.0 would answer there.
        assert other.connect_ex(("127.0.0.2", opened.port)) != 0
