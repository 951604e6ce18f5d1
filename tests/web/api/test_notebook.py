"""The notebook in the documentation does what it says: its cells are run, and print what stands under them.

Set ECOTONE_REFRESH to write what they print into it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from ecotone_web.records.models import Member
from ecotone_web.rooms.api.acts import make_key
from ecotone_web.site.start.examples import make_invented
from tests.house.repository import ROOT

NOTEBOOK = ROOT / "docs" / "analysts" / "read-a-space.ipynb"


def run(cell: dict[str, Any], names: dict[str, Any]) -> str:
    """What a cell prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile("".join(cell["source"]), "a cell", "exec"), names)  # noqa: S102
    return printed.getvalue()


@pytest.mark.django_db(transaction=True)
def test_its_cells_print_what_stands_under_them(
    live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = make_invented()
    by = Member.objects.select_related("space", "user").get(space=space)
    soon = timezone.now() + timedelta(days=1)
    _key, token = make_key(by=by, title="notebook", scopes=["read"], expires_at=soon)
    monkeypatch.setenv("ECOTONE_SPACE", f"{live_server.url}/api/spaces/{space.slug}")
    monkeypatch.setenv("ECOTONE_KEY", token)
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    number = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        printed, number = run(cell, names), number + 1
        outputs = [{"name": "stdout", "output_type": "stream", "text": printed.splitlines(keepends=True)}]
        if "ECOTONE_REFRESH" in os.environ:
            cell |= {"outputs": outputs, "execution_count": number}
        assert cell["outputs"] == outputs
    assert number == 4
    if "ECOTONE_REFRESH" in os.environ:
        NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
