"""HiGHS (Huangfu and Hall, 2018), silent and on one thread: the same answers on every machine."""

from __future__ import annotations

import highspy


class Solver(highspy.Highs):
    """HiGHS without its callbacks: as it sets these up, it prints who made it."""

    def __init__(self, **options: str | float) -> None:
        super(highspy.Highs, self).__init__()
        for name, value in {"output_flag": False, "parallel": "off", **options}.items():
            self.setOptionValue(name, value)
