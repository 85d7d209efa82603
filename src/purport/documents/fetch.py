"""Fetches a page over http or https, and only from where a reader of news may look.

Every address that a host name resolves to is checked, after each redirect again, and the connection goes to
the address that was checked, so that a name cannot point elsewhere between check and use.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from purport.documents.decoding import MAX_BYTES
from purport.errors import FetchError

MAX_REDIRECTS = 5
_CHUNK = 65536
_READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_REDIRECTS = (301, 302, 303, 307, 308)
_AGENT = "purport (news reader)"
_EMBEDDED_V4 = (
    (ipaddress.ip_network("64:ff9b::/96"), 0),
    (ipaddress.ip_network("2002::/16"), 80),
)
"""IPv6 networks that carry an IPv4 address, and how far from the right it stands."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered: the bytes, the URL after redirects, the media type and charset it named."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


def fetch(url: str, *, allow_private: bool = False, timeout: float = 20.0) -> Fetched:
    """Fetch a URL.

    Arguments: the URL; whether private and local addresses may be asked; the seconds that everything
    together may take. Raises FetchError with the reason, FetchError also for answers that are too large
    or no text.
    """
    deadline = time.monotonic() + timeout
    current = url
    for _ in range(MAX_REDIRECTS + 1):
        answer = _ask(current, allow_private, deadline)
        if isinstance(answer, Fetched):
            return answer
        current = answer
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects")


def _ask(url: str, allow_private: bool, deadline: float) -> Fetched | str:
    """Make one request. Returns the page, or the URL that the server redirects to."""
    parts = _checked_url(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _checked_address(host, port, allow_private)
    connection = _Pinned(host, port, address, secure=parts.scheme == "https", timeout=_left(deadline, url))
    watchdog = threading.Timer(_left(deadline, url), connection.cut)
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.request("GET", _target(parts), headers=_headers())
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return _redirect(url, response)
        return _page(url, response, deadline)
    except TimeoutError as error:
        raise FetchError(f"{url}: no complete answer in time") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = time.monotonic() >= deadline
        raise FetchError(f"{url}: {'no complete answer in time' if late else error or type(error).__name__}") from error
    finally:
        watchdog.cancel()
        connection.close()


def _headers() -> dict[str, str]:
    return {"User-Agent": _AGENT, "Accept": "text/html, text/plain;q=0.9, */*;q=0.1", "Accept-Encoding": "identity",
            "Accept-Language": "en", "Connection": "close"}  # fmt: skip


def _checked_url(url: str) -> SplitResult:
    if any(ord(character) <= 32 for character in url):
        raise FetchError(f"{url!r} has spaces or control characters")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url!r} is not a URL: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{url}: only http and https are fetched")
    if not parts.hostname or port == 0:
        raise FetchError(f"{url}: there is no host in it")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{parts.scheme}://{parts.hostname}: a URL with a user name or password is not fetched")
    return parts


def _target(parts: SplitResult) -> str:
    return urlunsplit(
        (
            "",
            "",
            quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"),
            quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]"),
            "",
        )
    )


def _checked_address(host: str, port: int, allow_private: bool) -> str:
    """Resolve the host and check every address. Returns the one to connect to."""
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: the host is not known") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        raise FetchError(f"{host}: the host is not known")
    for address in addresses:
        if not allow_private and not is_public(address):
            raise FetchError(f"{host}: {address} is not a public address")
    return addresses[0]


def is_public(address: str) -> bool:
    """Say whether an address is one of the open internet: none private, local, multicast or reserved,
    nor an IPv6 form of such an IPv4 address."""
    try:
        parsed: Address = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or _embedded(parsed)
        if inner is not None:
            return is_public(str(inner))
        if parsed.teredo is not None or parsed.is_site_local or int(parsed) >> 32 == 0:
            return False
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    for network, shift in _EMBEDDED_V4:
        if address in network:
            return ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    return None


class _Pinned(http.client.HTTPConnection):
    """A connection to a checked address that still names the host in TLS and in the request."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._address = address
        self._secure = secure

    def connect(self) -> None:
        """Connect to the checked address."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End the connection from the watchdog's thread, whatever it waits for."""
        sock = self.sock
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _left(deadline: float, url: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(f"{url}: no complete answer in time")
    return left


def _redirect(url: str, response: http.client.HTTPResponse) -> str:
    target = response.getheader("Location")
    if not target:
        raise FetchError(f"{url}: redirected to nowhere")
    joined = urljoin(url, target)
    if urlsplit(url).scheme == "https" and urlsplit(joined).scheme == "http":
        raise FetchError(f"{url}: redirected from https to http")
    return joined


def _page(url: str, response: http.client.HTTPResponse, deadline: float) -> Fetched:
    if response.status != 200:
        raise FetchError(f"{url}: the server answered {response.status} {response.reason}")
    media_type, charset = _content_type(response.getheader("Content-Type") or "")
    if media_type and media_type not in _READABLE:
        raise FetchError(f"{url}: {media_type} is not a page of text")
    length = response.getheader("Content-Length") or ""
    if length.isdigit() and int(length) > MAX_BYTES:
        raise FetchError(
            f"{url}: the page has {int(length) / 1048576:.0f} MB; up to {MAX_BYTES // 1048576} MB are read"
        )
    return Fetched(data=_body(url, response, deadline), url=url, media_type=media_type, charset=charset)


def _content_type(header: str) -> tuple[str, str | None]:
    media_type = header.split(";")[0].strip().lower()
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", header, re.IGNORECASE)
    return media_type, match.group(1) if match else None


def _body(url: str, response: http.client.HTTPResponse, deadline: float) -> bytes:
    """Read the body in pieces, unpacking it, and stop at the limit."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"{url}: the answer is packed as {coding[:20]}, which was not asked for")
    unpacker = zlib.decompressobj(47) if coding not in ("identity", "") else None
    pieces: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        _left(deadline, url)
        if unpacker is not None:
            chunk = _unpacked(url, unpacker, chunk, MAX_BYTES + 1 - size)
        size += len(chunk)
        if size > MAX_BYTES:
            raise FetchError(f"{url}: the page is larger than {MAX_BYTES // 1048576} MB")
        pieces.append(chunk)
    if time.monotonic() >= deadline or (response.length or 0) > 0:
        raise FetchError(f"{url}: the answer broke off")
    return b"".join(pieces)


def _unpacked(url: str, unpacker: "zlib._Decompress", chunk: bytes, room: int) -> bytes:
    try:
        return unpacker.decompress(chunk, room)
    except zlib.error as error:
        raise FetchError(f"{url}: the packed answer is broken") from error
