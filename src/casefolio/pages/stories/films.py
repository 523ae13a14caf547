"""Films in stories: `![What it shows](tour.mp4){ poster=tour.png captions=tour.vtt }`.

They load nothing before they play.
"""

from __future__ import annotations

import re

from casefolio.pages.stories.covers import find_captions, find_poster, settle_picture
from casefolio.pages.stories.picture_sizes import PictureWriter
from casefolio.text.escaping.markup import escape_attribute, escape_html


def write_film(path: str, alt: str, attributes: str, writer: PictureWriter) -> str:
    """A film as HTML, as large as its poster; without the means to play it, a link."""
    address = writer.address(path)
    poster = settle_picture(find_poster(attributes), writer.page)
    sized = writer.sizes.find(poster)
    values = {
        "poster": writer.address(poster) if poster else "",
        "width": str(sized.width or ""),
        "height": str(sized.height or ""),
        "aria-label": escape_attribute(alt),
        "class": " ".join(re.findall(r"(?<!\S)\.([\w-]+)", attributes)),
    }
    given = "".join(f' {name}="{value}"' for name, value in values.items() if value)
    captions = settle_picture(find_captions(attributes), writer.page)
    track = f'<track kind="captions" src="{writer.address(captions)}">' if captions else ""
    return (
        f'<video controls preload="none"{given} src="{address}">{track}'
        f'<a href="{address}">{escape_html(alt) or address}</a></video>'
    )
