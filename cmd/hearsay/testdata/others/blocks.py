"""Runs the blocks of docs/analysis.md: blocks.py DOCUMENT, in the folder of the tables. SQL must give rows."""
import os
import re
import shutil
import subprocess
import sys

import duckdb

ran = []
for language, block in re.findall(r"```(\w+)\n(.*?)```", open(sys.argv[1]).read(), re.S):
    if language == "sql":
        rows = duckdb.sql(block).fetchall()
        assert rows, "no rows:\n" + block
        if "step" in block:
            assert any(r[-1] is not None for r in rows), "no step between two totals"
    elif language == "python":
        said = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True)
        assert said.returncode == 0 and "period_to" in said.stdout, said.stdout + said.stderr
    elif language == "shell" or language == "r" and shutil.which("Rscript"):
        command = ["sh", "-ec", block] if language == "shell" else ["Rscript", "-e", block]
        if language == "shell" and not shutil.which("ogrinfo"):
            assert os.environ.get("CI") != "true", "ogrinfo is not there"
            continue
        subprocess.run(command, check=True)
    else:
        print("NOT TESTED:", language)
        continue
    ran.append(language)
assert ran.count("sql") == 3 and "python" in ran, ran
