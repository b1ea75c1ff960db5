"""The protocol (docs/protocol.md) in one file: a generator that draws each column by itself from the train table.

    harness generate --real train.csv --out synthetic.csv --generator-command "python3 example.py {request}"
"""
import csv
import json
import os
import random
import sys
import time


def generate(request, progress=lambda share, message: None):
    start = time.perf_counter()
    with open(request["train"], encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    fitted = time.perf_counter()
    chance = random.Random(request["seed"])
    columns = []
    for i, name in enumerate(header):
        columns.append([chance.choice(rows)[i] for _ in range(request["rows"])])
        progress((i + 1) / len(header), f"column {name}")
    with open(request["out"], "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(zip(*columns))
    return {"fit_seconds": fitted - start, "sample_seconds": time.perf_counter() - fitted, "effective_parameters": request["parameters"]}


def main(path):
    with open(path, encoding="utf-8") as file:
        request = json.load(file)
    try:
        if request["version"] != 1:
            raise ValueError(f"this program speaks version 1 of the protocol, not {request['version']}")
        result = generate(request, lambda share, message: print(json.dumps({"progress": share, "message": message}), flush=True))
    except Exception as error:
        result = {"error": {"stage": "fit", "type": type(error).__name__, "message": str(error)}}
    result["package_versions"] = {"python": sys.version.split()[0]}
    # Beside, then renamed: whoever reads the file finds it whole.
    with open(request["result"] + ".part", "w", encoding="utf-8") as file:
        json.dump(result, file)
    os.replace(request["result"] + ".part", request["result"])
    return 1 if "error" in result else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
