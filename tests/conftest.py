"""What holds for all tests."""

import os
import tempfile

from hypothesis import settings

pytest_plugins = ["tests.network.fixtures"]

# Tables of languages are built once for the run, by any of its processes or a command that these
# start: the processes of pytest-xdist have the folder of the one that started them.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _CACHE = tempfile.TemporaryDirectory(prefix="mbclint-tests-")
    os.environ["MBCLINT_CACHE"] = _CACHE.name

# The first example of a run may load tables; time is the business of benchmarks/.
settings.register_profile("mbclint", deadline=None)
settings.load_profile("mbclint")
