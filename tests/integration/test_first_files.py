"""What a search fetches before its first answer stays little."""

from __future__ import annotations

from pathlib import Path

from benchmarks.search.corpus import invented
from benchmarks.search.engine import HERE, OURS, first, node


def test_the_first_answer_among_1500_people_takes_five_files_and_40_kilobytes(
    tmp_path: Path,
) -> None:
    for name, content in invented(1500).files.items():
        (tmp_path / name).write_bytes(content)
    files = first(OURS, tmp_path, [])
    assert len(files) <= 5
    assert 30_000 < sum(size["brotli"] for size in node(HERE / "sizes.mjs", *files)) <= 40_000
