"""hearsay_spark.py: one data set of a crawl, made on Apache Spark 4.

The list of shards comes in; what 'hearsay dataset' writes on one machine goes out: Parquet by month with a datapackage.json. Spark does the scheduling,
the shuffle and the recovery; 'hearsay shard' reads one file and 'hearsay match' compares one block, each in a process of its own, fed through a pipe.

    spark-submit --files bin/hearsay spark/hearsay_spark.py --shards LIST --out DIR [--hearsay FILE] [--flags FLAGS] [--work DIR] [--parts N] [--blocks N]
"""
import argparse
import fcntl
import json
import os
import shlex
import subprocess
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

TABLES = {  # what a data set leaves out, since only a ledger knows it
    "articles": ["copy_of", "alike", "versions", "forgotten"],
    "claims": ["gone", "reader"],
    "figures": ["gone", "reader"],
    "places": [],
    "times": [],
    "captures": [],
}
GROUP = {"fact": "id", "class": "class", "measure": "fact.measure", "of": "fact.of", "subject": "fact.subject", "base": "fact.base", "as_of_first": "fact.as_of[0]",
         "as_of_last": "fact.as_of[1]", "as_of": "fact.as_of", "place": "fact.place", "includes": "fact.includes", "event": "fact.event", "about": "fact.about",
         "holder": "fact.holder", "cumulative": "fact.cumulative", "members": "members", "origins": "origins", "origins_low": "origins_low", "origins_high": "origins_high"}
RELATION = {"relation": "id", "kind": "kind", "reason": "reason", "rests_on": "rests_on"} | {
    f"{s}_{column}": f"{s}.{key}" for s in "ab" for column, key in
    [("article", "article_id"), ("article_name", "article"), ("claim", "claim"), ("figure", "figure"), ("start", "start"), ("end", "end")]}
SETTINGS = {k: v for k, v in os.environ.items() if k.startswith("HEARSAY_") or k in ("PATH", "HOME", "TMPDIR")}  # pipe hands a worker's programs nothing else
VERSION = ["article", "article_sha256", "shard"]
OPPOSED = ["contradicts", "changes", "denies", "disowns", "disputes"]


def read_shards(sc, paths, hearsay, shards, parts, flags=""):
    """Each path to 'hearsay shard'. A shard that cannot be read, or over which the program ends at every try, ends the job by name; a worker that dies is Spark's to run again."""
    run = f"{shlex.quote(hearsay)} shard --out {shlex.quote(shards)} {flags}"
    try:
        lines = sc.parallelize(paths, min(parts, len(paths))).pipe("sh -c " + shlex.quote(f"{run}; code=$?; [ $code -le 1 ] || exit $code"), SETTINGS, checkCode=True).collect()
    except Exception:  # over which shard did it end? Those that are committed are not read again
        each = f'IFS= read -r p; printf "%s\\n" "$p" | {run} >&2 || printf "%s: the program ended with %s\\n" "$p" $?'
        ended = sc.parallelize(paths, len(paths)).pipe("sh -c " + shlex.quote(each), SETTINGS).collect()
        sys.exit("hearsay_spark: these shards could not be read:\n" + "\n".join(ended)) if ended else None
        raise
    reports = {r["shard"]: r for r in map(json.loads, lines)}
    unread = [f"{p}: {reports.get(p, {}).get('error', 'no report of it came back')}" for p in paths if "name" not in reports.get(p, {}) or "error" in reports[p]]
    if unread:
        sys.exit("hearsay_spark: these shards could not be read:\n" + "\n".join(unread))
    return list(reports.values())


def settle(articles):
    """Which versions count, as dataset/versions.go has it: of one text under one article the first by name stands; of its several texts the newest (age 1) is compared."""
    first = Window.partitionBy("article", "text_sha256").orderBy("name", "shard")
    newest = Window.partitionBy("article").orderBy(F.desc(F.coalesce("captured", F.lit(""))), F.desc(F.coalesce("published", F.lit(""))), F.desc("text_sha256"))
    standing = articles.withColumn("nth", F.row_number().over(first)).where("nth = 1").withColumn("age", F.row_number().over(newest))
    return standing.select(*VERSION, "age", month("published")).persist()


