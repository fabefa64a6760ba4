"""What one audience may see, ready to be drawn: the only thing pages and indexes are made from.

Every text here is plain and is escaped where it is printed, but for `Prose`, which is markup
wherever it is printed. A path is relative to the root of the audience's site and ends in a slash.
"""
