"""`python -m benchmarks.search` measures the people search beside its peers."""

from __future__ import annotations

import sys

from benchmarks.search.run import main

sys.exit(main())