def match(rows, hearsay, parts):
    """Rows (block, day, article, row) to 'hearsay match', sorted by block: what it prints, a line a row."""
    ordered = rows.repartition(parts, "block").sortWithinPartitions("block", "day", "article", "row").select("row")
    lines = ordered.rdd.map(lambda r: r.row).pipe(f"{shlex.quote(hearsay)} match", SETTINGS, checkCode=True)
    return rows.sparkSession.createDataFrame(lines.map(lambda line: (line,)), "line string").withColumn("schema", F.get_json_object("line", "$.schema")).persist()


def closed(links, few):
    """Links (a, b) to components: (id, component), the component being its smallest id. Few are closed here, many by large-star and small-star in turn (Kiveris and others 2014)."""
    edges, before = links.where("a <> b").distinct().localCheckpoint(), None
    if edges.count() <= few:
        at = {}

        def root(x):
            while at.setdefault(x, x) != x:
                at[x] = at[at[x]]
                x = at[x]
            return x
        for a, b in edges.collect():
            a, b = root(a), root(b)
            at[max(a, b)] = min(a, b)
        return edges.sparkSession.createDataFrame([(x, root(x)) for x in sorted(at)], "id string, component string")
    while True:
        both = edges.union(edges.select(F.col("b"), F.col("a")))
        least = both.groupBy("a").agg(F.min("b").alias("m")).select("a", F.least("a", "m").alias("m"))
        large = both.join(least, "a").where("b > a").select(F.col("b").alias("a"), F.col("m").alias("b")).where("a <> b").distinct()
        down = large.select(F.greatest("a", "b").alias("a"), F.least("a", "b").alias("b"))
        least = down.groupBy("a").agg(F.min("b").alias("m"))
        small = down.join(least, "a").select(F.col("b").alias("a"), F.col("m").alias("b")).union(least).where("a <> b").distinct().localCheckpoint()
        edges, same = small, small.agg(F.count("a"), F.sum(F.xxhash64("a", "b").cast("decimal(38)"))).first()
        if same == before:
            return small.select(F.col("a").alias("id"), F.col("b").alias("component")).union(small.select("b", "b")).distinct()
        before = same


def links(out, kind):
    found = out.where("schema = 'hearsay/link/1'").where(F.get_json_object("line", "$.kind") == kind)
    return found.select(F.get_json_object("line", "$.a").alias("a"), F.get_json_object("line", "$.b").alias("b"))


def as_rows(out):
    """The rows that a round gives out for the next."""
    got = out.where("schema = 'hearsay/row/1'")
    return got.select(*(F.get_json_object("line", "$." + k).alias(n) for n, k in [("block", "block"), ("day", "day"), ("article", "at.article_id")]), F.col("line").alias("row"))


def month(day):
    return F.when(F.col(day).rlike("^[0-9]{4}-[0-9]{2}"), F.substring(day, 1, 7)).otherwise("undated").alias("month")


def write(frame, out, name):
    frame.repartition("month").write.partitionBy("month").parquet(os.path.join(out, name))


