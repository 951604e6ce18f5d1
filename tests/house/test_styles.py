"""The style sheet and the pages agree: each class is drawn and used, each token is there, nothing stands inline."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable

from ecotone.pictures import css_variables, picture_css
from tests.house.repository import ROOT, find_templates, find_web_sources

STATIC = ROOT / "src" / "ecotone_web" / "site" / "static"
MOST_BYTES = 10_000

NOT_OURS = {"htmx-indicator", "htmx-request", "errorlist"}
"""Classes that htmx and Django give, so that no template has them."""

NOT_DRAWN: dict[str, str] = {}
"""Classes of templates that need no style, each with its reason."""

NOT_USED_YET: dict[str, str] = {}
"""Classes that no template uses, each with the reason why they stay."""

COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(|:\s*(?:white|black|red|gray|grey)\b", re.I
)


def find_colours(css: str) -> list[str]:
    """Colours that are written out instead of taken from the tokens; white paper is white."""
    return [found for found in COLOUR.findall(css) if found.lower() != "#fff"]


def find_undefined(css: str, *defining: str) -> list[str]:
    """Tokens that are asked for and stand nowhere."""
    defined = {name for text in (css, *defining) for name in re.findall(r"(--eco-[\w-]+)\s*:", text)}
    return sorted(set(re.findall(r"var\((--eco-[\w-]+)", css)) - defined)


def list_drawn(css: str) -> set[str]:
    """The classes of a style sheet."""
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"|\burl\([^)]*\)", "", css, flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", css)
    return {name for selector in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector)}


def list_used(template: str) -> set[str]:
    """The classes that a template gives, under whatever condition."""
    blocks = re.findall(r"\{% block (?:width|frame) %\}(.*?)\{% endblock %\}", template, flags=re.DOTALL)
    text = leave_out_tags(template) + leave_out_tags("".join(f' class="{block}"' for block in blocks))
    return {name for kind in re.findall(r"\bclass=\"([^\"]*)\"", text) for name in kind.split()}


def leave_out_tags(template: str) -> str:
    """A template without what Django does in it."""
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", template, flags=re.DOTALL)


def list_used_by_python(source: str) -> set[str]:
    """The classes that a form gives to its fields."""
    found = re.findall(r"[\"']class[\"']: [\"']([\w -]+)[\"']", source)
    return {name for names in found for name in names.split()}


BY_MAIL = "letter.html"
"""A letter brings its own style: whoever reads it fetches nothing from us, and should not."""


def find_inline(template: str) -> list[str]:
    """Style and script that the policy of the pages would forbid."""
    marks = r"<style\b|<script(?![^>]*\bsrc=)[^>]*>|<[a-z][^>]*?\s(?:style|on[a-z]+)=|javascript:|\bhx-on"
    return re.findall(marks, leave_out_tags(template), flags=re.IGNORECASE)


def join(parts: Iterable[set[str]]) -> set[str]:
    return set().union(*parts)


def test_the_style_is_small() -> None:
    assert len(gzip.compress((STATIC / "ecotone.css").read_bytes())) < MOST_BYTES


def test_every_token_is_defined() -> None:
    css = (STATIC / "ecotone.css").read_text()
    assert find_undefined(css, css_variables()) == []
    assert find_undefined(picture_css(), css_variables()) == []


def test_colours_come_from_the_tokens() -> None:
    assert find_colours((STATIC / "ecotone.css").read_text()) == []


def test_every_class_of_a_page_is_drawn() -> None:
    used = {path.relative_to(ROOT): list_used(path.read_text()) for path in find_templates()}
    drawn = join(list_drawn(path.read_text()) for path in STATIC.glob("*.css")) | list_drawn(picture_css())
    drawn |= join(list_drawn(path.read_text()) for path in find_templates() if path.name == BY_MAIL)
    unknown = {str(path): sorted(names - drawn - set(NOT_DRAWN)) for path, names in used.items()}
    assert {path: names for path, names in unknown.items() if names} == {}


def test_every_class_that_is_drawn_is_used() -> None:
    used = join(list_used(path.read_text()) for path in find_templates())
    used |= join(list_used_by_python(path.read_text()) for path in find_web_sources())
    drawn = join(list_drawn(path.read_text()) for path in STATIC.glob("*.css"))
    assert sorted(drawn - used - NOT_OURS - set(NOT_USED_YET) - list_drawn(picture_css())) == []
    assert sorted(set(NOT_USED_YET) & used) == []


def test_nothing_stands_inline() -> None:
    pages = [path for path in find_templates() if path.name != BY_MAIL]
    faults = {str(path.relative_to(ROOT)): find_inline(path.read_text()) for path in pages}
    assert {path: found for path, found in faults.items() if found} == {}


def test_the_guards_bite() -> None:
    css = "/* .not-this */ .a > .b-c:hover { color: var(--eco-a); margin: .5rem } @media (x) { .d { --eco-b: 0 } }"
    assert find_undefined(css) == ["--eco-a"]
    assert find_undefined(css, ":root{--eco-a:#123456}") == []
    assert list_drawn(css) == {"a", "b-c", "d"}
    assert find_colours("a { color: #FFF; border: 1px solid #abc; background: rgb(0 0 0) }") == [
        "#abc",
        "rgb(",
    ]
    assert list_used('<p class="a{% if x == "y" %} b{% endif %} {{ c }}">') == {"a", "b"}
    assert list_used("{% block width %}narrowly{% endblock %}") == {"narrowly"}
    assert list_used_by_python("attrs={'class': 'short wide'}") == {"short", "wide"}
    for inline in (
        "<style>",
        "<script>go()</script>",
        '<p style="a">',
        '<a\nonclick="go()">',
        '<a hx-on="go">',
    ):
        assert find_inline(inline)
    assert find_inline('<script src="{% static \'a.js\' %}" defer></script><p class="style on">') == []
