"""stage_one.py LIST DIR PROGRAM PARTS: reads shards as the job does and prints how many seconds that took, the start of Spark left out. For the measurement of the engine's own cost."""
import sys
import time

from pyspark.sql import SparkSession

from hearsay_spark import read_shards

paths = open(sys.argv[1]).read().split()
spark = SparkSession.builder.appName("stage one").getOrCreate()
spark.sparkContext.parallelize(range(2), 2).map(str).collect()  # the executors are up
began = time.time()
reports = read_shards(spark.sparkContext, paths, sys.argv[3], sys.argv[2], int(sys.argv[4]))
print(f"stage one: {len(reports)} shards in {time.time() - began:.2f} s", flush=True)
spark.stop()
