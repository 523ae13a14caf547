"""Heights that are known need no layout again, and nothing on a page hangs on what was known."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from tests.conftest import sample
from tests.pdf.conftest import ROOT, SITE, make_pdf
from tests.pdf.generated import make_worker

from casefolio.fit import Measures
from casefolio.pdf import fitting, renderer
from casefolio.pdf.height_cache import HeightCache
from casefolio.pdf.renderer import Renderer, open_renderer
from casefolio.pdf.sheet import Sheet
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels

LABELS = find_labels("en")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project of its own, with nothing known of its looks."""
    shutil.copytree(ROOT / "templates/pdf", tmp_path / "templates/pdf")
    monkeypatch.setattr(renderer, "_height_caches", {})
    yield tmp_path


def compose(resume: Resume, opened: Renderer) -> Sheet:
    selection = select_everything(resume, LABELS)
    return fitting.FitJob(resume, selection, LABELS, SITE, None, opened).compose(selection, with_shorts=True)


class LayoutRecorder:
    """Lays out sheets, and records them."""

    def __init__(self, opened: Renderer) -> None:
        self.opened = opened
        self.laid_out: list[Sheet] = []

    def __call__(self, sheet: Sheet) -> Measures:
        self.laid_out.append(sheet)
        return self.opened._measure_by_layout(sheet)

    def keys(self) -> list[str]:
        """The keys of the entries and lines that were laid out last."""
        return [
            str(key)
            for block in self.laid_out[-1].blocks
            for entry in block.entries
            for key in (entry.key, *(bullet.key for bullet in entry.bullets))
            if key
        ]


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("look", "seeds"), [*product(["modern", "classic", "compact"], [(3,), (3, 7, 30, 41)])]
)
def test_measures_are_those_of_one_layout_whatever_was_known(
    look: str, seeds: tuple[int, ...], everything: Resume, tmp_path: Path
) -> None:
    record = LayoutRecorder(open_renderer(ROOT, look, "a4"))
    sheets = [compose(resume, record.opened) for resume in (everything, *map(make_worker, seeds))]
    # Measured when nothing is known, and when all is: by a cache with the heights measured before.
    one = HeightCache(tmp_path / "one.json", "")
    anew = [
        HeightCache(tmp_path / "other.json", "", ignores_file=True).measure(sheet, record) for sheet in sheets
    ]
    wholes = [record(sheet) for sheet in sheets]
    cases = list(zip(sheets, anew, wholes, strict=True))
    for sheet, other, whole in (*cases, *reversed(cases)):
        assert one.measure(sheet, record) == other
        known = one.measure(sheet, record)
        assert known.total.height == pytest.approx(whole.total.height, abs=1e-3)
        assert known.total.give == pytest.approx(whole.total.give, abs=1e-3)
        for part in ("lines", "shorts", "entries", "sections", "texts"):
            sizes, expected = getattr(known, part), getattr(whole, part)
            assert sizes.keys() == expected.keys()
            for key, size in sizes.items():
                assert size.height == pytest.approx(expected[key].height, abs=1e-3)
                assert size.give == pytest.approx(expected[key].give, abs=1e-3)


@pytest.mark.sweep
def test_the_first_of_a_section_may_stand_otherwise(
    everything: Resume, project: Path, tmp_path: Path
) -> None:
    sheet = project / "templates/pdf/modern/look.css"
    sheet.write_text(sheet.read_text() + ".rows li:first-child, article:first-of-type { margin-top: 30pt }")
    record = LayoutRecorder(open_renderer(project, "modern", "a4"))
    turned = everything.model_copy(
        update={name: getattr(everything, name)[::-1] for name in ("skills", "projects", "work")}
    )
    one = HeightCache(tmp_path / "one.json", "")
    one.measure(compose(everything, record.opened), record)
    for resume in (turned, everything, turned.model_copy(update={"skills": turned.skills[1:]})):
        fresh = HeightCache(tmp_path / "other.json", "", ignores_file=True)
        assert one.measure(compose(resume, record.opened), record) == fresh.measure(
            compose(resume, record.opened), record
        )


def test_what_is_known_is_not_laid_out_again(everything: Resume, tmp_path: Path) -> None:
    record = LayoutRecorder(open_renderer(ROOT, "modern", "a4"))
    sheet = compose(everything, record.opened)
    first = HeightCache(tmp_path / "heights.json", "")
    first.measure(sheet, record)
    first.measure(sheet, record)
    HeightCache(tmp_path / "heights.json", "").measure(sheet, record)
    other = HeightCache(tmp_path / "heights.json", "")
    other.measure(compose(make_worker(1), record.opened), record)
    first.measure(compose(make_worker(1), record.opened), record)
    assert len(record.laid_out) == 2
    assert record.laid_out[0] == sheet
    del record.laid_out[1:]
    HeightCache(tmp_path / "heights.json", "another look").measure(sheet, record)
    assert record.laid_out == [sheet, sheet]


