"""The templates themselves: plain words, complete values, and nothing said that nobody asked for."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import ecotone.sentences
from ecotone.sentences import FORBIDDEN, TEMPLATES, Nouns, Plural, Sentence, join_words, say_boundary, write
from tests.sentences.made import office

ROOM = Path(ecotone.sentences.__file__).parent
KEPT = ("templates.py", "phrases.py", "wholes.py")


def forms(key: str) -> tuple[str, ...]:
    template = TEMPLATES[key]
    return tuple(template) if isinstance(template, Plural) else (template,)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEMPLATES)
def test_no_template_holds_a_word_that_pages_avoid(key: str) -> None:
    for text in forms(key):
        words = re.findall(r"[a-z’]+", re.sub(r"\{[^}]*\}", "", text).lower())
        assert [word for word in words if word in FORBIDDEN] == []
        assert "%" not in text


@pytest.mark.parametrize("key", [key for key in TEMPLATES if not key.startswith(("word.", "pair.in_brief"))])
def test_every_sentence_ends(key: str) -> None:
    assert all(text.endswith((".", "?")) for text in forms(key))


@pytest.mark.parametrize("key", [key for key, template in TEMPLATES.items() if isinstance(template, Plural)])
def test_both_forms_need_the_same_values(key: str) -> None:
    one, other = forms(key)
    assert fields(one) | {"count"} == fields(other) | {"count"}


def test_every_key_can_be_said() -> None:
    """A key that no code asks for is a sentence that nobody reads."""
    code = "".join(path.read_text() for path in ROOM.parent.rglob("*.py") if path.name not in KEPT)
    made = r"boundary\.|pair\.|staying\.|changes?\.|turnover\.|next\.|own\."
    made += r"|part\.((un)?named|made_of)|word\.(lean|makes|pair|boundary)_"
    asked = set(re.findall(r'"([a-z]+\.[a-z_]+)"', code))
    # sides that stand out, and pairs without any, put the end of their keys on
    asked |= {f"{key}_{end}" for key in asked for end in ("here_alone", "none", "uncounted")}
    assert [key for key in TEMPLATES if key not in asked and not re.match(made, key)] == []


def test_a_sentence_can_be_said_again_in_other_words() -> None:
    sentence = say_boundary(
        office(verdict="cannot tell", reason="unclear", pull_low=1.0, pull_high=3.0), Nouns()
    )
    french = {
        "boundary.unclear": "{boundary} : pas clair, de {most} à {least}.",
        "word.lean_narrow": "un fort penchant",
        "word.lean_open": "aucun",
    }
    assert sentence.in_words(french) == "Office : pas clair, de un fort penchant à aucun."
    assert sentence.in_words(TEMPLATES) == sentence.text


def test_a_sentence_gives_its_key_and_values_as_json() -> None:
    sentence = write("boundary.few_meetings", boundary="office", count=3)
    assert sentence.as_dict() == {
        "key": "boundary.few_meetings",
        "values": {"boundary": "office", "count": 3},
        "text": "Office: from 3 meetings only, too few to tell.",
    }


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        write("boundary.open", boundary="office")


def test_braces_in_names_are_only_letters() -> None:
    assert str(write("empty.side", side="{ties}")) == "Nobody here yet from {ties}."


def test_markup_in_names_is_shown_not_obeyed() -> None:
    assert write("empty.side", side="<b>").__html__() == "Nobody here yet from &lt;b&gt;."


def test_lists_read_aloud() -> None:
    assert join_words(["a"]) == "a"
    assert str(join_words(["a", "b"], "word.or")) == "a or b"
    assert isinstance(join_words(["a", "b", "c"]), Sentence)
