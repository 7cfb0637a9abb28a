"""Opens what hearsay exported with the programs of others: opened.py TOOL PATH. Says what it saw; a wrong thing is an AssertionError."""
import json
import pathlib
import subprocess
import sys


def columns(folder, table):
    pack = json.loads((folder / "datapackage.json").read_text())
    resource = next(r for r in pack["resources"] if r["name"] == table)
    return [f["name"] for f in resource["schema"]["fields"]], resource["rows"]


def duckdb(folder):
    import duckdb

    for table in ["articles", "claims", "figures", "places", "times", "relations", "groups"]:
        names, rows = columns(folder, table)
        found = duckdb.sql(f"SELECT * FROM '{folder}/{table}.parquet'")
        assert found.columns == names, (table, found.columns, names)
        assert len(found.fetchall()) == rows > 0, table
    low, text = duckdb.sql(f"SELECT low, text FROM '{folder}/figures.parquet' WHERE measure = 'killed' ORDER BY low DESC LIMIT 1").fetchall()[0]
    assert low > 1000 and text, (low, text)
    warned = duckdb.sql(f"SELECT count(*) FROM '{folder}/claims.parquet' WHERE caveats LIKE '%unconfirmed%' AND caveat_spans->>'$[0].text' <> ''").fetchall()[0][0]
    assert warned > 0, "no caveat came through"


def pyarrow(folder):
    import pyarrow.parquet as pq

    for table in ["articles", "claims", "figures", "places", "times", "relations", "groups"]:
        names, rows = columns(folder, table)
        found = pq.read_table(folder / f"{table}.parquet")
        assert found.column_names == names and found.num_rows == rows > 0, table
        pq.ParquetFile(folder / f"{table}.parquet").metadata.row_group(0)


def pandas(folder):
    import pandas

    names, rows = columns(folder, "figures")
    found = pandas.read_csv(folder / "figures.csv", keep_default_na=False, na_values=[""])
    assert list(found.columns) == names and len(found) == rows > 0
    assert found["low"].dtype == "float64" and (found["high"].dropna() >= 0).all()


def frictionless(folder):
    import frictionless

    frictionless.system.trusted = True
    report = frictionless.validate(str(folder / "datapackage.json"))
    errors = report.flatten(["type", "fieldName", "note"]) + report.errors
    assert report.valid, errors[:5]
    assert sum(t.stats.get("rows", 0) for t in report.tasks) > 100


def stix(path):
    import stix2validator

    result = stix2validator.validate_file(str(path), stix2validator.ValidationOptions(version="2.1", strict_types=True, strict_properties=True))
    problems = [str(e) for r in result.object_results for e in r.errors] + [str(result.fatal)] * bool(result.fatal)
    assert result.is_valid, problems[:5]
    bundle = json.loads(path.read_text())
    ids = {o["id"] for o in bundle["objects"]}
    assert len(ids) == len(bundle["objects"]), "an object stands twice"
    for o in bundle["objects"]:
        assert "confidence" not in o
        for ref in o.get("object_refs", []) + [o[k] for k in ["created_by_ref"] if k in o]:
            assert ref in ids, (o["id"], ref)
    assert {"identity", "note", "report", "extension-definition"} <= {o["type"] for o in bundle["objects"]}


def ogrinfo(path):
    said = subprocess.run(["ogrinfo", "-ro", "-al", "-so", str(path)], capture_output=True, text=True, check=True)
    assert "ERROR" not in said.stderr and "Feature Count" in said.stdout, said
    count = int(said.stdout.split("Feature Count: ")[1].split()[0])
    assert count == len(json.loads(path.read_text())["features"]) > 0
    for name in ["claim:", "caveat_kinds:", "claimed:", "denied:", "origins_low:", "interest:", "article_sha256:", "WGS 84"]:
        assert name in said.stdout, name


def jsonld(path):
    from pyld import jsonld as ld

    contexts = pathlib.Path(__file__).resolve().parents[4] / "export" / "contexts"
    files = {"http://www.w3.org/ns/anno.jsonld": "anno.jsonld", "https://schema.org": "schema.jsonld", "https://schema.org/": "schema.jsonld"}

    def load(url, options):
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": json.loads((contexts / files[url]).read_text())}

    ld.set_document_loader(load)
    document = json.loads(path.read_text())
    keys, kinds = set(), set()

    def walk(value):
        if isinstance(value, list):
            for v in value:
                walk(v)
        elif isinstance(value, dict):
            for k, v in value.items():
                if k == "@context":
                    continue
                if k in ("@type", "type"):
                    kinds.update(v if isinstance(v, list) else [v])
                keys.add(k)
                walk(v)

    walk(document)
    for key in sorted(keys - {"id", "type", "@id", "@type", "@graph"}):
        expanded = ld.expand({"@context": document["@context"], "@id": "urn:x", key: "urn:y"})
        names = [k for k in expanded[0] if k != "@id"] if expanded else []
        assert names and ":" in names[0], f"the term {key} is lost"
    for kind in sorted(kinds):
        expanded = ld.expand({"@context": document["@context"], "@id": "urn:x", "@type": kind})
        assert expanded[0]["@type"][0].startswith(("http", "urn:")), f"the type {kind} is lost"
    triples = ld.to_rdf(document)
    assert sum(len(g) for g in triples.values()) > 500
    text = json.dumps(ld.expand(document), ensure_ascii=False)
    assert "urn:hearsay:ns:caveats" in text or "urn:hearsay:ns:caveat" in text
    if path.name == "prov.jsonld":
        for term in ["hadPrimarySource", "wasQuotedFrom", "wasAttributedTo"]:
            assert "http://www.w3.org/ns/prov#" + term in text, term


def csl(path):
    items = json.loads(path.read_text())
    assert len(items) > 10
    for i in items:
        assert i["id"] and i["type"] in ("article-newspaper", "webpage") and i["title"] and "SHA-256" in i["note"]
        assert all(1 <= len(p) <= 3 for p in i["issued"]["date-parts"])


def datasette(path):
    binary = pathlib.Path(sys.executable).with_name("datasette")
    for view in ["articles", "claims", "figures", "relations", "facts", "origins"]:
        said = subprocess.run([str(binary), str(path), "--get", f"/{path.stem}/{view}.json?_size=3&_shape=objects"], capture_output=True, text=True)
        assert said.returncode == 0, (view, said.stderr[-400:], said.stdout[-400:])
        answer = json.loads(said.stdout)
        assert answer["rows"], view


def rscript(folder):
    code = f"d <- read.csv('{folder}/figures.csv', na.strings=''); stopifnot(nrow(d) > 0, is.numeric(d$low)); print(aggregate(low ~ measure, d, max))"
    subprocess.run(["Rscript", "-e", code], check=True)


if __name__ == "__main__":
    globals()[sys.argv[1]](pathlib.Path(sys.argv[2]).resolve())
    print("opened")
