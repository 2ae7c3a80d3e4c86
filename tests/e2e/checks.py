"""What must be true of what came out."""

import json
import struct
import subprocess
import xml.etree.ElementTree as xml

from desktop import Failure


def extracted(binary, files, kind=None):
    """The names that the command line finds in these articles, sorted; of one kind, if told."""
    got = subprocess.run([binary, "extract", *files], capture_output=True, check=True, timeout=120)
    entities = json.loads(got.stdout)["entities"]
    return sorted(entity["name"] for entity in entities if kind in (None, entity["type"]))


def rendered(binary, files, path, width_of):
    """The picture that the command line draws of these articles, as wide as another one."""
    width = str(png_size(width_of)[0])
    subprocess.run(
        [binary, "render", *files, "-o", path, "--width", width],
        capture_output=True, check=True, timeout=120)
    return path


def same(what, found, expected):
    """The same names; two things of one name count once."""
    missing, extra = set(expected) - set(found), set(found) - set(expected)
    if missing or extra:
        raise Failure(f"{what}: missing {sorted(missing)}, extra {sorted(extra)}")


def same_bytes(what, one, two):
    if one.read_bytes() != two.read_bytes():
        raise Failure(f"{what} differ")


def differ(what, one, two):
    if one.read_bytes() == two.read_bytes():
        raise Failure(f"{what} are the same")


def png_size(path):
    """Width and height, as the file's head says."""
    head = path.read_bytes()[:24]
    if head[:8] != b"\x89PNG\r\n\x1a\n" or head[12:16] != b"IHDR":
        raise Failure(f"{path.name} is no PNG")
    return struct.unpack(">II", head[16:24])


def png(path, least=800):
    """A whole PNG with a picture on it: large enough, of many colors, light and dark."""
    width, height = png_size(path)
    if max(width, height) < least or min(width, height) < least / 4:
        raise Failure(f"{path.name} has only {width} × {height} pixels")
    looked = subprocess.run(
        ["identify", "-regard-warnings", "-format", "%k %[fx:standard_deviation]", path],
        capture_output=True, text=True, check=False)
    if looked.returncode != 0:
        raise Failure(f"{path.name} is damaged: {looked.stderr.strip()}")
    colors, deviation = looked.stdout.split()
    if int(colors) < 100 or float(deviation) < 0.01:
        raise Failure(f"{path.name} looks empty: {colors} colors, deviation {deviation}")


# Longer labels are cut, and the cut is marked.
LONGEST_LABEL = 30


def labels(path, expected):
    """An SVG whose text is text: every name can be read in it, be it on several lines."""
    root = xml.parse(path).getroot()
    if not root.tag.endswith("svg"):
        raise Failure(f"{path.name} is no SVG")
    texts = ("".join(element.itertext()) for element in root.iter() if element.tag.endswith("text"))
    words = "".join("".join(texts).split())
    missing = [name for name in expected if "".join(name.split())[:LONGEST_LABEL] not in words]
    if missing:
        raise Failure(f"{path.name} does not name {missing}")


def saved(binary, files, out, *options):
    """The picture that the command line draws of these articles, as SVG and PNG."""
    for ending in ("svg", "png"):
        subprocess.run([binary, "render", *files, "-o", out / f"saved.{ending}",
                        *(options if ending == "png" else ())], capture_output=True, check=True, timeout=120)
    return out / "saved.svg", out / "saved.png"


# Of all pixels, how many may differ visibly: two programs round the edges of letters differently.
TOLERANCE = 0.005


def same_pixels(shot, bounds, floor, drawing, picture, out):
    """The window's canvas and a saved picture of the same scale are the same, where both show the map.

    Tolerance: after a blur of one pixel and a half, which forgives letters that are rounded differently,
    at most TOLERANCE of the pixels may differ by more than 15 % of the range in any color.
    """
    dx, dy, left, top, right, bottom = overlap(bounds, drawing, png_size(picture))
    bottom = min(bottom, round(floor))
    width, height = right - left, bottom - top
    if width < 300 or height < 300:
        raise Failure(f"the window shows only {width} × {height} pixels of the map")
    differing = differences(
        (shot, left, top), (picture, left - dx, top - dy), (width, height), out / "difference.png")
    if differing > TOLERANCE:
        raise Failure(f"{100 * differing:.2f} % of the canvas is not what is saved: see difference.png")
    # A check that would not see lines missing or shifted would be worth nothing.
    moved = differences(
        (shot, left, top), (picture, left - dx, top - dy + 3), (width, height - 3), out / "moved.png")
    if moved < 3 * TOLERANCE:
        raise Failure(f"a picture three pixels off would pass: only {100 * moved:.2f} % differ")
    print(f"canvas against picture: {100 * differing:.2f} % of {width} × {height} pixels differ "
          f"({100 * moved:.1f} % if three pixels off)", flush=True)


def overlap(bounds, drawing, picture_size):
    """How far the picture lies off on the window, and the part of the window that it shows too."""
    cards = {}
    for group in xml.parse(drawing).getroot().iter("{http://www.w3.org/2000/svg}g"):
        title, shape = group.find("{*}title"), group.find("{*}rect")
        if group.get("class") == "actor" and shape is not None and shape.get("rx") == "9":
            x, y, w, h = (float(shape.get(name)) for name in ("x", "y", "width", "height"))
            cards[title.text.split(",")[0]] = (x + w / 2, y + h / 2)
    off = []
    for name, (left, top, right, bottom) in bounds.items():
        if name in cards:
            off.append(((left + right) / 2 - cards[name][0], (top + bottom) / 2 - cards[name][1]))
    if len(off) < 4:
        raise Failure(f"only {len(off)} cards of the picture are on the window")
    for axis in (0, 1):
        all_off = [place[axis] for place in off]
        if max(all_off) - min(all_off) > 0.5:
            raise Failure(f"the cards do not stand alike: off by {min(all_off)} to {max(all_off)}")
    dx, dy = (round(sum(place[axis] for place in off) / len(off)) for axis in (0, 1))
    # Panels cover the rest of the window; what is between the cards is canvas.
    seen = [bounds[name] for name in bounds if name in cards]
    left, top = max(min(b[0] for b in seen), dx), max(min(b[1] for b in seen), dy)
    right = min(max(b[2] for b in seen), dx + picture_size[0])
    bottom = min(max(b[3] for b in seen), dy + picture_size[1])
    return dx, dy, round(left), round(top), round(right), round(bottom)


def differences(one, two, size, path):
    """Which share of the pixels differs, in pieces of that size of two pictures; draws them too."""
    def piece(picture, left, top):
        return ["(", picture, "-crop", f"{size[0]}x{size[1]}+{round(left)}+{round(top)}", "+repage",
                "-alpha", "off", "-blur", "0x1.5", ")"]

    subprocess.run(["convert", *piece(*one), *piece(*two), "-compose", "difference", "-composite",
                    "-separate", "-evaluate-sequence", "max", "-threshold", "15%", path], check=True)
    mean = subprocess.run(["identify", "-format", "%[fx:mean]", path],
                          capture_output=True, text=True, check=True)
    return float(mean.stdout)


def dark(shot):
    """A window with a dark ground."""
    mean = subprocess.run(["identify", "-format", "%[fx:mean]", shot], capture_output=True, text=True,
                          check=True)
    if float(mean.stdout) > 0.4:
        raise Failure(f"{shot.name} is not dark")
