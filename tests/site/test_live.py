"""A real `mkdocs serve`: whatever a person's hand does to the files, it answers, tells, and recovers."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from PIL import Image
from pypdf import PdfReader
from tests.conftest import LONGEST_ANSWER, sample
from tests.unit.pictures.samples import PLANT, write_jpeg

from casefolio.desk import desk
from casefolio.site.preview import background_pdf, server
from casefolio.site.preview.theme_cache import ThemeCache

Serve = Callable[..., Any]

EDITED = ("data", "docs", "templates", "mkdocs.yml")
RESUME, CONFIG = "data/resume.yaml", "mkdocs.yml"
NEXT_LINE = (Path(__file__).parents[1] / "portfolios/good" / RESUME).read_bytes().count(b"\n") + 1
STUDY, THEME = "docs/case-studies/quiet-ferry.md", "templates/site/theme/main.html"


@dataclass(frozen=True)
class Fault:
    """A slip of a person's hand, and what the banner says to it."""

    name: str
    slip: Callable[[Path], object]
    said: tuple[str, ...]
    is_elsewhere: bool = False
    """Whether it is in no page, so that the pages go on changing."""


def append(path: str, text: str) -> Callable[[Path], object]:
    return lambda project: write(project, path, (project / path).read_text("utf-8") + text)


def create(path: str, text: str) -> Callable[[Path], object]:
    return lambda project: write(project, path, text)


def write(project: Path, path: str, text: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, encoding="utf-8")


def save_half(project: Path) -> None:
    """As an editor does that was stopped on its way: a file cut off within a quoted text."""
    text = (project / RESUME).read_text("utf-8")
    write(project, RESUME, text[: text.index("# Not a heading") + 5])


FAULTS = [
    Fault(
        "key",
        append(RESUME, "wrok: [<b>]\n"),
        (f"{RESUME}:{NEXT_LINE}:1: unknown key 'wrok'", "wrok: [<b>]\n^", "did you mean 'work'?"),
    ),
    Fault("yaml", append(RESUME, "awards: [\n"), (f"{RESUME}:{NEXT_LINE + 1}:1:",)),
    Fault("half", save_half, (f"{RESUME}:33",)),
    Fault("empty", create(RESUME, ""), (RESUME, "name")),
    Fault(
        "bytes", lambda p: (p / RESUME).write_bytes(b"basics:\n  name: \xff\n"), (f"{RESUME}:2:9: not UTF-8",)
    ),
    Fault("deleted", lambda p: (p / RESUME).unlink(), (f"{RESUME}: file not found",)),
    Fault(
        "renamed",
        lambda p: (p / RESUME).rename(p / "data/resmue.yaml"),
        ("file not found", "did you mean 'resmue.yaml'?"),
    ),
    Fault("no data", lambda p: (p / "data").rename(p / "old"), (f"{CONFIG}:", "data")),
    Fault(
        "page template",
        create("templates/site/pages/home.md.j2", "# Hi\n{{ nothing.here }}\n"),
        ("home.md.j2:2:1:",),
    ),
    Fault("theme syntax", append(THEME, "{% if %}\n"), (f"{THEME}:", "{% if %}\n^")),
    Fault(
        "theme value",
        append(THEME, "{% block site_meta %}{{ nav.homepage.no.such }}{% endblock %}"),
        (f"{THEME}:", "has no attribute 'no'"),
    ),
    Fault(
        "theme include",
        append(THEME, "{% block site_meta %}\n{% include 'gone.html' %}{% endblock %}"),
        (f"{THEME}:", "not found: gone.html"),
    ),
    Fault(
        "case study",
        append(STUDY, "\nSee [that](#casestudy-quiet-fery).\n"),
        (f"{STUDY}:", "quiet-fery", "^"),
    ),
    Fault(
        "phone in a case study",
        append(STUDY, "\nCall +49 170 5550199.\n"),
        (f"{STUDY}:", "a phone number in a text that is published", "^"),
    ),
    Fault(
        "picture",
        lambda p: (p / "docs/assets/me.png").write_bytes(b"%PDF-1.7"),
        ("docs/assets/me.png: cannot be published without its metadata",),
    ),
    Fault("case study gone", lambda p: (p / STUDY).unlink(), (f"{RESUME}:", "no page")),
    Fault(
        "page without entry",
        create("docs/case-studies/new.md", "## New\n"),
        ("docs/case-studies/new.md: no case study",),
    ),
    Fault("configuration", append(CONFIG, "nav: [\n"), (f"{CONFIG}:",)),
    Fault(
        "setting",
        append(CONFIG, "docs_dir: nowhere\n"),
        (f"{CONFIG}:34:1: 'docs_dir':", "docs_dir: nowhere\n^"),
    ),
    Fault(
        "hook left out",
        lambda p: write(
            p, CONFIG, (p / CONFIG).read_text("utf-8").replace("hooks: [hooks/portfolio.py]", "")
        ),
        (f"{CONFIG}: without 'hooks/portfolio.py' under 'hooks'",),
    ),
    Fault("configuration gone", lambda p: (p / CONFIG).unlink(), (f"{CONFIG}: file not found",)),
    Fault(
        "PDF template",
        create("templates/pdf/modern/resume.html.j2", "{{ no.such }}\n"),
        ("resume.html.j2:1:1:",),
        True,
    ),
    Fault(
        "posting",
        create("data/postings/new.txt", "---\nlok: classic\n---\nEngineer\n"),
        ("data/postings/new.txt:2:1: unknown key 'lok'", "lok: classic\n^"),
        True,
    ),
    Fault(
        "posting's bytes",
        lambda p: (p / "data/postings/odd.txt").write_bytes(b"Engineer \xff"),
        ("data/postings/odd.txt:1:10: not UTF-8",),
        True,
    ),
    Fault(
        "postings of one name",
        lambda p: [write(p, f"data/postings/a.{end}", "Hi") for end in ("md", "txt")],
        ("'a.md' has the same name",),
        True,
    ),
    Fault("private file", create("data/private.yaml", "basics: [\n"), ("data/private.yaml:",), True),
    Fault(
        "private key",
        create("data/private.yaml", "basics: {fone: 1}\n"),
        ("data/private.yaml:1:10: unknown key 'fone'",),
        True,
    ),
]
NAMES = [fault.name for fault in FAULTS]


