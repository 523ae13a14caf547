"""`casefolio check --site`: what one runs before a push."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from click.testing import CliRunner, Result
from tests.conftest import BuildSite

from casefolio.checks.site import check_built_site
from casefolio.cli.commands import cli
from casefolio.documents.document import Options, make_general
from casefolio.resume.portfolio import read_portfolio

PRIVATE = "basics: {phone: +49 170 555 0199}\n"


def check_site(project: Path) -> Result:
    return CliRunner().invoke(cli, ["-C", str(project), "check", "--site"])


def test_a_good_site_passes_and_it_is_said_what_could_not_be_compared(project: Path) -> None:
    result = check_site(project)
    assert result.exit_code == 0, result.output
    assert "nothing to hold back" in result.stderr
    assert "no data/private.yaml here to compare it with" in result.stderr
    (project / "data/private.yaml").write_text(PRIVATE, encoding="utf-8")
    assert "to compare it with" not in check_site(project).stderr


def test_a_leak_a_stray_file_and_a_dead_link_are_found_at_their_places(project: Path) -> None:
    (project / "data/private.yaml").write_text(PRIVATE, encoding="utf-8")
    (project / "site/notes.docx").write_text("x", encoding="utf-8")
    page = project / "site/about/index.html"
    leak = '<p>0170-5550199 <a href="../gone/">x</a></p></main>'
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", leak), encoding="utf-8")
    result = check_site(project)
    assert result.exit_code == 1
    for finding in (
        "shows basics.phone of data/private.yaml:1:17",
        "site/notes.docx: not a file that a portfolio consists of",
        "leads nowhere: ../gone/",
        "3 errors",
    ):
        assert finding in result.stdout, result.output
    assert "0170" not in result.output


def test_what_a_pdf_says_is_found_each_time_and_after_each_change(project: Path) -> None:
    (project / "data/private.yaml").write_text(PRIVATE, encoding="utf-8")
    (file,) = (project / "site").glob("*.pdf")
    public = file.read_bytes()
    private = make_general(read_portfolio(project, private=True), Options()).made.data
    codes = []
    for data in (public, private, private, public, private):
        file.write_bytes(data)
        codes.append(check_site(project).exit_code)
    assert codes == [0, 1, 1, 0, 1]


def test_a_tailored_pdf_that_says_the_same_as_the_general_one_locks_nothing(
    project: Path, build_site: BuildSite
) -> None:
    (general,) = (project / "site").glob("*.pdf")
    for slug in ("acme", "stdin"):
        (project / "build" / slug).mkdir(parents=True)
        shutil.copy(general, project / "build" / slug / general.name)
    assert build_site(project).done
    assert check_site(project).exit_code == 0


def test_another_tailored_pdf_in_the_place_of_the_general_one_is_found(project: Path) -> None:
    (general,) = (project / "site").glob("*.pdf")
    with general.open("ab") as file:
        file.write(b"\n% for acme\n")
    (project / "build/acme").mkdir(parents=True)
    shutil.copy(general, project / "build/acme" / general.name)
    assert f"site/{general.name}: the PDF made for 'acme'" in check_site(project).stdout


def test_a_private_file_that_cannot_be_read_is_no_all_clear(project: Path) -> None:
    (project / "data/private.yaml").write_text("basics:\n  phone: [+49 170\n", encoding="utf-8")
    result = check_site(project)
    assert result.exit_code == 1
    assert "data/private.yaml:2:10:" in result.output


def test_a_file_that_the_person_names_is_expected(project: Path) -> None:
    (project / "site/notes.docx").write_text("x", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nextra: {portfolio: {files: ['*.docx']}}\n")
    assert check_site(project).exit_code == 0


def test_a_site_that_is_older_than_its_data_is_told(project: Path) -> None:
    built = (project / "site/index.html").stat().st_mtime
    os.utime(project / "data/resume.yaml", (built + 5, built + 5))
    result = check_site(project)
    assert result.exit_code == 0
    assert "site/: warning: older than data/resume.yaml" in result.stdout


def test_without_a_site_the_next_step_is_named(project: Path) -> None:
    (project / "site/index.html").unlink()
    result = check_site(project)
    assert result.exit_code == 1
    assert "there is no finished site here" in result.stderr
    assert "mkdocs build --strict" in result.stderr


def test_a_configuration_without_keys_names_no_folder(project: Path) -> None:
    (project / "mkdocs.yml").write_text("only words\n", encoding="utf-8")
    assert check_built_site(project).shown == "site"
