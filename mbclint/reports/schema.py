"""``python -m mbclint.reports.schema`` prints the schema of the JSON report."""

import sys

from mbclint.reports.json import schema

if __name__ == "__main__":
    sys.stdout.write(schema())
