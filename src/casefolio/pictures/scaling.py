"""The size of a picture, and smaller copies of it, made with Pillow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Literal

from casefolio.pictures.parts import PictureError
from casefolio.pictures.svg import is_svg, measure_svg

Kind = Literal["JPEG", "PNG", "WEBP"]

ENDINGS: dict[Kind, str] = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}

_QUALITY = 82
"""Of JPEG and WebP: at this size, nobody sees the difference to the original."""


def measure(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a picture without metadata; None where it has none, or cannot be read."""
    if is_svg(data):
        return measure_svg(data)
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def find_scaled_kind(data: bytes) -> Kind | None:
    """The kind of a picture that can be made smaller; None for drawings, moving pictures and rare kinds."""
    if is_svg(data):
        return None
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            is_still = getattr(image, "n_frames", 1) == 1
            kinds: dict[str | None, Kind] = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}
            return kinds.get(image.format) if is_still else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def scale(data: bytes, width: int, kind: Kind) -> bytes:
    """A copy that is `width` pixels wide, of this kind, without metadata but for the colour profile.

    The same arguments give the same bytes. Raises PictureError where the picture cannot be decoded.
    """
    from PIL import Image

    from casefolio.pictures.turning import load_whole

    try:
        with Image.open(io.BytesIO(data)) as image:
            load_whole(image)
            small = _as_colours(image, kind)
            if width != image.width:
                height = max(1, round(image.height * width / image.width))
                small = small.resize((width, height), Image.Resampling.LANCZOS)
            # A profile of grey or of printing colours is none of the copy's.
            profile = image.info.get("icc_profile") if image.mode in _OF_SCREENS else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(f"it cannot be made smaller: {error}") from None
    ways = ({**options, "icc_profile": profile} for options in _options(kind, data))
    return min((_encode(small, kind, way) for way in ways), key=len)


def crop_to(data: bytes, width: int, height: int) -> bytes:
    """A JPEG of exactly this size, from the middle of a picture; what is transparent becomes white.

    Raises PictureError where the picture cannot be decoded.
    """
    from PIL import Image, ImageOps

    from casefolio.pictures.turning import load_whole

    try:
        with Image.open(io.BytesIO(data)) as image:
            load_whole(image)
            fitted = ImageOps.fit(_as_colours(image, "JPEG"), (width, height), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(f"it cannot be made smaller: {error}") from None
    return _encode(fitted, "JPEG", {"quality": _QUALITY, "progressive": True})


_OF_SCREENS = ("RGB", "RGBA", "P", "PA")
"""Modes of pictures whose colours are those of a screen, by Pillow."""


def _as_colours(image: Any, kind: Kind) -> Any:
    """The picture in colours that can be mixed, on white where the kind knows no transparency."""
    from PIL import Image

    if image.mode.startswith("I"):
        # Grey in 16 bits, which Pillow would cut off, not divide.
        image = image.convert("I").point(lambda grey: grey * (1 / 257)).convert("L")
    if image.mode == "CMYK":
        return _as_on_screen(image)
    is_transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    coloured = image.convert("RGBA" if is_transparent else "RGB")
    if is_transparent and kind == "JPEG":
        ground = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(ground, coloured).convert("RGB")
    return coloured


def _as_on_screen(image: Any) -> Any:
    """A picture for print in the colours of a screen, by its profile where it has one that can be read."""
    from PIL import ImageCms

    if profile := image.info.get("icc_profile"):
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, given, screen, outputMode="RGB")
        except (OSError, ImageCms.PyCMSError):
            pass
    return image.convert("RGB")


def _options(kind: Kind, data: bytes) -> Iterator[dict[str, Any]]:
    """Ways to encode a kind; the one that gives the smallest file is taken."""
    if kind == "JPEG":
        yield {"quality": _QUALITY, "progressive": True, "optimize": True}
    elif kind == "PNG":
        yield {"optimize": True}
    else:
        yield {"quality": _QUALITY, "method": 4}
        if data.startswith(b"\x89PNG"):
            # Drawings and screenshots are often smaller without loss.
            yield {"lossless": True, "method": 4}


def _encode(image: Any, kind: Kind, options: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
