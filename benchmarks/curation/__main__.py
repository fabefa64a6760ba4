"""`python -m benchmarks.curation` measures how well "For you" orders, on the half held back."""

from __future__ import annotations

import sys

from benchmarks.curation.run import main

sys.exit(main())
