"""Pictures with everything that cameras and programs put into them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

PLANT = "Dana Example was here"
"""What each way of telling tells; it must be in no published picture."""

XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    f"<rdf:Description exif:GPSLatitude='52,31.2N' note='{PLANT}'/></rdf:RDF></x:xmpmeta>"
).encode()

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def draw(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    """A picture whose four corners differ, so that one can see how it lies."""
    image = Image.new("RGB", size, "white")
    width, height = size
    for corner, colour in (((0, 0), "red"), ((1, 0), "lime"), ((0, 1), "blue"), ((1, 1), "black")):
        box = (corner[0] * width // 2, corner[1] * height // 2)
        image.paste(colour, (*box, box[0] + width // 2, box[1] + height // 2))
    return image.convert(mode)


def write_exif(orientation: int = 1, *, with_place: bool = True) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = PLANT
    if with_place:
        place = exif.get_ifd(0x8825)
        place[1], place[2], place[3], place[4] = "N", (52.0, 31.0, 12.0), "E", (13.0, 24.0, 18.0)
    return exif


def save(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    (image or draw()).save(out, kind, **options)
    return out.getvalue()


def write_jpeg(orientation: int = 1, mode: str = "RGB", **options: Any) -> bytes:
    """With Exif, XMP, IPTC, a comment, a colour profile, and something behind its end."""
    data = save(
        "JPEG",
        draw(mode),
        exif=write_exif(orientation),
        xmp=XMP,
        comment=PLANT.encode(),
        icc_profile=PROFILE,
        quality=92,
        **options,
    )
    iptc = b"Photoshop 3.0\0" + PLANT.encode()
    return data[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + data[2:] + PLANT.encode()


def write_png(orientation: int = 1, **options: Any) -> bytes:
    """With text in all three chunks for it, Exif, a time, and something behind its end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", PLANT)
    info.add_text("Comment", PLANT, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    data = save(
        "PNG", exif=write_exif(orientation), pnginfo=info, icc_profile=PROFILE, dpi=(144, 144), **options
    )
    time = b"tIME" + struct.pack(">HBBBBB", 2024, 5, 6, 7, 8, 9)
    chunk = struct.pack(">I", 7) + time + struct.pack(">I", zlib.crc32(time))
    return data[:33] + chunk + data[33:] + PLANT.encode()


def write_webp(orientation: int = 1, **options: Any) -> bytes:
    return (
        save("WEBP", exif=write_exif(orientation), xmp=XMP, icc_profile=PROFILE, **options) + PLANT.encode()
    )


def write_gif(**options: Any) -> bytes:
    data = save("GIF", comment=PLANT.encode(), **options)
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes((len(PLANT),)) + PLANT.encode() + b"\0"
    text = b"\x21\x01\x0c" + bytes(12) + bytes((len(PLANT),)) + PLANT.encode() + b"\0"
    return data[:-1] + xmp + text + b";" + PLANT.encode()


def write_avif() -> bytes:
    return save("AVIF", exif=write_exif(), xmp=XMP, icc_profile=PROFILE)


def write_heic() -> bytes:
    """The same boxes under the other name; only readers of HEIC would look further."""
    return write_avif().replace(b"ftypavif", b"ftypheic", 1)


def write_icon() -> bytes:
    picture = write_png()
    head = struct.pack("<HHH", 0, 1, 1) + struct.pack("<BBBBHHII", 48, 32, 0, 0, 1, 32, len(picture), 22)
    return head + picture + PLANT.encode()


SVG = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- {PLANT} -->
<?xpacket begin="{PLANT}"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:xlink="http://www.w3.org/1999/xlink" inkscape:export-filename="/home/{PLANT}/a.png" width="9">
  <title>A boat</title>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a>{PLANT}</a></rdf:RDF></metadata>
  <inkscape:namedview name="{PLANT}"/>
  <use xlink:href="#a" inkscape:label='{PLANT} > x'/><path d="M0 0"/>
</svg>
"""

SAMPLES = {
    "a.jpg": write_jpeg(),
    "progressive.jpg": write_jpeg(progressive=True),
    "grey.jpg": write_jpeg(mode="L"),
    "cmyk.jpg": write_jpeg(mode="CMYK"),
    "a.png": write_png(),
    "moving.png": write_png(save_all=True, append_images=[draw().rotate(180)]),
    "a.webp": write_webp(),
    "lossless.webp": write_webp(lossless=True),
    "moving.webp": write_webp(save_all=True, append_images=[draw().rotate(180)]),
    "a.gif": write_gif(),
    "moving.gif": write_gif(save_all=True, append_images=[draw().rotate(180)], loop=0),
    "a.avif": write_avif(),
    "a.heic": write_heic(),
    "a.ico": write_icon(),
    "a.svg": SVG.encode(),
    "wide.svg": SVG.replace('"UTF-8"', '"UTF-16"').encode("utf-16"),
    "latin.svg": SVG.replace('"UTF-8"', '"ISO-8859-1"').encode("latin-1"),
}
"""A picture of each kind, by the name of its file."""
