"""Fill the workbench of ECOTONE_HOME with what a backup has to hold: `python -m tests.web.start.furnishing`."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def main() -> None:
    """The invented space with its history, an account with a passkey, a task that waits and one that is done."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "ecotone_web.site.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from allauth.mfa.models import Authenticator
    from django_tasks_db.models import DBTaskResult

    from ecotone_web.records.models import Source, Upload
    from ecotone_web.rooms.space.acts import change, remove
    from ecotone_web.site.start.examples import make_invented, make_samples

    space = make_invented()
    by = space.members.get().user
    one, other = space.people.all()[:2]
    change(one, by=by, note="“ça va” \U0001f33f \x00"[:-1])
    remove(space.people.order_by("pk").last(), by=by)
    Authenticator.objects.create(user=by, type="webauthn", data={"name": "key"})
    draft = Source.objects.create(space=space, kind=Source.Kind.FILE, title="a draft", added_by=by)
    Upload.objects.create(source=draft, name="x.csv", content=bytes(range(256)))
    later = make_samples.enqueue()
    DBTaskResult.objects.filter(pk=later.id).update(run_after=datetime(2100, 1, 1, tzinfo=UTC))
    done = make_samples.enqueue()
    DBTaskResult.objects.filter(pk=done.id).update(status="SUCCESSFUL", return_value=None)
    print(other.uid)  # noqa: T201


if __name__ == "__main__":
    main()
