"""What must be true of what came out."""

import json
import struct
import subprocess
import xml.etree.ElementTree as xml

from desktop import Failure


def extracted(binary, files):
    """The names that the command line finds in these articles, sorted."""
    got = subprocess.run([binary, "extract", *files], capture_output=True, check=True, timeout=120)
    return sorted(entity["name"] for entity in json.loads(got.stdout)["entities"])


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
