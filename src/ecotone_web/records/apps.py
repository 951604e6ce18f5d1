"""The Django app that holds every table."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All tables stand in one app, so that there is one line of migrations."""

    name = "ecotone_web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
