"""Which position is the newest: by its dates, or by its place where they are missing."""

from __future__ import annotations

import pytest

from casefolio.fit.ages import order_by_age
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels


@pytest.mark.parametrize(
    ("dates", "newest_first"),
    [
        (["2010/2014", "2014/2018", "2018/"], [2, 1, 0]),
        (["2018/", "2014/2018", "2010/2014"], [0, 1, 2]),
        (["2014/2018", "2014/2018-05", "2012/"], [2, 1, 0]),
        (["2015/2018", "2016/2018", "2017/2018"], [2, 1, 0]),
        # As they stand: one of them cannot be compared.
        (["2010/2014", "/", "2018/"], [0, 1, 2]),
        (["2010/2014", "2012/2014", ""], [1, 0]),
    ],
)
def test_the_newest_comes_first(dates: list[str], newest_first: list[int]) -> None:
    """A position by its start and end; one without a line ("") is passed over."""
    work = []
    for period in dates:
        start, _, end = period.partition("/")
        highlights = ["Rang a bell."] if period else []
        work.append({"startDate": start or None, "endDate": end or None, "highlights": highlights})
    data = {"basics": {"name": "Ada Example"}, "work": work}
    fill_ids(data)
    selection = select_everything(Resume.model_validate(data), find_labels("en"))
    assert [ref.index for ref in order_by_age(selection)] == newest_first
