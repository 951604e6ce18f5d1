"""Letters go to a real mail server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests.web.team.post import PostOffice, open_post_office


@pytest.fixture
def post(settings: Any) -> Iterator[PostOffice]:
    """The post office that the workbench uses."""
    cache.clear()
    with open_post_office() as (office, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield office
