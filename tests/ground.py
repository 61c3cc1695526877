"""The settings of the tests: a data folder of their own, nothing from the developer's environment.

Django reads its settings before any conftest is imported, so this cannot stand there. COLLEGIUM_TEST_DATABASE
(postgresql://..., a server on which databases may be made) lets the tests run on PostgreSQL.
"""

import os
import tempfile

os.environ["COLLEGIUM_DATA"] = tempfile.mkdtemp(prefix="collegium-tests-")
for _name in ("COLLEGIUM_DATABASE", "COLLEGIUM_MAIL", "COLLEGIUM_ORIGIN", "COLLEGIUM_DEV", "COLLEGIUM_CONFIG"):
    os.environ.pop(_name, None)
if os.environ.get("COLLEGIUM_TEST_DATABASE"):
    os.environ["COLLEGIUM_DATABASE"] = os.environ["COLLEGIUM_TEST_DATABASE"]
os.environ["COLLEGIUM_HOSTS"] = "127.0.0.1,localhost,testserver"
os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.config.settings"  # for programs that tests start

from collegium.config.settings import *  # noqa: E402, F403 (the environment comes first)
