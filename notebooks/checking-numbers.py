# %% [markdown]
# # Checking someone else’s numbers
#
# Somebody sends a folder with a run and a sentence made from it. This notebook checks both, with Python’s standard
# library and nothing else: the tables are read by the few lines of `notebooks/arrow_file.py`, not by the program that
# wrote them. That program is asked only at two places: for the sentence, and to compute one future again.

# %% [markdown]
# ## What was sent
#
# A run is a folder of Arrow files, uncompressed, with a list of them in `manifest.json`. Here it is the small run of the
# vote that is kept with the project. The work is done on a copy.

# %%
import glob
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from datetime import date
from hashlib import sha256

import show
from arrow_file import content_digest, read_table, result_digest, values_of

place = tempfile.mkdtemp()
run = shutil.copytree(sorted(glob.glob("results/reference/eagr/*"))[0], os.path.join(place, "run"))


def read_json(*names):
    with open(os.path.join(run, *names), encoding="utf-8") as file:
        return json.load(file)


def mlab(*words):
    done = subprocess.run(["mlab", *words, "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["data"]


manifest = read_json("manifest.json")
show.table(
    "Tables of the run",
    ["file", "rows", "columns", "bytes"],
    [
        [t["path"], f"{t['rows']:,}", len(t["columns"]), f"{t['bytes']:,}"]
        for t in manifest["tables"]
    ],
)

# %% [markdown]
# The author’s sentences, as they stand in the short form of the report:

# %%
mlab("report", run, "--for", "summary")
with open(os.path.join(run, "report", "summary.txt"), encoding="utf-8") as file:
    summary = file.read()
show.file("summary.txt", summary)

# %% [markdown]
# ## Are these the files that were listed?
#
# Three digests, one inside the other: of each file’s bytes; of each table’s content, which does not depend on how the
# file is laid out; and of all contents together, which is what a report prints.

# %%
tables = {t["path"]: read_table(os.path.join(run, t["path"])) for t in manifest["tables"]}
contents = {path: content_digest(table) for path, table in tables.items()}


def bytes_digest(path):
    with open(os.path.join(run, path), "rb") as file:
        return sha256(file.read()).hexdigest()


show.table(
    "Digests here and in the manifest",
    ["file", "bytes", "content", "content digest, computed here"],
    [
        [
            t["path"],
            "equal" if bytes_digest(t["path"]) == t["sha256"] else "DIFFERENT",
            "equal" if contents[t["path"]] == t["contentDigest"] else "DIFFERENT",
            contents[t["path"]][:16] + "…",
        ]
        for t in manifest["tables"]
    ],
)
# What describes the run, parameters.arrow, is no result.
results = {path: digest for path, digest in contents.items() if path != "parameters.arrow"}
whole = result_digest(results)
print("all results, computed here  ", whole)
print("all results, in the manifest", manifest["resultDigest"])
print("equal" if whole == manifest["resultDigest"] else "DIFFERENT")

# %% [markdown]
# ## Two headline numbers
#
# `outcomes.arrow` has one row for each scenario, future and outcome. Two numbers of the report are computed from it
# again: the middle of the runway under the full proposal, and the range that holds 9 in 10 differences from the current
# rules, each taken within one future.

# %%
experiment = read_json("experiment.resolved.json")
headline = next(o for o in experiment["outcomes"] if o["headline"])
outcomes = tables["outcomes.arrow"]
columns = [values_of(outcomes, name) for name in ("scenario", "outcome", "replication", "value")]
runway = {
    (scenario, replication): value
    for scenario, outcome, replication, value in zip(*columns)
    if outcome == headline["name"]
}
futures = range(manifest["replications"])
show.table(
    f"Runway in {headline['unit']}, future by future",
    ["future", "current rules", "full proposal", "difference"],
    [
        [r, *(f"{x:.2f}" for x in (now, then)), f"{then - now:+.2f}"]
        for r in futures
        for now, then in [(runway["current", r], runway["full", r])]
    ],
)

# %%
def quantile(values, p):
    """Type 7: on the straight line between the two values around the position."""
    ordered = sorted(values)
    below, fraction = divmod((len(ordered) - 1) * p, 1)
    low, high = ordered[int(below)], ordered[min(int(below) + 1, len(ordered) - 1)]
    return low + fraction * (high - low)


differences = [runway["full", r] - runway["current", r] for r in futures]
middle = quantile([runway["full", r] for r in futures], 0.5)
nine_in_ten = [quantile(differences, p) for p in (0.05, 0.95)]


def published(measure, take):
    """What the author’s list of numbers says of the headline outcome under the full proposal."""
    wanted = {"measure": measure, "take": take, "scenario": "full", "outcome": headline["name"]}
    numbers = read_json("report", "numbers.json")["numbers"]
    return next(
        n for n in numbers if wanted.items() <= n["query"].items() and "where" not in n["query"]
    )


def compared(name, number, here):
    theirs = number["value"] if isinstance(number["value"], list) else [number["value"]]
    equal = all(abs(a - b) <= 1e-12 * abs(b) for a, b in zip(here, theirs, strict=True))
    shown = " to ".join(f"{x:.12g}" for x in here)
    return [name, number["text"], shown, "equal" if equal else "DIFFERENT"]


checked = [
    compared("middle of the runway", published("level", "median"), [middle]),
    compared("9 in 10 differences", published("effect", "range"), nine_in_ten),
]
show.table(
    "Two numbers of the report",
    ["number", "printed", "computed here", "to 12 digits"],
    checked,
)

# %% [markdown]
# ## The verdict
#
# A difference counts when it is at least as large as the experiment says matters. The chance gets an interval (Wilson,
# 95%), and the word is taken at its end nearer to one half, so that few futures cannot carry a strong word; where the
# count alone would have a stronger one, it stands beside the word. Fewer than 20 futures are only counted.

# %%
WORDS = {
    0.99: "virtually certain",
    0.90: "very likely",
    0.66: "likely",
    0.33: "about as likely as not",
    0.10: "unlikely",
    0.01: "very unlikely",
    0.00: "exceptionally unlikely",
}


def word_of(chance):
    return next(word for least, word in WORDS.items() if chance >= least)


def careful_word(count, n):
    z = statistics.NormalDist().inv_cdf(0.975)
    share, scale = count / n, 1 + z * z / n
    center = (share + z * z / (2 * n)) / scale
    half = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return word_of(center - half if center - half > 0.5 else min(center + half, 0.5))


def sentence(scenario, label):
    """How many futures are longer or shorter, how the rule begins its sentence, and the count in it where futures are few."""
    changes = [runway[scenario, r] - runway[experiment["baseline"], r] for r in futures]
    longer = sum(d >= headline["matters"] for d in changes)
    shorter = sum(d <= -headline["matters"] for d in changes)
    count, verb = max((longer, "lengthen"), (shorter, "shorten"))
    if len(changes) < 20:
        return longer, shorter, f"{label} {verb}s ", f"in {count} of {len(changes)} futures"
    word, share = careful_word(count, len(changes)), count / len(changes)
    limited = len(changes) < 1000 and word != word_of(share)
    counted = f"{count} of {len(changes)} futures" if limited else f"{round(100 * share)} in 100"
    return longer, shorter, f"{label} is {word} ({counted}) to {verb} ", ""


verdicts = []
for scenario in experiment["scenarios"]:
    claimed = [line for line in summary.splitlines() if line.startswith(scenario["label"])]
    if claimed and scenario["name"] != experiment["baseline"]:
        longer, shorter, here, part = sentence(scenario["name"], scenario["label"])
        same = claimed[0].startswith(here) and part in claimed[0]
        word = "the same" if same else "ANOTHER SENTENCE"
        verdicts.append([scenario["label"], longer, shorter, f"{here}… {part}".strip(), word])
show.table(
    f"Sentences of the author, from {len(futures)} futures",
    ["scenario", "longer", "shorter", "computed here", "the author says"],
    verdicts,
)

# %% [markdown]
# ## One future again
#
# So far the tables agree with the words. That the tables come from the model is another question. One future is computed
# again from its seed, by the program this time, and compared with the row of the table that Python read.

# %%
replication, scenario = 3, "full"
again = mlab("show", run, "--replay", str(replication), "--scenario", scenario)
stored = {
    outcome: value
    for where, outcome, r, value in zip(*columns)
    if where == scenario and r == replication
}
rows = [
    [name, stored[name], value, "equal" if stored[name] == value else "DIFFERENT"]
    for name, value in ((o["name"], float(o["value"])) for o in again["outcomes"])
]
show.table(
    f"Future {replication} of the scenario “{scenario}”",
    ["outcome", "in the table", "computed again", "to the last bit"],
    rows,
)
same = sum(row[3] == "equal" for row in rows)
print(f"{same} of {len(rows)} outcomes equal to the last bit")

# %% [markdown]
# ## A certificate
#
# What was checked, by whom, and what came out, in six lines to paste as a reply and as a file for programs. A check of
# every future, with a grade, is one command: `mlab reproduce eagr --level full --certificate "Ada Lovelace"`.

# %%
name, today = "Ada Lovelace", date.today().isoformat()
files_equal = sum(bytes_digest(t["path"]) == t["sha256"] for t in manifest["tables"])
contents_equal = sum(contents[t["path"]] == t["contentDigest"] for t in manifest["tables"])
numbers_equal = sum(row[3] == "equal" for row in checked)
same_words = sum(row[4] == "the same" for row in verdicts)
confirmed = (
    files_equal == contents_equal == len(tables)
    and whole == manifest["resultDigest"]
    and numbers_equal == len(checked)
    and same_words == len(verdicts) > 0
    and same == len(rows)
)
certificate = {
    "experiment": manifest["experiment"],
    "run": manifest["runKey"],
    "confirmed": confirmed,
    "by": name,
    "when": today,
    "with": "Python; one future by metis-lab " + manifest["versions"]["tool"],
    "files": {"equal": files_equal, "of": len(tables)},
    "contents": {"equal": contents_equal, "of": len(tables)},
    "numbers": {"equal": numbers_equal, "of": len(checked)},
    "verdicts": {"equal": same_words, "of": len(verdicts)},
    "replayed": {"scenario": scenario, "replication": replication, "equal": same, "of": len(rows)},
    "resultDigest": whole,
}
word = "confirmed" if confirmed else "NOT CONFIRMED"
note = f"""**{manifest["experiment"]}, run {manifest["runKey"]}: {word}**
Checked by {name} on {today} with {certificate["with"]}
Files: {files_equal} of {len(tables)} equal; contents: {contents_equal} of {len(tables)} equal
Numbers: {numbers_equal} of {len(checked)} equal; verdicts: {same_words} of {len(verdicts)}
Future {replication}, scenario {scenario}: {same} of {len(rows)} outcomes equal to the last bit
Digest: {whole}
"""
for path, text in [("check.md", note), ("check.json", json.dumps(certificate, indent=1) + "\n")]:
    with open(os.path.join(run, path), "w", encoding="utf-8") as file:
        file.write(text)
    # This page leaves out the day, so that it is the same whenever it is built.
    show.file(path, text.replace(today, "(day of the check)"), folded=path.endswith(".json"))
shutil.rmtree(place)

# %% [markdown]
# What this does not say: that the model is right, or that the assumptions are. It says that the sentences follow from the
# tables, that the tables are the ones that were listed, and that the model really gives one of their rows.
