"""Draws the designer's pictures anew: `python tests/portfolios/draw_pictures.py`. Needs Pillow only.

They show nothing real. They are under the licence of this repository, as is the film beside them, which was
recorded from a canvas in Chromium.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageDraw import ImageDraw as Draw

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "designer/docs/assets"
FONTS = HERE.parent.parent / "templates/pdf/fonts"

SEA, DEEP, FOAM, SAND, CORAL, INK = "#2f7f86", "#163f4a", "#e6f1ee", "#f4ead6", "#d9623b", "#1c2428"


def font(size: int, *, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"SourceSans3-{'Bold' if is_bold else 'Regular'}.ttf", size)


def draw_phone(draw: Draw, left: int, top: int, title: str, rows: int, button: str, scale: float = 1) -> None:
    """A phone with a heading, some rows and a button."""
    width, height = round(360 * scale), round(740 * scale)
    draw.rounded_rectangle((left, top, left + width, top + height), round(44 * scale), INK)
    inset = round(14 * scale)
    draw.rounded_rectangle(
        (left + inset, top + inset, left + width - inset, top + height - inset), round(32 * scale), "white"
    )
    x, y, right = left + round(44 * scale), top + round(70 * scale), left + width - round(44 * scale)
    draw.text((x, y), title, INK, font(max(9, round(32 * scale)), is_bold=True))
    y += round(70 * scale)
    for row in range(rows):
        fill = FOAM if row % 2 else SAND
        draw.rounded_rectangle((x, y, right, y + round(58 * scale)), round(12 * scale), fill)
        end = x + round((120 + 40 * (row % 3)) * scale)
        draw.rectangle((x + round(16 * scale), y + round(22 * scale), end, y + round(34 * scale)), SEA)
        y += round(76 * scale)
    foot = top + height - round(120 * scale)
    draw.rounded_rectangle((x, foot, right, foot + round(68 * scale)), round(34 * scale), CORAL)
    draw.text(((x + right) // 2, foot + round(34 * scale)), button, "white",
              font(max(9, round(28 * scale)), is_bold=True), anchor="mm")  # fmt: skip


def draw_tickets() -> Image.Image:
    """The three screens of the new purchase."""
    image = Image.new("RGB", (1600, 1000), SAND)
    draw = ImageDraw.Draw(image)
    draw.ellipse((900, -500, 2300, 900), FOAM)
    for place, (title, rows, button) in enumerate(
        [("Where to?", 5, "Next"), ("When?", 4, "Next"), ("Pay", 2, "Buy")]
    ):
        draw_phone(draw, 140 + place * 480, 130, title, rows, button)
    return image


def draw_flow(count: int, columns: int) -> Image.Image:
    """Screens of a purchase, one after another."""
    image = Image.new("RGB", (1000, 700), FOAM)
    draw = ImageDraw.Draw(image)
    rows = -(-count // columns)
    scale = min(0.8, (660 / rows - 20) / 740)
    width, height = round(360 * scale), round(740 * scale)
    gap = (1000 - columns * width) // (columns + 1)
    for number in range(count):
        row, column = divmod(number, columns)
        top = (700 - rows * height) // (rows + 1) * (row + 1) + row * height
        draw_phone(draw, gap + column * (width + gap), top, str(number + 1), 3 + number % 3, "Next", scale)
    return image


def draw_board() -> Image.Image:
    """A board that says how sure an arrival is."""
    image = Image.new("RGB", (1400, 860), DEEP)
    draw = ImageDraw.Draw(image)
    draw.text((70, 50), "Departures", "white", font(72, is_bold=True))
    rows = [
        ("14:05", "Saltmarsh", 0.96),
        ("14:12", "Gullhaven", 0.71),
        ("14:20", "Old Quay", 0.4),
        ("14:31", "Reedby", 0.88),
    ]
    for row, (time, place, sure) in enumerate(rows):
        y = 200 + row * 150
        draw.line((70, y - 24, 1330, y - 24), "#3a6672", 3)
        draw.text((70, y), time, "white", font(64, is_bold=True))
        draw.text((300, y), place, "white", font(64))
        draw.rounded_rectangle((880, y + 20, 1330, y + 64), 22, "#0d2a32")
        fill = "#7fd0a8" if sure > 0.8 else "#f0c664" if sure > 0.6 else "#ef8f6b"
        draw.rounded_rectangle((880, y + 20, 880 + round(450 * sure), y + 64), 22, fill)
    return image


def draw_components(accent: str) -> Image.Image:
    """Some components of a design system."""
    image = Image.new("RGB", (1280, 800), "white")
    draw = ImageDraw.Draw(image)
    for row in range(3):
        for column in range(4):
            x, y = 60 + column * 300, 60 + row * 240
            draw.rounded_rectangle((x, y, x + 260, y + 200), 18, "#f4f6f5", "#d6dedb", 3)
            shape = (row + column) % 3
            if shape == 0:
                draw.rounded_rectangle((x + 40, y + 70, x + 220, y + 130), 30, accent)
            elif shape == 1:
                draw.rounded_rectangle((x + 40, y + 60, x + 220, y + 140), 12, "white", accent, 4)
                draw.rectangle((x + 60, y + 95, x + 150, y + 105), accent)
            else:
                draw.ellipse((x + 60, y + 70, x + 120, y + 130), accent)
                draw.rounded_rectangle((x + 140, y + 70, x + 220, y + 130), 30, "#c9d3d0")
    return image


def write_blueprint() -> str:
    """A drawing of who does what before, during and after a visit."""
    lanes = "".join(
        f'<rect x="20" y="{30 + lane * 110}" width="760" height="90" rx="10" fill="{fill}"/>'
        f'<text x="36" y="{82 + lane * 110}">{name}</text>'
        + "".join(
            f'<circle cx="{260 + step * 120}" cy="{75 + lane * 110}" r="26" fill="{SEA}"/>'
            for step in range(5)
            if (step + lane) % 2 == 0
        )
        for lane, (name, fill) in enumerate([("Rider", SAND), ("App", FOAM), ("Driver", SAND)])
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 360" font-family="sans-serif" '
        f'font-size="22" fill="{INK}">{lanes}</svg>\n'
    )


def draw_poster() -> Image.Image:
    """The first picture of the film, which is a square that moves to the right."""
    image = Image.new("RGB", (480, 300), SAND)
    ImageDraw.Draw(image).rectangle((60, 100, 159, 199), SEA)
    return image


def main() -> None:
    ASSETS.mkdir(parents=True, exist_ok=True)
    draw_tickets().quantize(64).save(ASSETS / "tickets.png", optimize=True)
    draw_flow(9, 5).quantize(32).save(ASSETS / "before.png", optimize=True)
    draw_flow(3, 3).quantize(32).save(ASSETS / "after.png", optimize=True)
    draw_board().save(ASSETS / "board.jpg", quality=70, optimize=True)
    draw_components(SEA).save(ASSETS / "components.webp", lossless=True)
    draw_components(CORAL).quantize(16).save(ASSETS / "components-warm.png", optimize=True)
    draw_poster().quantize(4).save(ASSETS / "tour.png", optimize=True)
    (ASSETS / "blueprint.svg").write_text(write_blueprint(), encoding="utf-8")


if __name__ == "__main__":
    main()