def test_only_a_new_line_is_laid_out(everything: Resume, tmp_path: Path) -> None:
    record = LayoutRecorder(open_renderer(ROOT, "modern", "a4"))
    sheet = compose(everything, record.opened)
    heights = HeightCache(tmp_path / "heights.json", "")
    heights.measure(sheet, record)
    work = everything.work[1]
    told = work.highlights[0].model_copy(update={"text": "Something else, at some more length than before."})
    entries = (everything.work[0], work.model_copy(update={"highlights": [told, *work.highlights[1:]]}))
    changed = everything.model_copy(update={"work": [*entries, *everything.work[2:]]})
    heights.measure(compose(changed, record.opened), record)
    assert record.keys() == ["entry:work:1", "line:work-1-0:0"]


def test_a_damaged_file_is_measured_anew(short: Resume, tmp_path: Path) -> None:
    record = LayoutRecorder(open_renderer(ROOT, "modern", "a4"))
    sheet = compose(short, record.opened)
    file = tmp_path / "heights.json"
    measured = HeightCache(file, "").measure(sheet, record)
    whole = file.read_bytes()
    for damaged in (whole[:300], b"[]", b'{"made_with": "", "kept": [["a", 3]]}', b"\xff"):
        file.write_bytes(damaged)
        assert HeightCache(file, "").measure(sheet, record) == measured
        assert file.read_bytes() == whole
    file.unlink()
    file.mkdir()
    assert HeightCache(file, "").measure(sheet, record) == measured


def test_heights_that_have_become_wrong_do_not_reach_a_page(project: Path) -> None:
    """As when a font is installed: nothing in the project tells of it."""
    resume = make_worker(20)
    made = make_pdf(resume, pages=1, root=project)
    (file,) = project.glob(".cache/heights/*.json")
    told = json.loads(file.read_bytes())
    told["kept"] = [(digest, size and [size[0] * 0.8, size[1]]) for digest, size in told["kept"]]
    file.write_text(json.dumps(told))
    renderer._height_caches.clear()
    assert make_pdf(resume, pages=1, root=project).data == made.data
    renderer._height_caches.clear()
    assert make_pdf(resume, pages=2, root=project).pages == 2


def test_they_hold_in_another_place_until_the_look_is_another(project: Path) -> None:
    """As where a cache is restored into a new clone: its files have other times."""
    other = project / "other"
    shutil.copytree(project / "templates", other / "templates", copy_function=shutil.copy)
    here, there = (open_renderer(root, "modern", "a4").heights for root in (project, other))
    assert there.file != here.file and there.made_with == here.made_with
    with (other / "templates/pdf/modern/look.css").open("a") as sheet:
        sheet.write("p { margin: 0 }")
    assert open_renderer(other, "modern", "a4").heights.made_with != here.made_with


@pytest.mark.sweep
def test_a_look_that_changes_is_measured_anew(project: Path) -> None:
    resume = make_worker(20)
    made = make_pdf(resume, pages=1, root=project)
    sheet = project / "templates/pdf/modern/look.css"
    sheet.write_text(sheet.read_text().replace("--size: 10.4pt", "--size: 9.6pt"))
    smaller = make_pdf(resume, pages=1, root=project)
    assert smaller.kept != made.kept
    (file,) = project.glob(".cache/heights/*.json")
    known = json.loads(file.read_bytes())["kept"]
    shutil.rmtree(project / ".cache/heights")
    renderer._height_caches.clear()
    assert make_pdf(resume, pages=1, root=project).data == smaller.data
    assert json.loads(file.read_bytes())["kept"] == known


@pytest.mark.sweep
@pytest.mark.parametrize("seeds", sample(2, [(5, 52), (5, 29, 52)]))
def test_the_same_bytes_with_and_without_what_is_known(project: Path, seeds: tuple[int, ...]) -> None:
    """In any order, and whatever else was made before."""
    resumes = [make_worker(seed) for seed in seeds]
    alone = []
    for resume in resumes:
        shutil.rmtree(project / ".cache", ignore_errors=True)
        renderer._height_caches.clear()
        alone.append(make_pdf(resume, root=project).data)
    assert [make_pdf(resume, root=project).data for resume in reversed(resumes)] == alone[::-1]
