"""What holds for all tests."""

import os
import tempfile

from hypothesis import settings

pytest_plugins = ["tests.network.fixtures"]

# Tables of languages are built once for the run, by this process or a command that it starts.
_CACHE = tempfile.TemporaryDirectory(prefix="mbclint-tests-")
os.environ["MBCLINT_CACHE"] = _CACHE.name

# The first example of a run may load tables; time is the business of benchmarks/.
settings.register_profile("mbclint", deadline=None)
settings.load_profile("mbclint")
