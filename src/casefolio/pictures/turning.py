"""Turning a picture as its Exif data says, with Pillow: the image is decoded and encoded once."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageFile, JpegImagePlugin, UnidentifiedImageError

from casefolio.pictures.parts import PictureError
from casefolio.pictures.webp import is_lossless

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_WEBP_QUALITY = 95


def turn_upright(data: bytes, orientation: int) -> bytes:
    """A JPEG, PNG or WebP without metadata, turned; colour profile and encoding quality are retained.

    `orientation` is Exif's, 1 to 8. Raises PictureError where the picture cannot be decoded.
    """
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as image:
            load_whole(image)
            turned = image.transpose(_TURNS[orientation])
            turned.save(out, image.format, **_options(image, data))
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise PictureError(f"it cannot be turned upright: {error}") from None
    return out.getvalue()


def load_whole(image: Image.Image) -> None:
    """Decode a picture. Raises OSError where its file ends too early.

    Why: WeasyPrint, where it is loaded, makes Pillow decode such files too, with grey for what is missing.
    """
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _options(image: Image.Image, data: bytes) -> dict[str, Any]:
    """Pillow's options for saving, so that nothing but the orientation changes."""
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        sampling = JpegImagePlugin.get_sampling(image)
        options["qtables"] = image.quantization
        options["subsampling"] = sampling if sampling >= 0 else 0
        options["progressive"] = bool(image.info.get("progressive"))
    elif image.format == "WEBP":
        options["lossless"] = is_lossless(data)
        options["quality"] = _WEBP_QUALITY
        options["exact"] = True
    if "dpi" in image.info and image.format != "WEBP":
        options["dpi"] = image.info["dpi"]
    return options
