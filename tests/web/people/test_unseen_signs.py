"""Signs that nobody sees do not come into names: some turn around whatever stands after them."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ecotone_web.records.models import Person, Side, Source, Space
from ecotone_web.records.names import without_unseen
from tests.web.people.test_directory import address
from tests.web.people.test_person import person_of

TURNED = "Ada \u202eAnker\u2066\u200f\ufeff"


def test_what_joins_letters_or_keeps_them_apart_stays() -> None:
    for name in ("مي\u200cخ", "श्र\u200dी", "👩\u200d🌾 Éva"):
        assert without_unseen(name) == name
    assert without_unseen("a\u2067b\u061c\u2060c\xadd\x07") == "abcd"
    assert without_unseen("\u3164\u2800\U000e0041\u034f") == ""


def test_a_name_that_is_typed_turns_nothing_around(signed_in: Client, cast: Space) -> None:
    ada = person_of(cast, "ada")
    signed_in.post(address(cast, f"{ada.uid}/change/"), {"name": TURNED})
    ada.refresh_from_db()
    assert ada.name == "Ada Anker"
    page = signed_in.post(address(cast, f"{ada.uid}/change/"), {"name": "\u200e\u202e"})
    assert "This field is required." in page.content.decode()


def test_nor_does_a_name_that_is_pasted_or_comes_in_with_a_file(signed_in: Client, space: Space) -> None:
    signed_in.post(reverse("sources:paste", args=[space.slug]), {"names": f"{TURNED}, Reef\u202e School"})
    rows = (
        "name,office",
        "Bo\u202e Brackwater,Nor\u202ath",
        "Cy Coral,\u200b",
        "Dee Dune,North",
        "Esi Estuary,West",
    )
    file = "\n".join((*rows, "Fen Ford,West")).encode()
    signed_in.post(reverse("sources:file", args=[space.slug]), {"sheets": SimpleUploadedFile("a.csv", file)})
    for source in Source.objects.filter(state=Source.State.DRAFT):
        signed_in.post(reverse("sources:keep", args=[space.slug, source.pk]))
    names = set(Person.objects.values_list("name", flat=True))
    assert {"Ada Anker", "Bo Brackwater", "Cy Coral"} < names
    assert set(Side.objects.values_list("name", flat=True)) == {"Reef School", "North", "West"}


def test_nor_does_a_heading(signed_in: Client, space: Space) -> None:
    signed_in.post(reverse("start_space"), {"name": "The \u202eharbour"})
    assert Space.objects.filter(name="The harbour").exists()
