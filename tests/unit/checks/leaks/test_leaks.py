"""What the guard takes for a secret, and in which disguises it finds one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.checks.leaks import leak_table
from tests.unit.pictures.samples import save

from casefolio.checks.leaks import examine_site, find_links_outside, is_expected
from casefolio.checks.leaks.secrets import Secrets, read_secrets
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node, parse_yaml

POSTING = """\
---
company: Linear Harbor # seen on a poster
url: "https://jobs.harbor.example/lead"
---
We are looking for someone who can rebuild the whole northern pier before winter.
"""


FONT = b"wOF2" + bytes(4) + (16).to_bytes(4, "big") + bytes(4)


def public(text: str = "basics: {name: Ada}\n") -> Node:
    return parse_yaml(Source("data/resume.yaml", text))


def make_project(folder: Path, private: str = "", posting: str = "") -> Path:
    (folder / "data/postings").mkdir(parents=True)
    if private:
        (folder / "data/private.yaml").write_text(private, encoding="utf-8")
    if posting:
        (folder / "data/postings/harbor.txt").write_text(posting, encoding="utf-8")
    return folder


def find(site: Path, secrets: Secrets, text: str, name: str = "index.html") -> list[str]:
    site.mkdir(exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    return [f"{problem.place}: {problem.message}" for problem in examine_site(site, secrets)]


@pytest.mark.parametrize(
    "shown",
    [
        "+49 170 555 0199",
        "0170/5550199",
        "(0170) 555-01-99",
        '<a href="tel:+491705550199">call</a>',
        "0170 <b>555</b> 0199",
        "&#48;170 5550199",
        "tel:%2B491705550199",
        '{"phone": "\\u0030170 5550199"}',
    ],
)
def test_a_phone_number_is_found_however_it_is_written(tmp_path: Path, shown: str) -> None:
    project = make_project(tmp_path, "basics: {phone: +49 170 5550199}\n")
    found = find(tmp_path / "site", read_secrets(project, public()), f"<p>\n{shown}</p>")
    assert len(found) == 1
    assert found[0].startswith("site/index.html:2:")
    assert found[0].endswith("shows basics.phone of data/private.yaml:1:17")


@pytest.mark.parametrize(
    "shown",
    ["12 Sample Street", "12 sample\nstreet", "12 <em>Sample</em> Street", '<img alt="12 Sample Street">'],
)
def test_an_address_is_found_across_lines_case_and_tags(tmp_path: Path, shown: str) -> None:
    project = make_project(tmp_path, "basics: {location: {address: 12 Sample Street}}\n")
    found = find(tmp_path / "site", read_secrets(project, public()), shown)
    assert len(found) == 1 and "shows basics.location.address" in found[0]


NAMES = """\
names:
  A payments company: Real Pay AG
  A big store: Target
  A software house: SAP
  A maker of payments: Stripe
