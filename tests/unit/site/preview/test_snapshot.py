"""What browsers see at a moment."""

from __future__ import annotations

from casefolio.site.preview.snapshot import Snapshots


def test_what_is_the_same_is_no_news() -> None:
    snapshots = Snapshots()
    snapshots.show(files={"a": b"1"}, banner="x")
    before = snapshots.current
    snapshots.show(files={"a": b"1"}, banner="x")
    assert snapshots.current == before


def test_times_only_grow_and_tell_what_changed() -> None:
    snapshots = Snapshots()
    first = snapshots.current
    snapshots.show(files={"a": b"1"})
    pages = snapshots.current
    assert pages.epoch == pages.pages > first.epoch and pages.problems == first.problems
    snapshots.show(banner="x")
    told = snapshots.current
    assert told.epoch == told.problems > pages.epoch and told.pages == pages.pages
    snapshots.announce_change()
    assert snapshots.current.epoch > told.epoch and snapshots.current.files == told.files


def test_waiting_ends_with_the_news_or_with_its_time() -> None:
    snapshots = Snapshots()
    assert snapshots.wait_for(lambda view: True, 60) is snapshots.current
    assert snapshots.wait_for(lambda view: False, 0) is snapshots.current
