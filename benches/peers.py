#!/usr/bin/env python3
"""The layout engine for large graphs beside crategraph-forceatlas2, on the graphs of ../shared/bench.

Usage: benches/peers.py [GRAPH...]      (news10k and lesmis where none is named)

Installs crategraph-forceatlas2, numpy and scipy by name into a virtual environment below target/;
where that cannot be done, says so and compares nothing. Three rounds side by side, one thread each;
the fastest counts. ENTENTE_SHARED says where the shared folder is.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ENTENTE_SHARED", ROOT / "../shared"))
VENV = ROOT / "target/peers"
ROUNDS = 3

PEER = """
import sys, time
import numpy as np
from crategraph_forceatlas2 import layout
edges = np.loadtxt(sys.argv[1], dtype=int)
n = int(edges.max()) + 1
pairs = [(int(a), int(b)) for a, b in edges if a != b]
init = np.loadtxt(sys.argv[2])
start = time.process_time()
at = layout(n, pairs, init=init, iterations=200, threads=1)
print((time.process_time() - start) * 1e3)
np.savetxt(sys.argv[3], at)
"""


def output(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def environment():
    """The Python of the virtual environment, or nothing."""
    python = VENV / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        packages = ["crategraph-forceatlas2", "numpy", "scipy"]
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"skipped: crategraph-forceatlas2 cannot be installed here ({error})")
        return None
    return python


def main():
    bench = SHARED / "bench"
    if not (bench / "quality.py").exists():
        print(f"skipped: no graphs in {bench}")
        return
    python = environment()
    if python is None:
        return
    print(f"{'graph':<10} {'layout':<12} {'ms':>9}  quality")
    for graph in sys.argv[1:] or ["news10k", "lesmis"]:
        edges = bench / f"graphs/{graph}.edges"
        init = bench / f"graphs/{graph}.init"
        own, peer = (ROOT / f"target/{graph}.{by}.pos" for by in ("entente", "crategraph"))
        times = {"entente": [], "crategraph": []}
        for _ in range(ROUNDS):
            ours = output("cargo", "bench", "-q", "--no-default-features", "--bench", "layouts",
                          "--", "positions", edges, own)
            times["entente"].append(float(ours))
            theirs = output(python, "-c", PEER, edges, init, peer)
            times["crategraph"].append(float(theirs))
        for by, positions in (("entente", own), ("crategraph", peer)):
            quality = output(python, bench / "quality.py", graph, positions).strip()
            print(f"{graph:<10} {by:<12} {min(times[by]):>9.1f}  {quality}")
        ratio = min(times["crategraph"]) / min(times["entente"])
        print(f"{graph:<10} {'':<12} {ratio:>8.0f}x  as fast")


if __name__ == "__main__":
    main()
