"""Templates: what they may not do, and how a slip in one reaches a person."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casefolio.templates import keep_compiled, make_environment, render_template
from casefolio.text.errors import InputError


def render(folder: Path, text: str, *, autoescape: bool = True, **values: object) -> str:
    (folder / "parts").mkdir(exist_ok=True)
    (folder / "parts/page.j2").write_text(text, encoding="utf-8")
    return render_template(
        make_environment((folder,), autoescape=autoescape), "parts/page.j2", values, "templates"
    )


def test_values_are_escaped_unless_the_text_is_no_html(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ x }}", x="<b>&") == "&lt;b&gt;&amp;"
    assert render(tmp_path, "{{ x }}", x="<b>&", autoescape=False) == "<b>&"


def test_the_folder_of_compiled_templates_may_go_away(tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text("{{ x }}", encoding="utf-8")
    environment = make_environment((tmp_path,))
    keep_compiled(environment, tmp_path / ".cache/pages")
    shutil.rmtree(tmp_path / ".cache")
    assert environment.get_template("page.j2").render(x="words") == "words"
    assert list((tmp_path / ".cache/pages").iterdir())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("one\n  {{ nmae }}", "templates/parts/page.j2:2:3: 'nmae' is undefined"),
        ("one\n{{ 'a' + 1 }}", "templates/parts/page.j2:2:1: can only concatenate str"),
        ("{{ 1 // 0 }}", "templates/parts/page.j2:1:1: "),
        ("\n\n{{ values[7] }}", "templates/parts/page.j2:3:1: "),
        ("{% if %}", "templates/parts/page.j2:1:1: Expected an expression"),
        ("one\n{% for x in y %}", "templates/parts/page.j2:2:1: Unexpected end of template"),
        ("{{ x | nosuch }}", "templates/parts/page.j2:1:1: No filter named 'nosuch'"),
        ("{% include 'parts/pgae.j2' %}", "templates/parts/pgae.j2: template not found"),
    ],
)
def test_a_slip_names_the_template_and_its_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        render(tmp_path, text, values=[])
    assert str(caught.value).startswith(problem)


def test_a_template_in_an_earlier_folder_takes_the_place_of_a_later_one(tmp_path: Path) -> None:
    """Also one that appears or goes while the environment is in use, as in a preview."""
    for folder, text in (("own", "mine"), ("shipped", "theirs")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.j2").write_text(text, encoding="utf-8")
    environment = make_environment((tmp_path / "own", tmp_path / "shipped"))
    assert render_template(environment, "page.j2", {}, "templates") == "mine"
    (tmp_path / "own/page.j2").unlink()
    assert render_template(environment, "page.j2", {}, "templates") == "theirs"
    (tmp_path / "own/page.j2").write_text("mine again", encoding="utf-8")
    assert render_template(environment, "page.j2", {}, "templates") == "mine again"


def test_a_slip_in_a_later_folder_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped/page.j2").write_text("one\n{{ nmae }}", encoding="utf-8")
    environment = make_environment((tmp_path / "own", tmp_path / "shipped"))
    with pytest.raises(InputError, match=r"templates/page\.j2:2:1: 'nmae' is undefined") as caught:
        render_template(environment, "page.j2", {}, "templates")
    assert caught.value.problems[0].excerpt == "{{ nmae }}"


def test_a_missing_template_suggests_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "resume.j2").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        render_template(make_environment((tmp_path,)), "resmue.j2", {}, "templates")
    assert caught.value.problems[0].hint == "did you mean 'resume.j2'?"


def test_where_no_template_is_near_the_history_has_it(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        render_template(make_environment((tmp_path,)), "resume.j2", {}, "templates")
    assert caught.value.problems[0].hint.endswith("git checkout -- templates")


def test_a_fault_outside_the_template_is_not_blamed_on_it(tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text("x", encoding="utf-8")
    with pytest.raises(TypeError):
        render_template(make_environment((tmp_path,)), "page.j2", 5, "templates")


def test_a_template_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "templates/desk"
    folder.mkdir(parents=True)
    (folder / "page.j2").write_bytes(b"one\ncaf\xe9")
    with pytest.raises(InputError) as caught:
        render_template(make_environment((folder,)), "page.j2", {}, "templates/desk")
    assert str(caught.value).startswith("templates/desk/page.j2:2:4: not UTF-8: byte 0xe9 cannot be read")


def test_a_template_that_is_a_link_to_itself_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "page.j2").symlink_to("page.j2")
    with pytest.raises(InputError, match=r"page\.j2: a link that leads to itself"):
        render_template(make_environment((tmp_path,)), "page.j2", {}, "templates")


def test_a_compiled_template_that_cannot_be_read_is_compiled_again(tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text("{{ x }}", encoding="utf-8")
    for _ in range(2):
        environment = make_environment((tmp_path,))
        keep_compiled(environment, tmp_path / ".cache")
        assert environment.get_template("page.j2").render(x="words") == "words"
        (file,) = (tmp_path / ".cache").iterdir()
        file.unlink()
        file.symlink_to(file.name)