@pytest.fixture(scope="module")
def running(built: Path, tmp_path_factory: pytest.TempPathFactory, start_serving: Serve) -> Any:
    """A preview for all tests that leave the project as they found it."""
    return start_serving(Path(shutil.copytree(built, tmp_path_factory.mktemp("live") / "folio")))


@pytest.fixture
def live(running: Any) -> Iterator[Any]:
    """The preview, nothing being wrong; and again when the test is over."""
    # What the test before has changed and put back may not have been seen yet.
    running.wait_for(lambda page: "Knot Finder" in page and "Ada Quillon" in page)
    running.wait_for_no_banner()
    with restored(running.project):
        yield running


@contextmanager
def slipped(project: Path, fault: Fault) -> Iterator[None]:
    """The project with the fault, and afterwards as it was."""
    (project / "data/postings").mkdir(exist_ok=True)
    with restored(project):
        fault.slip(project)
        yield


@contextmanager
def restored(project: Path) -> Iterator[None]:
    """Whatever happens to the project meanwhile, it will be as it was."""
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name)
        for part in (*EDITED, "hooks"):
            copy = shutil.copytree if (project / part).is_dir() else shutil.copy
            copy(project / part, kept / part)
        try:
            yield
        finally:
            shutil.rmtree(project / "old", ignore_errors=True)
            restore(kept, project)


def restore(kept: Path, project: Path) -> None:
    for name in (*EDITED, "hooks"):
        for file in (f for f in (project / name).rglob("*") if f.is_file()):
            if not (kept / file.relative_to(project)).exists():
                file.unlink()
        for file in (f for f in [kept / name, *(kept / name).rglob("*")] if f.is_file()):
            place = project / file.relative_to(kept)
            if not place.is_file() or place.read_bytes() != file.read_bytes():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.read_bytes())


def rename_finder(project: Path, name: str) -> None:
    """A good edit: another name for a project of the resume."""
    text = (project / RESUME).read_text("utf-8")
    write(project, RESUME, text.replace("Knot Finder", name))


