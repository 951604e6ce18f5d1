"""What import contracts cannot see: who writes to the database, which doors are used, which words go untranslated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.repository import ROOT

WEB = ROOT / "src" / "ecotone_web"
MODULES = sorted(path for path in WEB.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted([*WEB.rglob("templates/**/*.html"), *WEB.rglob("templates/**/*.txt")])

WRITES = {
    "bulk_create",
    "bulk_update",
    "delete",
    "get_or_create",
    "save",
    "update_or_create",
    "create_user",
    "create_superuser",
}
WRITES_OF_A_MANAGER = {"create", "update"}
NOT_TABLES = {"cache"}


def find_writes(source: str) -> Iterator[str]:
    """Calls that write to a table: `row.save()`, `Model.objects.create()`, `rows.filter(…).update(…)`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, owner = node.func.attr, ast.unparse(node.func.value)
            is_query = ".objects" in owner or "filter(" in owner or owner.endswith(("all()", "_set"))
            if owner not in NOT_TABLES and (name in WRITES or (name in WRITES_OF_A_MANAGER and is_query)):
                yield f"line {node.lineno}: {owner[:60]}.{name}()"


def find_back_doors(source: str) -> Iterator[str]:
    """Imports from the inside of a room of the library."""
    for node in ast.walk(ast.parse(source)):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        if module and module.startswith("ecotone.") and module.count(".") > 1:
            yield module


def find_untranslated(template: str) -> list[str]:
    """Words of a template that stand outside `translate` and `blocktranslate`, in text and in attributes."""
    text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}|<!--.*?-->", "", template, flags=re.S)
    for block in ("width", "frame"):  # these hold names of classes
        text = re.sub(rf"\{{% block {block} %\}}.*?\{{% endblock %\}}", "", text, flags=re.S)
    text = re.sub(r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}", "", text, flags=re.S)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.S)
    spoken = re.findall(r"\b(?:aria-label|placeholder|title|alt|content)=\"([^\"]*[A-Za-z]{2}[^\"]*)\"", text)
    spoken = [words for words in spoken if not words.startswith(("width=", "telephone="))]
    text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.S)
    text = re.sub(r"<[^>]*>", "\n", text)
    return [*spoken, *(line.strip(" –·,.:") for line in text.splitlines() if re.search(r"[^\W\d_]{2}", line))]


def find_written_keys(template: str) -> list[str]:
    """Keys in attributes without `stringformat`: the thousand and first would be sent as 1,001, and not be found."""
    return re.findall(
        r"=\"[^\">]*\{\{ ?([\w.]*\b(?:pk|key|page|number))(?:\|add:\S+)? ?\}\}[^\">]*\"", template
    )


SMALL_NUMBERS = {"number"}
"""The place of something on its page."""

SAME_IN_ALL_LANGUAGES = {"Ecotone", "XLSX", "CSV", "PDF", "JSON"}


def may_write(path: Path) -> bool:
    """Acts do, and the commands that furnish, restore and mend a whole house before anybody is in it."""
    return path.name == "acts.py" or bool({"acts", "records", "start"} & set(path.parts))


@pytest.mark.parametrize(
    "path", [path for path in MODULES if not may_write(path)], ids=lambda path: str(path.relative_to(WEB))
)
def test_only_acts_write_to_the_database(path: Path) -> None:
    assert list(find_writes(path.read_text())) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_the_library_is_entered_by_its_front_doors(path: Path) -> None:
    assert list(find_back_doors(path.read_text())) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_every_text_can_be_translated(path: Path) -> None:
    if path.name == "500.html":
        return  # shown when nothing works any more, so it asks nothing of anybody
    assert set(find_untranslated(path.read_text())) - SAME_IN_ALL_LANGUAGES == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_keys_are_written_for_programs(path: Path) -> None:
    assert set(find_written_keys(path.read_text())) - SMALL_NUMBERS == set()


def test_the_guards_bite() -> None:
    assert find_written_keys('<input value="{{ row.pk }}">') == ["row.pk"]
    assert find_written_keys("<input value=\"{{ row.pk|stringformat:'d' }}\">") == []
    assert list(find_writes("Person.objects.filter(pk=1).update(name='x')"))
    assert list(find_writes("person.save()"))
    assert not list(find_writes("{}.update(a=1)"))
    assert list(find_back_doors("from ecotone.boundaries.weigh import weigh_boundary"))
    assert not list(find_back_doors("from ecotone.boundaries import weigh_boundary"))
    assert find_untranslated("<p>Good day</p>") == ["Good day"]
    assert find_untranslated('<input placeholder="A name">') == ["A name"]
    assert (
        find_untranslated('<p title="{% translate \'x\' %}">{% translate "Good day" %} {{ name }}</p>') == []
    )
