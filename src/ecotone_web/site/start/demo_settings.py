"""The settings of a demonstration: those of the workbench, with an address that signs in, for as long as it runs."""

from ecotone_web.site.settings import *  # noqa: F403

ROOT_URLCONF = "ecotone_web.site.start.demo_urls"
SESSION_COOKIE_NAME = "ecotone-demo-session"  # a lasting workbench on the same computer keeps its own
CSRF_COOKIE_NAME = "ecotone-demo-csrf"
# Tables are made as they are now, without the steps that led there: nothing older can be in a new folder.
MIGRATION_MODULES = dict.fromkeys(
    ("admin", "auth", "contenttypes", "sessions", "account", "mfa", "django_tasks_database", "records")
)
