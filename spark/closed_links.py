"""closed_links.py: holds the closing of links by large-star and small-star against a plain walk over the same links; exit 1 where they differ."""
import random
import sys

from pyspark.sql import SparkSession

from hearsay_spark import closed


def made(random):
    """Links of many forms, each over nodes of its own."""
    def nodes(form, n):
        out = [f"{form}-{i:03}" for i in range(n)]
        random.shuffle(out)
        return out
    path, star, low, ring, pair = nodes("path", 150), nodes("star", 40), sorted(nodes("low", 40)), nodes("ring", 31), nodes("pair", 2)
    yield from zip(path, path[1:])
    yield from ((star[0], x) for x in star[1:])
    yield from ((low[-1], x) for x in low)  # the greatest in the middle, and linked with itself
    yield from zip(ring, ring[1:] + ring[:1])
    yield from [tuple(pair), tuple(pair[::-1]), tuple(pair)]  # both ways and again
    up, bridged = sorted(nodes("up", 60)), nodes("bridge", 20)
    yield from zip(up, up[1:])
    yield from ((a, b) for half in (bridged[:10], bridged[10:]) for a in half for b in half if a < b)
    yield bridged[3], bridged[17]
    yield from ((f"tree-{i:03}", f"tree-{(i - 1) // 2:03}") for i in range(1, 63))
    loose = nodes("loose", 120)
    yield from ((random.choice(loose), random.choice(loose)) for _ in range(80))


def walked(links):
    beside = {}
    for a, b in links:
        if a != b:
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
    out = {}
    for start in sorted(beside):
        waiting = [start]
        while waiting:
            x = waiting.pop()
            if x not in out:
                out[x] = start
                waiting.extend(beside[x])
    return out


def main():
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.log.level", "ERROR").config("spark.sql.shuffle.partitions", "1").config("spark.sql.adaptive.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    links = list(made(random.Random(1)))
    want = walked(links)
    frame = spark.createDataFrame(links, "a string, b string")
    for few in (0, len(links)):
        rows = closed(frame, few).collect()
        got = {r["id"]: r["component"] for r in rows}
        if got != want or len(rows) != len(want):
            print(f"few = {few}: {len(rows)} rows, not {len(want)}; wrong are {sorted(x for x in want if got.get(x) != want[x])[:20]}")
            sys.exit(1)
    print(f"closed: {len(want)} ids in {len(set(want.values()))} components")


if __name__ == "__main__":
    main()
