"""The workbench's own settings, with a home that is thrown away and a misspelt template variable that fails."""

import atexit
import os
import shutil
import tempfile

home = tempfile.mkdtemp(prefix="ecotone-test-")
atexit.register(shutil.rmtree, home, ignore_errors=True)
os.environ["ECOTONE_HOME"] = home

from ecotone_web.site.settings import *  # noqa: E402, F403
from ecotone_web.site.settings import DATA, DATABASES, TEMPLATES  # noqa: E402


class Loud(str):
    """Raises where a template asks for what is not there."""

    __slots__ = ()

    def __contains__(self, text: object) -> bool:
        return text == "%s"

    def __mod__(self, name: object) -> str:
        raise NameError(f"a template asks for {name}, which is not there")


if "sqlite3" in str(DATABASES["default"]["ENGINE"]):
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}  # a file, as in earnest
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Loud()
WHITENOISE_AUTOREFRESH = True  # static files are looked for when asked for, not all of them for each browser
EMAIL_BACKEND, PRINTS_LETTERS = "django.core.mail.backends.locmem.EmailBackend", False
EMAIL_PER_MINUTE = 0  # tests wait for nothing
DATA.mkdir(exist_ok=True)
