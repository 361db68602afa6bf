"""`python -m heed.cli`: the same as the `heed` command."""

import sys

from heed.cli.main import main

sys.exit(main())
