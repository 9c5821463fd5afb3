"""The open data of a running site against the Open Contracting Data Standard 1.1: contracting.py URL FOLDER

The schemas are those that tools of the standard's own makers test themselves with; FOLDER has the archives of these tools, as
PyPI hands them out. The standard's own merging says what the releases of a call come to."""

import json
import sys
import tarfile
import urllib.request
from pathlib import Path

import jsonschema
import ocdsmerge

site, folder = sys.argv[1], Path(sys.argv[2])


def schema(archive, path):
    (found,) = folder.glob(archive)
    with tarfile.open(found) as files:
        (name,) = [name for name in files.getnames() if name.endswith(path)]
        return json.load(files.extractfile(name))


def get(path):
    with urllib.request.urlopen(site + path) as answer:
        return json.load(answer), answer.headers.get("Link") or ""


def pages(path):
    """Every package from here on."""
    while path:
        package, link = get(path)
        yield package
        path = link.split(">")[0].removeprefix("<").removeprefix(site) if 'rel="next"' in link else None


def unknown(value, schema, place):
    """Fields that the schema does not name: it would let them pass."""
    if isinstance(value, list):
        return [name for i, one in enumerate(value) for name in unknown(one, schema.get("items", {}), f"{place}/{i}")]
    if not isinstance(value, dict):
        return []
    named = schema.get("properties", {})
    translated = {f"{name}_en" for name in named}
    found = [f"{place}/{name}" for name in value if name not in named and name not in translated]
    return found + [bad for name in value if name in named for bad in unknown(value[name], named[name], f"{place}/{name}")]


def resolved(value, root):
    """Without references."""
    if isinstance(value, list):
        return [resolved(one, root) for one in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        part = root
        for name in value["$ref"].removeprefix("#/").split("/"):
            part = part[name]
        return resolved({**part, **{name: one for name, one in value.items() if name != "$ref"}}, root)
    return {name: resolved(one, root) for name, one in value.items()}


def judge(what, value, schema):
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    errors = [f"{what} {list(error.absolute_path)}: {error.message[:200]}" for error in checker.iter_errors(value)]
    assert not errors, errors[:5]


plain = schema("ocdsmerge-*", "fixtures/release-schema-1__1__4.json")
of_package = {kind: schema("ocdskit-*", f"fixtures/a/{kind}-package-schema-dereferenced.json") for kind in ("release", "record")}
# The makers' package schemas hold releases under every extension that there is, some of which contradict each other: here they
# hold the standard's own release, and of the extensions the bids.
listed = of_package["release"]["properties"]["releases"]
bids = listed["items"]["properties"]["bids"]
release = resolved({name: part for name, part in plain.items() if name != "definitions"}, plain)
release["properties"] = {**release["properties"], "bids": bids}
listed["items"] = release
record = of_package["record"]["properties"]["records"]["items"]["properties"]
record["compiledRelease"] = release
record["releases"] = {"type": "array", "minItems": 1, "items": release}
del record["versionedRelease"]

releases = []
for package in pages("/api/v1/ocds/releases"):
    judge("release package", package, of_package["release"])
    assert package["version"] == "1.1" and "ocds_bid_extension" in package["extensions"][0], package["extensions"]
    releases += package["releases"]
assert len({one["id"] for one in releases}) == len(releases) > 9
for one in releases:
    assert not unknown(one, release, one["id"]), unknown(one, release, one["id"])

changes, after = [], 0
while True:
    feed, _ = get(f"/api/v1/changes?after={after}")
    if not feed["changes"]:
        break
    changes, after = changes + feed["changes"], feed["next_after"]
assert [change["sequence"] for change in changes] == list(range(1, len(releases) + 1)), "no gap, nothing twice"
assert [change["release"] for change in changes] == [one["id"] for one in releases]

merger, records, firms = ocdsmerge.Merger(plain), 0, 0
for package in pages("/api/v1/ocds/records"):
    judge("record package", package, of_package["record"])
    for one in package["records"]:
        merged = merger.create_compiled_release(one["releases"])
        assert merged == one["compiledRelease"], (one["ocid"], merged, one["compiledRelease"])
        assert [release for release in releases if release["ocid"] == one["ocid"]] == one["releases"], one["ocid"]
        parties = one["compiledRelease"]["parties"]
        firms += sum(party.get("identifier", {}).get("scheme") == "VN-TIN" for party in parties)
        records += 1
assert records > 9 and firms > 0
became = sum("-outcome-v" in one["id"] for one in releases)
assert became > 0
print(f"{len(releases)} releases, {became} of them of what became of a decision, {records} records, {firms} firms by tax code: valid by the standard, and merged as it merges")
