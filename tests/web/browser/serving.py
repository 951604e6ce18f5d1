"""Pages of a test, with the built scripts, on an address of their own and under the strictest policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from urllib.parse import urlsplit

from hatch_build import find_bundle

POLICY = "default-src 'self'"


def read_answer(pages: Mapping[str, str], path: str) -> bytes | None:
    """What stands at an address: a page of the test, or a file of the bundle."""
    if path.startswith("/bundle/"):
        return (find_bundle() / path.removeprefix("/bundle/")).read_bytes()
    return pages[path].encode() if path in pages else None


@contextmanager
def serve(pages: Mapping[str, str]) -> Iterator[str]:
    """Serves pages by their paths, and says under which address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            answer = read_answer(pages, path)
            self.send_response(200 if answer is not None else 404)
            self.send_header("Content-Type", f"{guess_type(path)[0] or 'text/html'}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(answer or b"")

        def log_message(self, *_: object) -> None:
            """Nothing: a test has enough to say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def write_page(body: str, *scripts: str) -> str:
    """A page with our colours and the scripts of the bundle."""
    loaded = "".join(f'<script src="/bundle/{name}.js" defer></script>' for name in scripts)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
        f'<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/page.css">{loaded}</head>'
        f"<body>{body}</body></html>"
    )
