"""What holds for all tests."""

from hypothesis import settings

# The first example of a run may load tables; time is the business of benchmarks/.
settings.register_profile("mbclint", deadline=None)
settings.load_profile("mbclint")
