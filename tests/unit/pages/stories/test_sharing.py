"""The pictures of case studies as they are shared."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from tests.unit.pages.stories.test_picture_sizes import spoil
from tests.unit.pictures.samples import draw, save

from casefolio.pages.stories.sharing import SharedPicture, make_shared
from casefolio.resume.model import Resume


def test_each_case_study_shares_its_own_picture_in_the_shape_that_readers_show(tmp_path: Path) -> None:
    assets = tmp_path / "docs/assets"
    assets.mkdir(parents=True)
    (assets / "pier.png").write_bytes(save("PNG", draw().resize((500, 500))))
    (assets / "spoilt.png").write_bytes(spoil((assets / "pier.png").read_bytes()))
    (assets / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"/>')
    studies = [
        {"id": "pier", "title": "Pier", "image": {"path": "assets/pier.png", "alt": "A pier"}},
        {"id": "drawing", "title": "Drawing", "image": "assets/drawing.svg"},
        {"id": "spoilt", "title": "Spoilt", "image": "assets/spoilt.png"},
        {"id": "missing", "title": "Missing", "image": "assets/missing.png"},
        {"id": "none", "title": "None"},
    ]
    resume = Resume.model_validate({"basics": {"name": "Ada"}, "caseStudies": studies})
    pictures, files = make_shared(tmp_path, resume)
    assert pictures == {"case-studies/pier.md": SharedPicture("assets/shared/pier.jpg", "A pier")}
    assert Image.open(io.BytesIO(files["assets/shared/pier.jpg"])).size == (1200, 630)
    assert make_shared(tmp_path, resume) == (pictures, files)