"""


@pytest.mark.parametrize(
    ("shown", "wording"),
    [
        ("once at real pay", "A payments company"),
        ("<b>Real</b>-Pay AG", "A payments company"),
        ("moved to Target", "A big store"),
        ("with SAP", "A software house"),
        ("was it Stripe?", "A maker of payments"),
    ],
)
def test_a_name_that_is_kept_back_is_found(tmp_path: Path, shown: str, wording: str) -> None:
    """In its short form, in any case where it has several words, and though the public file has it, too."""
    project = make_project(tmp_path, NAMES)
    secrets = read_secrets(project, public(f"basics: {{name: Ada, summary: {shown!r}}}"))
    (found,) = find(tmp_path / "site", secrets, shown)
    assert f"shows the real name of '{wording}' (data/private.yaml:" in found
    assert not [each for each in secrets.values.words if each.severity != "error"]


@pytest.mark.parametrize("shown", ["A payments company", "sap rises", "on target", "payments"])
def test_the_words_for_a_name_and_everyday_words_are_none(tmp_path: Path, shown: str) -> None:
    project = make_project(tmp_path, NAMES + "  A house of payments: Payments Co.\n")
    assert find(tmp_path / "site", read_secrets(project, public()), shown) == []


def test_an_everyday_word_at_the_beginning_of_a_sentence_is_a_doubtful_name(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("Target met.", "utf-8")
    secrets = read_secrets(make_project(tmp_path, NAMES), public())
    assert [problem.severity for problem in examine_site(tmp_path / "site", secrets)] == ["warning"]


@pytest.mark.parametrize("name", ["at-real-pay.html", "sap.html", "the-stripe.html"])
def test_a_name_that_is_kept_back_is_found_in_a_file_s_name(tmp_path: Path, name: str) -> None:
    secrets = read_secrets(make_project(tmp_path, NAMES), public())
    (found,) = find(tmp_path / "site", secrets, "nothing", name)
    assert found.startswith(f"site/{name}: its name shows the real name of")


def test_a_finding_does_not_repeat_the_secret(tmp_path: Path) -> None:
    project = make_project(tmp_path, "basics: {email: hidden@ada.example}\n")
    (found,) = find(tmp_path / "site", read_secrets(project, public()), "hidden&#64;ada.example")
    assert "hidden" not in found


@pytest.mark.parametrize(
    ("private", "resume"),
    [
        ("basics: {location: {city: Berlin}}\n", "basics: {name: Ada, location: {city: Berlin}}\n"),
        ("basics: {location: {countryCode: DE}}\n", "basics: {name: Ada}\n"),
        ("meta: {casefolio: {look: modern}}\n", "basics: {name: Ada}\n"),
        ("basics: {email: a@ada.example}\n", "basics: {name: Ada, email: a@ada.example}\n"),
        ("basics: {label: Engineer}\n", "basics: {name: Ada, summary: An engineer by trade.}\n"),
    ],
)
def test_what_is_public_or_says_nothing_is_no_secret(tmp_path: Path, private: str, resume: str) -> None:
    secrets = read_secrets(make_project(tmp_path, private), public(resume))
    assert not secrets


@pytest.mark.parametrize(
    ("private", "resume", "what"),
    [
        ("basics: {phone: 0170 5550199}", "summary: Call +49 170 5550199.", "basics.phone"),
        ("basics: {phone: 0170 5550199}", "phone: 0170 5550199", "basics.phone"),
        ("", "phone: 0170 5550199", "basics.phone of data/resume.yaml"),
        ("basics: {email: me@ada.example}", "summary: Write to me@ada.example.", "basics.email"),
        ("basics: {location: {city: Sampleton}}", "summary: Lives in Sampleton.", "basics.location.city"),
        ("", "location: {postalCode: '97001'}", "basics.location.postalCode of data/resume.yaml"),
    ],
)  # fmt: skip
def test_a_private_value_is_one_also_where_the_public_file_says_it(
    tmp_path: Path, private: str, resume: str, what: str
) -> None:
    secrets = read_secrets(make_project(tmp_path, private), public(f"basics:\n  name: Ada\n  {resume}\n"))
    said = "Call 0170 555 0199, write to me@ada.example, or come to Sampleton, 97001."
    found = find(tmp_path / "site", secrets, f"<p>{said}</p>")
    assert len(found) == 1 and f"shows {what}" in found[0]


def test_numbers_that_only_look_alike_are_left_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path, "basics: {phone: +49 170 5550199, location: {postalCode: '10997'}}\n")
    secrets = read_secrets(project, public())
    assert find(tmp_path / "site", secrets, "<p>#109970 and 170 555 0198, 110997</p>") == []


def test_a_posting_s_company_is_found_as_a_name_not_as_a_word(tmp_path: Path) -> None:
    secrets = read_secrets(make_project(tmp_path, posting=POSTING), public())
    assert find(tmp_path / "site", secrets, "<p>a linear harbor wall</p>") == []
    (found,) = find(tmp_path / "site", secrets, "<p>for Linear Harbor</p>")
    assert "shows the company of data/postings/harbor.txt" in found


@pytest.mark.parametrize(
    ("shown", "finding"),
    [
        ("https://jobs.harbor.example/lead", "shows the url of data/postings/harbor.txt"),
        ("data/postings/harbor.txt", "shows the path of data/postings/harbor.txt"),
        (
            "someone who can rebuild the <i>whole northern</i> pier",
            "shows the words of data/postings/harbor.txt",
        ),
    ],
)
def test_a_posting_s_address_path_and_words_are_found(tmp_path: Path, shown: str, finding: str) -> None:
    secrets = read_secrets(make_project(tmp_path, posting=POSTING), public())
    (found,) = find(tmp_path / "site", secrets, f"<p>{shown}</p>")
    assert finding in found


LETTER = """\
---
recipient: Dana Sandbank
---
Dear {recipient},

