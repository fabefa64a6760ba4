"""Who is forgotten goes from the peer sets and the wishes of a cohort, and nobody else does."""

from __future__ import annotations

from leaders_network.care.identity import identity_of
from leaders_network.care.unnaming import unnamed_record
from leaders_network.directory.linking import link
from leaders_network.records.gathering import Programme
from leaders_network.records.leader import Leader
from tests.unit.filled import records_of

TEXT = """\
name: Course
cohorts:
  - id: 2026
    name: Of 2026
    start: 2026-09-14
    wishes:
      - leader: ada-vale
        apart: [bo-marsh]
      - leader: cy-fell
        together: [ada-vale, bo-marsh]
    peer_rounds:
      - id: autumn
        name: Autumn
        start: 2026-10-01
        sets:
          - id: set-1
            members: [bo-marsh, cy-fell]
          - id: set-2
            members: [ada-vale, di-holt, ed-lund]
            why: [Each from another sector]
        buddies:
          - id: pair-1
            members: [bo-marsh, cy-fell]
          - id: pair-2
            members: [ada-vale, di-holt]
"""
WITHOUT = """\
name: Course
cohorts:
  - id: 2026
    name: Of 2026
    start: 2026-09-14
    wishes:
      - leader: cy-fell
        together: [bo-marsh]
    peer_rounds:
      - id: autumn
        name: Autumn
        start: 2026-10-01
        sets:
          - id: set-1
            members: [bo-marsh, cy-fell]
          - id: set-2
            members: [di-holt, ed-lund]
            why: [Each from another sector]
        buddies:
          - id: pair-1
            members: [bo-marsh, cy-fell]
          - id: pair-2
            members: [di-holt]
"""


def test_peer_sets_and_wishes_lose_who_is_forgotten() -> None:
    records = records_of(leaders={"ada-vale": Leader(name="Ada Vale")})
    identity = identity_of(link(records).records, "ada-vale")
    assert unnamed_record(TEXT, Programme, identity, "a former member") == WITHOUT
