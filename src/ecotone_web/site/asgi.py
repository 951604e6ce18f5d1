"""What the web server runs."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from ecotone_web.site.bounds import bound_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ecotone_web.site.settings")
application = bound_bodies(get_asgi_application(), settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
