"""BibTeX: messy files come in whole, and publications written as BibTeX come back the same."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from tests.property.test_imports import FEW, list_words, make_word

from casefolio.checks.portfolio import check_portfolio
from casefolio.importing.resume import import_files
from casefolio.resume.model import Publication
from casefolio.resume.publications.bibtex import TYPES, write_bibtex

MANY = 400

KINDS = (
    "article Article inproceedings conference book incollection phdthesis techreport misc online software "
    "proceedings unpublished thesis"
).split()
FIELDS = (
    "title author editor journal booktitle school publisher series volume number pages note abstract "
    "keywords year month day date doi url eprint archivePrefix howpublished type priority tags file "
    "crossref summary x"
).split()
FORMS = (
    *(
        "{}",
        "{{{}}}",
        "{{\\'E}}{}",
        "{} \\& Co",
        "\\emph{{{}}}",
        "${}^2$",
        "{} 50%",
        "{}_1",
        "\\unknown{{{}}}",
    ),
    *("{} and others", '{}, A. and B, {{\\"u}}', "{{{}, Inc.}}", "\\href{{http://x.example}}{{{}}}", "{}--9"),
    *("<i>{}</i> &amp;", "[{}](#casestudy-none)", "\\textbf {}", "{} \\", "{}~#", "``{}''", "@{}", "$ {}"),
    *(
        "\\url{{https://{}.example/~a_b}}",
        "10.1234/{}",
        "https://doi.org/10.1234/{}",
        "**{}**",
        "\\frac{{{}}}",
    ),
)


def make_value(random: Random) -> str:
    text = random.choice(FORMS).format(make_word(random))
    return random.choice(
        (f"{{{text}}}",) * 6
        + (
            f'"{text}"' if '"' not in text else "{}",
            "{2021}",
            "jan",
            "undefined",
            "{jan}",
            "{1999-13}",
            "{10.1/}",
        )
        + ('one # " and " # {two}', "{}", "{2101.00001}", "{arXiv}", "{key1}")
    )


def make_entry(random: Random, number: int) -> str:
    key = random.choice((f"key{number}", "key1", f"k:{number}/x"))
    names = [random.choice(FIELDS) for _ in range(random.randrange(1, 9))]
    body = ",\n  ".join(f"{name} = {make_value(random)}" for name in names)
    entry = f"@{random.choice(KINDS)}{{{key},\n  {body}\n}}"
    match random.randrange(14):
        case 0:
            return entry[: random.randrange(len(entry))]
        case 1:
            return f"{entry}\n{make_word(random)} between"
        case 2:
            return entry.replace("{", "(", 1)[:-1] + ")"
    return entry


def make_file(seed: int) -> str:
    random = Random(seed)
    parts = ['@string{one = "First"}', "@comment{jabref-meta: x}", "% a line"]
    parts += [make_entry(random, number) for number in range(random.randrange(1, 8))]
    return random.choice(("\n", "\n\n", "\r\n")).join(parts)


def find_fault(seed: int, folder: Path) -> str:
    """What went wrong with a file, "" where nothing did."""
    text = make_file(seed)
    (folder / "data").mkdir(parents=True)
    foreign = folder / "works.bib"
    foreign.write_text(text, "utf-8", newline="")
    imported = import_files([foreign], "bibtex", name="Robin Example")
    (folder / "data/resume.yaml").write_text(imported.resume, "utf-8")
    errors = [p for p in check_portfolio(folder, advises=False).problems if p.severity == "error"]
    if errors:
        return f"{seed}: {errors[0]}"
    noted = " ".join(note.message for note in imported.notes)
    # What stands between entries is a comment, and noted as one.
    between = {line.split()[0] for line in text.splitlines() if line.endswith(" between")}
    words = {word for word in list_words(text) if word.startswith("w")} - between
    lost = [word for word in words if word not in imported.resume and word not in noted]
    return f"{seed}: lost {lost}" if lost else ""


@pytest.mark.parametrize(
    "seeds", [range(FEW), pytest.param(range(FEW, MANY), marks=pytest.mark.sweep)], ids=["few", "many"]
)
def test_what_is_in_a_file_comes_in(seeds: range, tmp_path: Path) -> None:
    assert not [said for seed in seeds if (said := find_fault(seed, tmp_path / str(seed)))]


SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" ")
TEXTS = st.one_of(
    st.text("abc -'`{}$&#%_~^\\\"!?@=,", min_size=1, max_size=12), st.text(SIGNS, min_size=1, max_size=8)
)
NAMES = st.sampled_from(
    (
        *("Ada Lovelace", "Lovelace, Ada", "van der Hulst, P.", "Labs, Inc.", "Simon and Schuster"),
        *("Émile Zola", "K. Ø. {odd} & Co", "et al.", "山田太郎", "A_b"),
    )
)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    fields: dict[str, Any] = {
        "name": TEXTS,
        "authors": st.lists(NAMES, max_size=3),
        "type": st.sampled_from(["", *TYPES.values(), "Poster", "journal article", "thesis", "Dissertation"]),
        **dict.fromkeys(("venue", "volume", "number", "pages", "publisher"), st.just("") | TEXTS),
        "releaseDate": st.sampled_from([None, "2021", "2021-05", "2021-05-31"]),
        "doi": st.sampled_from(["", "10.1234/a_b(c)<d>", "10.1000/%7e"]),
        "arxiv": st.sampled_from(["", "2101.00001v2", "math.GT/0309136"]),
        "url": st.sampled_from(["", "https://a.example/~b_c?d=%20e&f#g"]),
        "summary": st.sampled_from(["", "One *line*.", "First.\n\n- one\n  - two & 3%\n\nLast."]),
    }
    drawn = {key: draw(each) for key, each in fields.items()}
    data = {key: " ".join(each.split()) if isinstance(each, str) and key != "summary" else each
            for key, each in drawn.items()}  # fmt: skip
    data["name"] = data["name"] or "A"
    return Publication.model_validate(data)


@given(st.lists(publications(), min_size=1, max_size=3))
@example([Publication(name="a--b ``c'' d---e ?` f~g", venue="\\$ {x}^2 & 5%", volume="#_1")])
def test_publications_come_back_the_same(written: list[Publication]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "works.bib"
        file.write_text(write_bibtex(written), "utf-8")
        found = yaml.load(import_files([file], "bibtex").resume, yaml.BaseLoader)["publications"]
    read = [
        Publication.model_validate({k: v for k, v in each.items() if not k.startswith("x-")})
        for each in found
    ]
    assert read == written
