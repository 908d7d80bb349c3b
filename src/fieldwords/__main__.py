"""``python -m fieldwords``: the command line."""

import sys

from fieldwords.cli import main

sys.exit(main())