@pytest.mark.parametrize("fault", sample(14, FAULTS), ids=NAMES)
def test_a_fault_is_told_over_the_last_good_page_and_forgotten(live: Any, fault: Fault) -> None:
    with slipped(live.project, fault):
        said = live.wait_for_banner(*fault.said)
        page = live.ask()[1]
        assert "Knot Finder" in page and "md-content" in page
        assert said.strip().startswith("Up to date" if fault.is_elsewhere else "Not up to date")
    live.wait_for_no_banner()
    assert "Traceback" not in live.log.read_text("utf-8")


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["deleted", "theme syntax", "posting"])
def test_bad_from_the_start_it_waits_until_all_is_right(project: Path, serve: Serve, name: str) -> None:
    fault = FAULTS[NAMES.index(name)]
    with slipped(project, fault):
        running = serve(project)
        said = running.wait_for_banner(*fault.said)
        if not fault.is_elsewhere:
            assert said.strip().startswith("Not built")
            assert "Nothing to show yet" in running.ask("case-studies/")[1]
    assert "Knot Finder" in running.wait_for_no_banner()


OF_BUILDS = [fault for fault in FAULTS if fault.name != "hook left out"]  # Then it is another site.


@pytest.mark.parametrize("fault", sample(9, OF_BUILDS), ids=[fault.name for fault in OF_BUILDS])
def test_a_build_stops_at_each_fault(project: Path, fault: Fault) -> None:
    before = {file: file.read_bytes() for file in (project / "site").rglob("*") if file.is_file()}
    with slipped(project, fault), pytest.raises((click.ClickException, SystemExit)) as stopped:
        config = load_config(str(project / CONFIG))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    code = stopped.value.code if isinstance(stopped.value, SystemExit) else stopped.value.exit_code
    assert code == 1
    assert {file: file.read_bytes() for file in (project / "site").rglob("*") if file.is_file()} == before


def test_everything_is_answered_while_the_next_pages_are_built(project: Path, serve: Serve) -> None:
    """The build goes on until all have been: a request that waited for it would hang."""
    write(project, "hooks/slow.py", SLOW_HOOK)
    write(project, "data/postings/new.txt", "Engineer\n")
    config = (project / CONFIG).read_text("utf-8")
    write(project, CONFIG, config.replace("[hooks/portfolio.py]", "[hooks/portfolio.py, hooks/slow.py]"))
    running = serve(project)
    running.wait_for_no_banner()
    (project / "slow").touch()
    rename_finder(project, "Rope Finder")
    running.wait_for(lambda page: "Knot Finder" in page and (project / "building").exists())
    for path in ("", "assets/site.css", "/livereload/0/0.json", "/livereload/0/9999999999999.json",
                 "Ada-Sample-Resume.pdf", "applications/", "applications/new/"):  # fmt: skip
        assert running.ask(path)[0] in (200, 503), path
    assert running.ask("nowhere/")[0] == 404
    assert "Knot Finder" in running.ask()[1]
    (project / "slow").unlink()
    running.wait_for(lambda page: "Rope Finder" in page)


def test_no_answer_waits_long_for_anything() -> None:
    """Two seconds are a hung request to those who look on: what is waited for on purpose is less."""
    for waited in (server.LONGEST_POLL, background_pdf.LONGEST_WAIT, desk.PAGE_PATIENCE, desk.PDF_PATIENCE):
        assert 0 < waited <= 1.5


SLOW_HOOK = """\
import time
from pathlib import Path

def on_pre_build(config):
    while Path("slow").exists():
        Path("building").touch()
        time.sleep(0.01)
"""


def test_a_file_saved_in_steps_is_no_news_until_it_is_there(live: Any) -> None:
    project = live.project
    good = (project / RESUME).read_text("utf-8")
    for number in range(3):
        # Aside, away, and a new one in its place, as many editors do.
        write(project, "data/resume.yaml~", good.replace("Knot Finder", f"Finder {number}"))
        (project / RESUME).unlink()
        (project / "data/resume.yaml~").rename(project / RESUME)
        page = live.wait_for(lambda page, number=number: f"Finder {number}" in page)
        assert 'role="alert"></div>' in page


def wait_for_pdf(running: Any, words: str) -> bytes:
    """The PDF that says this, as soon as there is one: the one before is given while it is made."""
    found: list[bytes] = []

    def is_there(_: str) -> bool:
        data = running.fetch("Ada-Sample-Resume.pdf")[1]
        found[:] = [data]
        return data.startswith(b"%PDF") and words in PdfReader(BytesIO(data)).pages[0].extract_text()

    running.wait_for(is_there)
    return found[0]


