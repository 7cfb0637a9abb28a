"""same_rows.py ONE OTHER: tells whether two data sets hold the same rows, whatever their order and parts; exit 1 where they do not."""
import json
import sys

from pyspark.sql import SparkSession

TABLES = ["articles", "claims", "figures", "places", "times", "captures", "groups", "relations", "copies"]


def value(v):
    """JSON texts are compared by what they say."""
    if isinstance(v, str) and v[:1] in "[{":
        try:
            return json.dumps(json.loads(v), sort_keys=True)
        except ValueError:
            return v
    return v


def rows(spark, folder, name):
    found = spark.read.parquet(f"{folder}/{name}")
    columns = sorted(found.columns)
    return columns, sorted(repr([value(r[c]) for c in columns]) for r in found.collect())


def main():
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.log.level", "ERROR").getOrCreate()
    total = 0
    for name in TABLES:
        (c1, one), (c2, other) = (rows(spark, folder, name) for folder in sys.argv[1:3])
        if c1 != c2 or one != other or not one:
            print(f"{name}: {len(one)} and {len(other)} rows; columns {sorted(set(c1) ^ set(c2))}")
            print("\n".join([r[:1500] for r in one if r not in other][:2] + ["other:"] + [r[:1500] for r in other if r not in one][:2]))
            sys.exit(1)
        total += len(one)
    components = spark.read.parquet(f"{sys.argv[2]}/copies").groupBy("original").count().agg({"count": "max"}).first()[0]
    print(f"same: {total} rows in {len(TABLES)} tables, at most {components} near-copies of one")


if __name__ == "__main__":
    main()