I would like to rebuild your northern pier before the winter comes.
"""


@pytest.mark.parametrize(
    ("shown", "finding"),
    [
        ("as I told Dana Sandbank", "shows the recipient of data/letters/harbor.md"),
        ("data/letters/harbor.md", "shows the path of data/letters/harbor.md"),
        ("rebuild your northern pier before the <b>winter</b> comes", "the words of data/letters/harbor.md"),
    ],
)
def test_a_letter_s_reader_path_and_words_are_found(tmp_path: Path, shown: str, finding: str) -> None:
    project = make_project(tmp_path)
    (project / "data/letters").mkdir()
    (project / "data/letters/harbor.md").write_text(LETTER, "utf-8")
    (found,) = find(tmp_path / "site", read_secrets(project, public()), f"<p>{shown}</p>")
    assert finding in found


def test_whom_a_posting_s_letter_goes_to_is_found(tmp_path: Path) -> None:
    posting = POSTING.replace("---\n", "---\nrecipient: Dana Sandbank\n", 1)
    secrets = read_secrets(make_project(tmp_path, posting=posting), public())
    (found,) = find(tmp_path / "site", secrets, "<p>Dana Sandbank</p>")
    assert "shows the recipient of data/postings/harbor.txt" in found


def test_seven_words_in_a_row_are_no_quotation(tmp_path: Path) -> None:
    secrets = read_secrets(make_project(tmp_path, posting=POSTING), public())
    assert find(tmp_path / "site", secrets, "<p>who can rebuild the whole northern pier</p>") == []


def test_a_posting_on_one_line_is_protected_beside_a_common_sentence(tmp_path: Path) -> None:
    text = (
        "You will rebuild the whole northern pier before winter comes. "
        "We are an equal opportunity employer.\n"
    )
    secrets = read_secrets(make_project(tmp_path, posting=text), public())
    assert (
        find(tmp_path / "site", secrets, "<p>rebuild the whole northern pier before winter comes</p>") != []
    )


def test_a_list_that_the_resume_has_too_is_no_quotation(tmp_path: Path) -> None:
    posting = "- Advanced Cardiac Life Support\n- Basic Life Support Instructor\n"
    names = ("Advanced Cardiac Life Support", "Basic Life Support Instructor")
    resume = "certificates:\n" + "".join(f"  - {{name: {name}, issuer: Heart}}\n" for name in names)
    assert read_secrets(make_project(tmp_path, posting=posting), public(resume)).quotations == {}
    assert read_secrets(make_project(tmp_path / "b", posting=posting), public()).quotations != {}


def test_a_quotation_that_the_resume_makes_too_is_allowed(tmp_path: Path) -> None:
    resume = (
        "basics:\n  name: Ada\n  summary: Can [rebuild the]{x} whole northern pier before winter comes.\n"
    )
    posting = "Rebuild the whole northern pier before winter comes\n"
    secrets = read_secrets(make_project(tmp_path, posting=posting), public(resume))
    assert secrets.quotations == {}


def test_an_unreadable_pdf_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\nnot really")
    (problem,) = examine_site(tmp_path, Secrets(), pdf="x.pdf")
    assert "a PDF that cannot be read" in problem.message


def test_the_general_pdf_is_no_secret_because_a_posting_got_the_same(tmp_path: Path) -> None:
    for slug, data in (("acme", b"%PDF the same"), ("beta", b"%PDF another"), ("general", b"%PDF the same")):
        (tmp_path / "build" / slug).mkdir(parents=True)
        (tmp_path / "build" / slug / "Ada-Resume.pdf").write_bytes(data)
    secrets = read_secrets(tmp_path, public())
    assert secrets.find_document(b"%PDF the same") == "'acme'"
    secrets = secrets.apart_from(b"%PDF the same")
    assert secrets.find_document(b"%PDF the same") is None
    assert secrets.find_document(b"%PDF another") == "'beta'"


def test_expected_files_pass_and_strays_do_not(tmp_path: Path) -> None:
    for name in (
        "CNAME",
        ".nojekyll",
        "robots.txt",
        "llms.txt",
        "a/pic.png",
        "fonts/x.woff2",
        "resume.json",
        "tags.json",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes({".png": save("PNG"), ".woff2": FONT}.get(name[name.rfind(".") :], b""))
    assert examine_site(tmp_path, Secrets()) == []
    for name in ("a/notes.txt", "data.yaml", "about.md~", ".DS_Store", "data.json", "x.docx"):
        (tmp_path / name).write_bytes(b"")
    strays = {problem.place.path for problem in examine_site(tmp_path, Secrets())}
    assert strays == {
        "site/a/notes.txt",
        "site/data.yaml",
        "site/about.md~",
        "site/.DS_Store",
        "site/data.json",
        "site/x.docx",
    }


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.woff2", b"some notes"),
        ("a.woff", b"PK\x03\x04"),
        ("b.woff2", FONT + b"words behind it"),
        ("sitemap.xml.gz", b"notes"),
        ("a.css", b"PK\x03\x04\0\0"),
        ("index.html", "<p>wide".encode("utf-16-le")),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_found(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (problem,) = examine_site(tmp_path, Secrets())
    assert str(problem).startswith(f"site/{name}: no {name.split('.')[-1]} file inside")


@pytest.mark.parametrize("name", ["tour.vtt", "publications.bib", "CNAME", "notes.csv"])
def test_a_text_that_is_not_utf_8_is_read_all_the_same(tmp_path: Path, name: str) -> None:
    project = make_project(tmp_path, "basics: {phone: +49 170 5550199}\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_bytes(b"caf\xe9: +49 170 5550199")
    problems = examine_site(tmp_path / "site", read_secrets(project, public()), expected=["*.csv"])
    assert [problem.message for problem in problems] == ["shows basics.phone of data/private.yaml:1:17"]


def test_a_link_out_of_a_folder_is_found_and_one_within_it_is_not(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "inside").symlink_to(docs / "a")
    (docs / "outside").symlink_to(tmp_path)
    assert [problem.place.path for problem in find_links_outside(docs, "docs")] == ["docs/outside"]


@pytest.mark.parametrize("name", ["resume.json", "llms.txt", "robots.txt"])
def test_files_for_machines_belong_to_a_site_but_are_read_like_any_other(tmp_path: Path, name: str) -> None:
    root = make_project(tmp_path, private="basics: {phone: +49 170 555 0199}\n")
    site = tmp_path / "site"
    site.mkdir()
    (site / name).write_text("nothing", encoding="utf-8")
    secrets = read_secrets(root, public())
    assert examine_site(site, secrets) == []
    (site / name).write_text('"call": "0170 5550199"', encoding="utf-8")
    (problem,) = examine_site(site, secrets)
    assert problem.place.path == f"site/{name}" and "basics.phone" in problem.message


@pytest.fixture(scope="module")
def table_secrets(tmp_path_factory: pytest.TempPathFactory) -> Secrets:
    root = make_project(tmp_path_factory.mktemp("table"), leak_table.PRIVATE, leak_table.POSTING)
    (root / "data/postings/kites.txt").write_text(leak_table.RECOGNISED, encoding="utf-8")
    return read_secrets(root, public(leak_table.RESUME))


def find_errors(folder: Path, secrets: Secrets, name: str, text: str) -> list[str]:
    """What stops a build of a site with this file."""
    file = folder / "site" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(save("PNG") if name.endswith(".png") else text.encode())
    found = examine_site(folder / "site", secrets)
    return [
        problem.message
        for problem in found
        if (problem.severity == "error" and "shows" in problem.message) or "quotes" in problem.message
    ]


def test_the_tables_say_something() -> None:
    assert len(leak_table.list_plants()) >= 150 and len(leak_table.list_harmless()) >= 80


@pytest.mark.parametrize(("name", "text"), leak_table.list_plants())
def test_a_plant_is_found(tmp_path: Path, table_secrets: Secrets, name: str, text: str) -> None:
    assert find_errors(tmp_path, table_secrets, name, text)


@pytest.mark.parametrize(("name", "text"), leak_table.list_harmless())
def test_what_only_looks_like_a_leak_does_not_stop(
    tmp_path: Path, table_secrets: Secrets, name: str, text: str
) -> None:
    assert find_errors(tmp_path, table_secrets, name, text) == []


def test_the_mark_of_a_blog_s_excerpt_is_no_comment(tmp_path: Path) -> None:
    assert find(tmp_path / "site", Secrets(), "<p>a</p><!-- more --><p>b</p>") == []
    (found,) = find(tmp_path / "site", Secrets(), "<p>a</p><!-- more to say --><p>b</p>")
    assert "a comment" in found


@pytest.mark.parametrize(
    ("path", "is_usual"),
    [
        ("assets/IMG_0001.JPG", True),
        ("assets/fonts/Lato-Bold.ttf", True),
        ("assets/fonts/OFL.txt", True),
        ("assets/notes.txt", False),
        ("assets/old.BMP", False),
    ],
)
def test_what_a_portfolio_consists_of(path: str, is_usual: bool) -> None:
    assert is_expected(path, ()) == is_usual
