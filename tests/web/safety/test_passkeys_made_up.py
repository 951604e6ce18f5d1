"""What no browser says of a passkey is refused in peace."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from ecotone_web.records.models import Member

MADE_UP = {
    "an endless number": "9" * 5_000,
    "a thousand brackets": "[" * 100_000,
    "two names": '{"id": 5, "rawId": "AAAA", "response": {}}',
    "half of it": '{"id": "AAAA"}',
    "nothing": "null",
    "a key of noise": json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": dict.fromkeys(
                ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"), "_w"
            ),
        }
    ),
}


@pytest.mark.parametrize("said", MADE_UP.values(), ids=MADE_UP)
def test_at_the_door(client: Client, convener: Member, said: str) -> None:
    client.get("/sign-in/passkey/")
    assert client.post("/sign-in/passkey/", {"credential": said}).status_code < 500
    assert "_auth_user_id" not in client.session
    assert convener.user.is_active


@pytest.mark.parametrize("said", MADE_UP.values(), ids=MADE_UP)
def test_where_one_is_added(signed_in: Client, said: str) -> None:
    signed_in.get("/passkeys/add/")
    assert signed_in.post("/passkeys/add/", {"name": "x", "credential": said}).status_code == 200
