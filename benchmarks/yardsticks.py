"""What our times are held against: WeasyPrint alone on the same HTML, and RenderCV on the same words."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clock import Command

from casefolio.documents.document import DEFAULT_LOOK, Options, make_tailored
from casefolio.pdf.archive import write_json_resume
from casefolio.resume.portfolio import find_postings, read_portfolio
from casefolio.tailor.study import read_study
from casefolio.text.source import read_source

ROOT = Path(__file__).resolve().parent.parent

# The least that PDFs from this HTML, in this look, cost anyone: no choosing, no fitting, no reading back.
WEASYPRINT = """\
import sys
from pathlib import Path
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

look, *pages = sys.argv[1:]
fonts = FontConfiguration()
styles = CSS(filename=look, font_config=fonts)
for page in map(Path, pages):
    html = HTML(filename=page, base_url=look)
    html.write_pdf(page.with_suffix(".pdf"), stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1")
"""

# The steps of `rendercv render` for several files in one process, which its command line does not offer.
RENDERCV = """\
import sys
from pathlib import Path
from rendercv.renderer.pdf_png import generate_pdf
from rendercv.renderer.typst import generate_typst
from rendercv.schema.rendercv_model_builder import build_rendercv_dictionary_and_model

for file in map(Path, sys.argv[1:]):
    text = file.read_text(encoding="utf-8")
    _, model = build_rendercv_dictionary_and_model(
        text, input_file_path=file, typst_path=f"{file.stem}.typ", pdf_path=f"{file.stem}.pdf"
    )
    assert generate_pdf(model, generate_typst(model)).stat().st_size
"""


def read_arguments(rounds: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=rounds)
    parser.add_argument(
        "--rendercv", metavar="PYTHON", default=os.environ.get("RENDERCV_PYTHON", ""),
        help="an interpreter with rendercv[full]; RENDERCV_PYTHON does the same",
    )  # fmt: skip
    return parser.parse_args()


def copy_sample(folder: Path) -> Path:
    project = folder / "portfolio"
    for name in ("data", "docs", "hooks", "templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def write_inputs(project: Path, folder: Path) -> None:
    """For each posting, the HTML as it is laid out last, and the words of that page for RenderCV."""
    portfolio = read_portfolio(project, private=True)
    folder.mkdir()
    for file in find_postings(project):
        study = read_study(read_source(file, project), file.stem, portfolio.resume, portfolio.vocabulary)
        made = make_tailored(portfolio, study, Options()).made
        (folder / f"{file.stem}.html").write_text(made.html, encoding="utf-8")
        shown = json.loads(write_json_resume(portfolio.resume, made.selection))
        (folder / f"{file.stem}.yaml").write_text(json.dumps(convert(shown)), encoding="utf-8")
    (folder / "weasyprint_alone.py").write_text(WEASYPRINT, encoding="utf-8")
    (folder / "rendercv_alone.py").write_text(RENDERCV, encoding="utf-8")


def weasyprint_alone(project: Path, folder: Path, stems: str = "*") -> Command:
    look = str(project / "templates/pdf" / DEFAULT_LOOK / "look.css")
    pages = sorted(map(str, folder.glob(f"{stems}.html")))
    return Command([sys.executable, str(folder / "weasyprint_alone.py"), look, *pages])


def rendercv_alone(python: str, folder: Path) -> Command:
    return Command(
        [python, "rendercv_alone.py", *sorted(file.name for file in folder.glob("*.yaml"))], folder
    )


def rendercv_command(python: str, folder: Path, stem: str) -> Command:
    """Its command line, without the other formats that it makes."""
    return Command([python, "-m", "rendercv", "render", f"{stem}.yaml", "-nohtml", "-nomd", "-nopng"], folder)


def convert(shown: dict[str, Any]) -> dict[str, Any]:
    """JSON Resume in the fields of RenderCV; a YAML reader reads JSON."""
    basics = shown["basics"]
    sections: dict[str, list[Any]] = {"summary": [basics["summary"]]} if basics.get("summary") else {}
    for name in shown.keys() - {"basics"}:
        sections[name] = [drop_empty(entry) for entry in _convert_entries(name, shown[name])]
    told = {
        "name": basics["name"],
        "headline": basics.get("label"),
        "email": basics.get("email"),
        "website": basics.get("url"),
        "location": basics.get("location", {}).get("city"),
        "sections": dict(sorted(sections.items())),
    }
    return {"cv": drop_empty(told)}


def _convert_entries(name: str, entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        dates = {"start_date": entry.get("startDate"), "end_date": entry.get("endDate")}
        if name == "work":
            dates["end_date"] = dates["end_date"] or "present"
            yield {"company": entry["name"], "position": entry.get("position", "–"), **dates,
                   "location": entry.get("location"), "highlights": entry.get("highlights")}  # fmt: skip
        elif name == "education":
            yield {"institution": entry["institution"], "area": entry.get("area", "–"), **dates,
                   "degree": entry.get("studyType")}  # fmt: skip
        elif name in ("skills", "languages", "interests"):
            label = entry.get("name") or entry.get("language")
            details = ", ".join(entry.get("keywords", [])) or entry.get("fluency", "–")
            yield {"label": label, "details": details}
        else:
            yield {"name": entry.get("name") or entry.get("title", "–"), "date": entry.get("date"),
                   "summary": entry.get("description") or entry.get("issuer"),
                   "highlights": entry.get("highlights")}  # fmt: skip


def drop_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
