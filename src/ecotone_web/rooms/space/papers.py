"""Pages into PDF, where the libraries that set type are there."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path

from django.contrib.staticfiles import finders

from ecotone_web.bridge.styles import style_for_paper


@cache
def can_make_pdf() -> bool:
    """Whether WeasyPrint finds Pango; where it does not, a browser prints the same page."""
    try:
        import_module("weasyprint")
    except (ImportError, OSError):
        return False
    return True


def make_pdf(page: str) -> bytes:
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
