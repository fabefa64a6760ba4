"""`python -m benchmarks` measures what building costs."""

from __future__ import annotations

import sys

from benchmarks.run import main

sys.exit(main())
