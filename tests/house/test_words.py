"""The glossary has the words of the house, and the sentences keep to the words that people use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from ecotone.errors import SENTENCES
from ecotone.sentences.templates import FORBIDDEN
from tests.house.repository import ROOT, SOURCE, find_docstrings, read_sources

TERMS = """
landscape | person | boundary | side | world | belonging | tie | permeability | pull | silo | reach
social learning capability | potential | learning partnership | unlikely partner | bridge | call | invitation
wording | personal page | theme
legitimacy | voucher | sponsor | joint learning space | gathering | encounter | statement | vote
opinion group | bridging statement | commitment | power | value type | value-creation story | effect data
contribution data | value-creation matrix | framing | learning loop | portrait
"""
KINDS = """
geographic | cultural | disciplinary | political | organisational | social class | practice | goals
loyalties | other
"""
STATUSES = ["reported", "confirmed", "observed", "noted by us", "potential"]

# Words of the code and of the small print: the least that FORBIDDEN must hold.
NOT_ON_PAGES = {"tie", "node", "permeability", "pull", "verdict", "silo", "guarded"}
_NOT_ON_PAGES = re.compile(rf"\b({'|'.join(FORBIDDEN)})\b|%", re.IGNORECASE)


def list_terms(text: str) -> list[str]:
    return [term.strip() for line in text.strip().splitlines() for term in line.split("|")]


def find_glossary_terms(text: str) -> list[str]:
    """The terms of a glossary: what stands in bold at the beginning of a line."""
    return re.findall(r"^\*\*(.+?)\*\*", text, flags=re.MULTILINE)


def find_templates(source: str) -> Iterator[tuple[int, str]]:
    """The sentences, and parts of sentences, of a source: texts of two words or more, no docstrings."""
    tree = ast.parse(source)
    docstrings = find_docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in docstrings:
            text = node.value if isinstance(node.value, str) else ""
            if " " in text.strip():
                yield node.lineno, text


def find_forbidden(source: str) -> list[str]:
    """The words in the templates of a source that no page may use; names in braces are not words."""
    return [
        f"line {line}: {found.group()}"
        for line, template in find_templates(source)
        for found in _NOT_ON_PAGES.finditer(re.sub(r"\{[^}]*\}", "", template))
    ]


def test_the_glossary_has_every_term_once() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text()
    assert sorted(find_glossary_terms(glossary)) == sorted(list_terms(TERMS))


def test_the_glossary_names_kinds_and_statuses() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text()
    assert [word for word in [*list_terms(KINDS), *STATUSES] if word not in glossary] == []


def test_sentences_use_the_words_of_the_pages() -> None:
    faults = {file: find_forbidden(source) for file, source in read_sources(SOURCE / "sentences").items()}
    assert {file: words for file, words in faults.items() if words} == {}


def test_what_the_report_tells_of_the_files_uses_them_too() -> None:
    accounts = (SOURCE / "tables" / "accounts.py").read_text()
    assert len([text for _, text in find_templates(accounts)]) > 50
    assert find_forbidden(accounts) == []


def test_refusals_of_files_use_them_too() -> None:
    refusals = {code: text for code, text in SENTENCES.items() if code.startswith("tables.")}
    assert {code: text for code, text in refusals.items() if _NOT_ON_PAGES.search(text)} == {}


def test_there_are_sentences_to_look_at() -> None:
    found = [
        text for source in read_sources(SOURCE / "sentences").values() for _, text in find_templates(source)
    ]
    assert len(found) > 20


def test_the_forbidden_words_are_all_there() -> None:
    assert set(FORBIDDEN) >= NOT_ON_PAGES


@pytest.mark.parametrize("word", [*FORBIDDEN, "%"])
def test_the_guard_sees_a_forbidden_word(word: str) -> None:
    assert find_forbidden(f'TEXT = "Hardly any {word} between them."') == [f"line 1: {word}"]


def test_the_guard_looks_at_sentences_only() -> None:
    source = '''
"""The verdict on a tie."""
KEY = "verdict.guarded"
TEXT = "{ties} lean strongly to one's own {side}: a pile of properties."
'''
    assert find_forbidden(source) == []
