"""Fetching: http and https only, no way into the own network, limits on time, size, kind and redirects."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from purport.documents import read_url
from purport.documents.fetch import fetch, is_public
from purport.errors import FetchError

SENTENCE = "The two foreign ministries said on Tuesday that they would open talks on the treaty next month."
PAGE = f"<html><body><p>{SENTENCE}</p></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path, _, rest = self.path.partition("?")
        if path == "/hop":
            left = int(rest)
            self._redirect(f"/hop?{left - 1}" if left else "/page")
        elif path == "/to":
            self._redirect(rest)
        elif path == "/slow":
            self._head("text/html")
            for _ in range(100):
                self.wfile.write(b"<p>x</p>")
                self.wfile.flush()
                time.sleep(0.1)
        elif path == "/big":
            self._head("text/html")
            for _ in range(25):
                self.wfile.write(b"x" * 1024 * 1024)
        elif path == "/bomb":
            body = gzip.compress(b"x" * (40 * 1024 * 1024))
            self._head("text/html", ("Content-Encoding", "gzip"), ("Content-Length", str(len(body))))
            self.wfile.write(body)
        elif path == "/gzip":
            self._head("text/html", ("Content-Encoding", "gzip"))
            self.wfile.write(gzip.compress(PAGE))
        elif path == "/short":
            self._head("text/html", ("Content-Length", "100000"))
            self.wfile.write(PAGE)
        elif path == "/picture":
            self._head("image/png")
        elif path == "/koi":
            self._head("text/html; charset=koi8-r")
            self.wfile.write("<html><body><p>Президент прибыл.</p></body></html>".encode("koi8-r"))
        elif path == "/page":
            self._head("text/html; charset=utf-8")
            self.wfile.write(PAGE)
        else:
            self.send_error(404)

    def _head(self, content_type: str, *headers: tuple[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.daemon_threads = True
    web.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{web.server_port}"
    web.shutdown()


def test_a_page_is_fetched_and_read(server: str) -> None:
    article, _ = read_url(f"{server}/page", allow_private=True, published="2023-09-11")
    assert article.text == SENTENCE
    assert (article.url, article.published) == (f"{server}/page", "2023-09-11")


def test_the_server_names_the_charset(server: str) -> None:
    assert read_url(f"{server}/koi", allow_private=True)[0].text == "Президент прибыл."


def test_packed_answers_are_unpacked(server: str) -> None:
    assert read_url(f"{server}/gzip", allow_private=True)[0].text == SENTENCE


def test_redirects_are_followed_to_a_limit(server: str) -> None:
    assert read_url(f"{server}/hop?3", allow_private=True)[0].url == f"{server}/page"
    with pytest.raises(FetchError, match="redirects"):
        fetch(f"{server}/hop?6", allow_private=True)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "gopher://x/", "//", "http://"])
def test_a_redirect_to_another_scheme_or_nowhere_is_refused(server: str, target: str) -> None:
    with pytest.raises(FetchError):
        fetch(f"{server}/to?{target}", allow_private=True)


def test_local_addresses_are_refused_without_leave(server: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"{server}/page")


def test_a_redirect_into_the_own_network_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public; where it redirects to is checked again."""
    monkeypatch.setattr("purport.documents.fetch.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(FetchError, match=r"169\.254\.169\.254 is not a public address"):
        fetch(f"{server}/to?http://169.254.169.254/latest/meta-data")


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(FetchError, match=r"10\.0\.0\.8"):
        fetch("http://rebinding.example/")


def test_the_name_is_looked_up_once_and_the_checked_address_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rsplit(":", 1)[1])
    asked: list[str] = []

    def once(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    original = socket.create_connection
    monkeypatch.setattr(socket, "getaddrinfo", once)
    monkeypatch.setattr("purport.documents.fetch.is_public", lambda address: True)
    connected: list[str] = []

    def connect(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
        connected.append(address[0])
        monkeypatch.undo()
        return original(address, timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    assert fetch(f"http://news.example:{port}/page").data == PAGE
    assert asked == ["news.example"] and connected == ["127.0.0.1"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "::127.0.0.1",
        "nonsense",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "example.org",
        "http://",
        "http://user:pw@example.org/",
        "http://exa mple.org/",
        "http://example.org/\r\nHost: other",
        "http://[::1",
        "http://example.org:99999/",
        "javascript:alert(1)",
        "",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url)


def test_the_whole_fetch_has_one_time_limit(server: str) -> None:
    before = time.monotonic()
    with pytest.raises(FetchError, match="time"):
        fetch(f"{server}/slow", allow_private=True, timeout=0.8)
    assert time.monotonic() - before < 4


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/big", "larger"), ("/bomb", "larger"), ("/picture", "image/png"), ("/none", "404"), ("/short", "broke off")],
)
def test_answers_that_are_no_page(server: str, path: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetch(f"{server}{path}", allow_private=True)


def test_a_closed_port_is_a_fetch_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True, timeout=3)