def compare(rows, out, hearsay, parts, few):
    """The rounds: near-copies; all blocks; claims alike, and what the blocks gave out."""
    is_copy, waits = F.col("block").startswith("copy "), F.col("block") == "alike"
    copies = closed(links(match(rows.where(is_copy), hearsay, parts), "copy"), few).persist()
    original = F.concat(F.lit('{"original":'), F.to_json(F.array("component")).substr(F.lit(2), F.length(F.to_json(F.array("component"))) - 2), F.lit(","), F.expr("substring(row, 2)"))
    named = rows.where(~is_copy).withColumnRenamed("component", "node").join(copies, F.col("article") == F.col("id"), "left")
    named = named.withColumn("row", F.when(F.col("component").isNull() | (F.col("component") == F.col("article")), F.col("row")).otherwise(original)).drop("id", "component")
    first = match(named.where(~waits), hearsay, parts)
    alike = named.where(waits).join(closed(links(first, "alike"), few), F.col("node") == F.col("id"))
    alike = alike.withColumn("block", F.concat(F.lit("alike "), "component"))
    alike = alike.withColumn("row", F.expr("""replace(row, '"block":"alike"', concat('"block":"', block, '"'))"""))
    both = first.union(match(alike.select("block", "day", "article", "row").union(as_rows(first)), hearsay, parts))
    typed = {"cumulative": "boolean", **{k: "long" for k in ["origins_low", "origins_high", "a_start", "a_end", "b_start", "b_end"]}}
    plain = {"measure", "of", "subject", "base", "event", "about", "holder", "a_claim", "a_figure", "b_claim", "b_figure"}  # empty rather than unknown

    def columns(keys):
        for name, key in keys.items():
            value = F.get_json_object("line", "$." + key).cast(typed.get(name, "string"))
            yield (F.coalesce(value, F.lit("")) if name in plain else value).alias(name)

    groups = both.where("schema = 'hearsay/group/1'").select(*columns(GROUP)).persist()
    best = Window.partitionBy("relation").orderBy("reason")
    found = both.where("schema = 'hearsay/relation/1'").select(*columns(RELATION), F.get_json_object("line", "$.day").alias("day"))
    found = found.withColumn("nth", F.row_number().over(best)).where("nth = 1").withColumn("opposed", F.col("kind").isin(OPPOSED))
    copies.select(F.col("id").alias("article"), F.col("component").alias("original")).write.parquet(os.path.join(out, "copies"))
    return groups, found.drop("nth").persist()


