"""What is handed out as a file: pages as PDF, where the libraries that set type are there, and tables."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from ecotone_web.bridge.styles import style_for_paper

KINDS = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8"}
"""What a browser is told of a file, by the ending of its name."""


@cache
def can_make_pdf() -> bool:
    """Whether WeasyPrint finds Pango; where it does not, a browser prints the same page."""
    try:
        import_module("weasyprint")
    except (ImportError, OSError):
        return False
    return True


def hand_out(page: str, about: str, what: str) -> HttpResponse:
    """A page as PDF, or, where none can be made, as the page to print."""
    return offer(_make_pdf(page), about, f"{what}.pdf") if can_make_pdf() else HttpResponse(page)


def offer(content: bytes, about: str, what: str) -> HttpResponse:
    """A file to keep. Its name says what it is about, as far as that has Latin letters, what it is, and the day."""
    kind, ending = what.split(".")
    name = "-".join(filter(None, (slugify(about)[:60].rstrip("-"), kind, timezone.localdate().isoformat())))
    response = HttpResponse(content, content_type=KINDS[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _make_pdf(page: str) -> bytes:
    """The page on paper, in the style of the sheet; nothing is fetched for it."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    # the styles of a screen are left out with their links
    bare = re.sub(r"<link\b[^>]*>", "", page)
    style = finders.find("sheet.css")
    assert isinstance(style, str)
    closed = URLFetcher(allowed_protocols=())
    document = HTML(string=style_for_paper(bare), url_fetcher=closed)
    pdf: bytes = document.write_pdf(stylesheets=[CSS(string=Path(style).read_text(encoding="utf-8"))])
    return pdf
