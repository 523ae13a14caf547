"""What browsers see at a moment."""

from __future__ import annotations

from casefolio.site.preview.snapshot import Shown


def test_what_is_the_same_is_no_news() -> None:
    shown = Shown()
    shown.show(files={"a": b"1"}, banner="x")
    before = shown.view
    shown.show(files={"a": b"1"}, banner="x")
    assert shown.view == before


def test_times_only_grow_and_tell_what_changed() -> None:
    shown = Shown()
    first = shown.view
    shown.show(files={"a": b"1"})
    pages = shown.view
    assert pages.epoch == pages.pages > first.epoch and pages.told == first.told
    shown.show(banner="x")
    told = shown.view
    assert told.epoch == told.told > pages.epoch and told.pages == pages.pages
    shown.tell_change()
    assert shown.view.epoch > told.epoch and shown.view.files == told.files


def test_waiting_ends_with_the_news_or_with_its_time() -> None:
    shown = Shown()
    assert shown.wait_for(lambda view: True, 60) is shown.view
    assert shown.wait_for(lambda view: False, 0) is shown.view
