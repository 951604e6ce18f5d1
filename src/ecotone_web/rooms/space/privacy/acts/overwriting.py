"""What was deleted is overwritten on the disk and in the caches, and who was forgotten is on the list."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.db import OperationalError, connection, models
from django_tasks_db.models import DBTaskResult

from ecotone_web.records.forgotten import copy_forgotten


def overwrite_traces() -> bool:
    """Overwrite what was deleted from the database and empty the caches; False if somebody was in the way.

    To be called outside of any transaction. SQLite: the file is written anew (`VACUUM`; `secure_delete` alone leaves
    copies where pages were split, as was measured) and its log emptied.
    PostgreSQL: `VACUUM` of our tables; the server reuses the bytes as it writes.
    """
    cache.clear()
    if connection.in_atomic_block:
        return False
    try:
        copy_forgotten(settings.DATA)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("VACUUM")
                return not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.execute(f"VACUUM {', '.join(map(connection.ops.quote_name, _list_names()))}")
    except (OperationalError, OSError):
        return False
    return True


def _list_names() -> list[str]:
    tables: list[type[models.Model]] = [
        *apps.get_app_config("records").get_models(include_auto_created=True),
        DBTaskResult,
        LogEntry,
    ]
    return [table._meta.db_table for table in tables]
