"""The exit codes of the program; what 1 means of a verb, its `--help` says."""

DONE, PROBLEMS, MISUSED, FAILED, INTERRUPTED, UNHEARD = 0, 1, 2, 3, 130, 141