def cover(tables, groups, relations):
    """Tells claims, figures, places, times and articles the facts that they are in, with their origins; and groups and relations what covers the claims and figures that they name."""
    def first(figure, claim):
        return F.when(F.coalesce(F.col(figure), F.lit("")) != "", F.col(figure)).otherwise(F.col(claim))

    def listed(words):
        return F.when(F.size(words) > 0, F.to_json(words))

    def told(table, on, **columns):
        """The table with these columns made anew from the facts of what stands in the column on."""
        kept = [c for c in tables[table].columns if c not in columns]
        joined = tables[table].select(*kept, F.col(on).alias("id")).join(facts, "id", "left")
        return joined.select(*kept, *(value.alias(c) for c, value in columns.items())).select(*tables[table].columns)

    def kinds(spans):
        return F.coalesce(F.transform(F.from_json(spans, "array<struct<kind: string>>"), lambda c: c["kind"]), F.array().cast("array<string>"))

    members = groups.select("fact", F.col("origins_low").alias("low"), F.col("origins_high").alias("high"),
                            F.explode(F.from_json("members", "array<struct<claim: string, figure: string>>")).alias("m")).select("fact", "low", "high", "m.*")
    named = members.select("fact", "low", "high", F.explode(F.array("claim", "figure")).alias("id")).where("id <> ''")
    facts = named.groupBy("id").agg(F.sort_array(F.collect_set("fact")).alias("_facts"), F.min("low").alias("_low"), F.max("high").alias("_high")).persist()
    counted = {"origins_low": F.coalesce("_low", F.lit(0)).cast("long"), "origins_high": F.coalesce("_high", F.lit(0)).cast("long")}
    tables["claims"], tables["figures"] = told("claims", "claim", facts=listed(F.col("_facts")), **counted), told("figures", "figure", fact=F.col("_facts")[0], **counted)
    tables["places"], tables["times"] = told("places", "claim", **counted), told("times", "claim", **counted)
    said = ["article_sha256", "text", "claimant", "chain", "via", "caveats", "caveat_spans", "interest", "origins_low", "origins_high"]
    sides = tables["claims"].select(F.col("claim").alias("id"), "article", *said).union(tables["figures"].select("figure", "article", *said)).dropDuplicates(["id"]).persist()
    of_article = sides.where("origins_high > 0").groupBy("article", "article_sha256").agg(F.min("origins_low").alias("_low"), F.max("origins_high").alias("_high"))
    order = tables["articles"].columns
    tables["articles"] = tables["articles"].drop(*counted).join(of_article, ["article", "article_sha256"], "left").select("*", *(v.alias(c) for c, v in counted.items())).select(*order)
    over = members.select("fact", first("figure", "claim").alias("id")).join(sides, "id").groupBy("fact").agg(
        listed(F.array_sort(F.array_distinct(F.flatten(F.collect_list(kinds("caveat_spans")))))).alias("caveats"),
        listed(F.array_sort(F.array_distinct(F.flatten(F.collect_list(F.split("interest", "; ")))))).alias("interest"), F.to_json(F.sort_array(F.collect_set("article_sha256"))).alias("article_sha256s"))
    for s in "ab":
        side = sides.select(F.col("id").alias(s), *(F.col(c).alias(f"{s}_{c}") for c in said))
        relations = relations.withColumn(s, first(f"{s}_figure", f"{s}_claim")).join(side, s, "left").drop(s)
    both = F.concat_ws("; ", F.array_distinct(F.concat(kinds("a_caveat_spans"), kinds("b_caveat_spans"))))
    relations = relations.withColumn("caveats", F.when(both != "", both))
    for c in counted:
        relations = relations.withColumn(c, F.greatest(f"a_{c}", f"b_{c}")).drop(f"a_{c}", f"b_{c}")
    return groups.join(over, "fact", "left"), relations


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--shards", required=True, help="a file that names the shards, one path a line")
    p.add_argument("--out", required=True, help="the folder for the data set; it must not be there")
    p.add_argument("--work", help="the folder for the shards' tables, which all workers reach; OUT-shards where not given")
    p.add_argument("--hearsay", help="the program's path on workers and driver, where it does not come with --files bin/hearsay")
    p.add_argument("--flags", default="", help="further flags of 'hearsay shard', as '--tagger linear'")
    p.add_argument("--parts", type=int, default=200, help="tasks that read shards")
    p.add_argument("--blocks", type=int, default=200, help="tasks that compare blocks; each starts the program once")
    p.add_argument("--few", type=int, default=500_000, help="links up to which components are closed in the driver")
    a = p.parse_args()
    a.out = a.out.rstrip("/")
    with open(a.shards) as f:
        paths = list(dict.fromkeys(line.rstrip("\r\n") for line in f if line.strip()))
    if not paths or os.path.exists(a.out):
        sys.exit("hearsay_spark: the list names no shard" if not paths else f"hearsay_spark: {a.out} is there already; name another with --out")
    held = open(a.out + ".held", "w")  # it keeps a second job from the same output
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit(f"hearsay_spark: another job is making {a.out}; wait for it, or name another with --out")
    spark = SparkSession.builder.appName("hearsay").getOrCreate()
    work, out, sent = a.work or a.out + "-shards", a.out + ".making", SparkFiles.get("hearsay")
    program, here = a.hearsay or "./hearsay", a.hearsay or (sent if os.path.exists(sent) else "./hearsay")
    subprocess.run(["rm", "-rf", out], check=True)
    reports = read_shards(spark.sparkContext, paths, program, work, a.parts, a.flags)
    names = sorted({r["name"] for r in reports})

    def read(table):
        got = spark.read.parquet(*(f"{work}/{name}/{table}.parquet" for name in names))
        return got.withColumn("shard", F.regexp_extract(F.input_file_name(), "(s-[0-9a-f]+)/[^/]*$", 1))

    standing = settle(read("articles").select(*VERSION, "text_sha256", "name", "captured", "published"))
    found = compare(read("rows").join(standing.where("age = 1"), VERSION, "left_semi"), out, program, a.blocks, a.few)
    tables = {name: read(name).drop(*drop).join(standing.drop("age"), VERSION).drop("shard") for name, drop in TABLES.items()}
    groups, relations = cover(tables, *found)
    write(groups.select("*", month("as_of_last")), out, "groups")
    write(relations.select("*", month("day")).drop("day"), out, "relations")
    for name, table in tables.items():
        write(table, out, name)
    subprocess.run([here, "dataset", "--shards", a.shards, "--seal", "--out", out], check=True)  # before spark.stop(), which takes away what --files brought
    spark.stop()
    os.rename(out, a.out)
    os.remove(held.name)
    print(json.dumps({"schema": "hearsay/dataset/1", "shards": len(names), "bad": sum(len(r["bad"]) for r in reports)}))


if __name__ == "__main__":
    main()
