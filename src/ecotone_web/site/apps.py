"""The Django app of the base templates and the commands."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Brings templates, template tags and management."""

    name = "ecotone_web.site"
    label = "ecotone_site"