def test_the_pdf_follows_the_data_and_stays_while_that_is_wrong(live: Any) -> None:
    assert b"%PDF" in wait_for_pdf(live, "Knot Finder")
    rename_finder(live.project, "Rope Finder")
    second = wait_for_pdf(live, "Rope Finder")
    append(RESUME, "wrok: x\n")(live.project)
    live.wait_for_banner("unknown key")
    assert live.fetch("Ada-Sample-Resume.pdf") == (200, second)


def test_a_changed_name_takes_the_pdf_along(live: Any) -> None:
    text = (live.project / RESUME).read_text("utf-8")
    write(live.project, RESUME, text.replace("name: Ada Quillon Sämple", "name: Eva Quillon Sämple"))
    live.wait_for(lambda page: "Eva-Sample-Resume.pdf" in page)
    live.wait_for(lambda data: data.startswith("%PDF"), "Eva-Sample-Resume.pdf")
    assert live.ask("Ada-Sample-Resume.pdf")[0] == 404


def ask_for_news(running: Any, known: dict[str, Any] | None = None) -> dict[str, Any]:
    pages, epoch = (known["pages"], known["epoch"]) if known else (0, 0)
    return json.loads(running.ask(f"/livereload/{pages}/{epoch}.json")[1])


def test_a_browser_is_told_of_news_and_soon_that_there_are_none(live: Any) -> None:
    # Once there and back: then nothing that was changed before can still be news.
    for name in ("Rope Finder", "Knot Finder"):
        text = (live.project / RESUME).read_text("utf-8")
        write(live.project, RESUME, re.sub("(Knot|Rope) Finder", name, text))
        live.wait_for(lambda page, name=name: name in page)
    known, news = None, ask_for_news(live)
    while known != news:
        known, news = news, ask_for_news(live, news)
    write(live.project, "data/postings/new.txt", "Engineer\n")
    later = live.wait_for(lambda text: json.loads(text)["epoch"] > news["epoch"], "/livereload/0/0.json")
    assert {**json.loads(later), "epoch": 0} == {**news, "epoch": 0}
    rename_finder(live.project, "Rope Finder")
    last = live.wait_for(lambda text: json.loads(text)["pages"] > news["pages"], "/livereload/0/0.json")
    # MkDocs' own way to ask is answered as well.
    assert int(live.ask("/livereload/0/1")[1]) >= json.loads(last)["epoch"]


def test_pictures_are_previewed_as_they_will_be_published(live: Any) -> None:
    (live.project / "docs/assets/me.jpg").write_bytes(write_jpeg(6))
    live.wait_for(lambda data: "JFIF" in data, "assets/me.jpg")
    data = live.fetch("assets/me.jpg")[1]
    assert Image.open(BytesIO(data)).size == (32, 48) and PLANT.encode() not in data


def test_addresses_lead_where_mkdocs_would_lead(live: Any) -> None:
    assert live.address.endswith("/folio/")
    assert "Knot Finder" in live.ask("resume?tag=noise")[1]
    assert "Ada Quillon" in live.ask("/")[1] and "Ada Quillon" in live.ask("/folio")[1]
    for missing in ("nowhere/", "/other/", "..%2f..%2fdata/resume.yaml", "resume/%00", "%ff"):
        status, page = live.ask(missing)
        assert status == 404 and "This page is not here" in page


def test_a_file_that_a_browser_has_is_not_sent_again_and_nothing_is_taken(live: Any) -> None:
    address = live.address + "assets/site.css"
    with urllib.request.urlopen(address, timeout=LONGEST_ANSWER) as answer:
        mark = answer.headers["ETag"]
    for method, headers, status in (("GET", {"If-None-Match": mark}, 304), ("POST", {}, 405)):
        request = urllib.request.Request(address, headers=headers, method=method)
        with pytest.raises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(request, timeout=LONGEST_ANSWER)
        assert raised.value.code == status
    head = urllib.request.Request(address, method="HEAD")
    with urllib.request.urlopen(head, timeout=LONGEST_ANSWER) as answer:
        assert int(answer.headers["Content-Length"]) > 1000 and answer.read() == b""


@pytest.mark.sweep
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_nothing_behind(project: Path, serve: Serve, tmp_path: Path, number: int) -> None:
    (tmp_path / "tmp").mkdir()
    before = list_files(project)
    expect_nothing_left(serve(project, TMPDIR=str(tmp_path / "tmp")), before, tmp_path / "tmp", number)


def expect_nothing_left(running: Any, before: set[Path], temporary: Path, number: int) -> None:
    """After the signal no file but those `before`, nothing in its folder for temporary files, no process."""
    running.wait_for(lambda data: data.startswith("%PDF"), "Ada-Sample-Resume.pdf")
    others = find_children(running.process.pid)
    rename_finder(running.project, "Rope Finder")
    assert running.stop(number) == 0
    assert list(temporary.iterdir()) == []
    assert list_files(running.project) == before
    assert others and not [process for process in others if Path(f"/proc/{process}").exists()]


def list_files(project: Path) -> set[Path]:
    """All files but those that are kept between runs on purpose."""
    return {file for file in project.rglob("*") if not {".cache", "__pycache__"} & set(file.parts)}


def find_children(process: int) -> list[int]:
    """The processes that a process has started. As Linux tells it."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        # A process may be gone by the time that it is looked at.
        with suppress(OSError):
            if int(file.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(file.parent.name))
    return found


@pytest.mark.sweep
def test_two_previews_work_side_by_side(project: Path, serve: Serve, tmp_path: Path) -> None:
    other = Path(shutil.copytree(project, tmp_path / "other"))
    first, second = serve(project, "--quiet", "--verbose"), serve(other, "--verbose")
    assert first.address != second.address
    rename_finder(other, "Rope Finder")
    second.wait_for(lambda page: "Rope Finder" in page)
    assert "Knot Finder" in first.ask()[1]


def test_the_terminal_tells_whether_there_are_good_pages_and_ctrl_c_leaves_nothing_behind(
    project: Path, serve: Serve, tmp_path: Path
) -> None:
    (tmp_path / "tmp").mkdir()
    file, before = project / "data/resume.yaml", list_files(project)
    good = file.read_bytes()
    file.write_bytes(b"basics: {}\n")
    running = serve(project, TMPDIR=str(tmp_path / "tmp"))
    running.wait_for_banner("Not built")
    assert "there is nothing to show until" in running.log.read_text(encoding="utf-8")
    assert "last good" not in running.log.read_text(encoding="utf-8")
    file.write_bytes(good)
    running.wait_for_no_banner()
    file.write_bytes(b"basics: {}\n")
    running.wait_for_banner("Not up to date")
    # The page tells it first.
    running.wait_for(lambda _: "the last good pages stay until" in running.log.read_text(encoding="utf-8"))
    file.write_bytes(good)
    running.wait_for_no_banner()
    expect_nothing_left(running, before, tmp_path / "tmp", signal.SIGINT)


@pytest.mark.sweep
def test_the_terminal_repeats_no_answer_that_the_browser_shows(project: Path, serve: Serve) -> None:
    write(project, "data/postings/odd.txt", "---\npin: [nothing-like-it]\n---\nEngineer\n")
    running = serve(project)
    # As long as nobody has found out, it says that it is being made.
    running.wait_for(lambda _: running.ask("applications/odd/x.pdf")[0] == 422)
    assert running.ask("applications/none/x.pdf")[0] == 404
    running.stop()
    log = running.log.read_text(encoding="utf-8")
    assert "none/x.pdf" in log and "odd/x.pdf" not in log


def test_a_port_that_was_asked_for_and_is_taken_is_told(project: Path, serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(AssertionError, match=r"is in use: choose another port") as failed:
            serve(project, "--dev-addr", taken)
    assert "Traceback" not in str(failed.value)


@pytest.mark.sweep
@pytest.mark.parametrize("generator", sample(2, ["mkdocs", "properdocs"]))
def test_without_reloading_the_way_out_is_named(project: Path, tmp_path: Path, generator: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", generator, "serve", "--no-livereload", "-f", "mkdocs.yml"],
        cwd=project,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert "leave out '--no-livereload', or run 'mkdocs build'" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert not [*tmp_path.glob("mkdocs_*"), *tmp_path.glob("properdocs_*")]


def test_where_the_theme_has_changed_it_is_read_anew() -> None:
    kept = ThemeCache()
    config: Any = SimpleNamespace(theme=SimpleNamespace(dirs=["a"]), plugins={}, hooks={})  # No `get_env`.
    kept.narrow(config)
    assert config.theme.dirs == ["a"]
    assert kept.choose_environment("anew", config) == "anew"
