"""Runs one adapter on one request: python runner.py ADAPTER.py REQUEST.json. The protocol is docs/protocol.md.

An adapter is a file with `run(request, tell)`: it writes the table to request["out"] and returns what result.json is to say.
`tell(share, message)` reports progress; `tell.stage` names the step that an error is laid to.
"""
import sys

sys.path.pop(0)  # The folder of this file: an adapter named like its library must not hide it.

import importlib.metadata
import importlib.util
import json
import os
import platform
import traceback

# What a library prints is no progress: it goes to standard error.
PROGRESS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


class Tell:
    stage = "start"

    def __call__(self, share, message):
        print(json.dumps({"progress": share, "message": message}), file=PROGRESS, flush=True)


def versions(packages):
    found = {}
    for name in packages:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            pass
    return found


def write(path, result):
    beside = path + ".part"
    with open(beside, "w", encoding="utf-8") as file:
        json.dump(result, file, default=str)
    os.replace(beside, path)


def peak_megabytes():
    try:
        import resource
    except ImportError:
        return None
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024), 1)


def main(adapter_path, request_path):
    with open(request_path, encoding="utf-8") as file:
        request = json.load(file)
    tell = Tell()
    packages = ()
    result = {"python_version": platform.python_version(), "platform": f"{platform.system()} {platform.machine()}"}
    code = 0
    try:
        if request["version"] != 1:
            raise ValueError(f"the request has version {request['version']}, this adapter speaks 1")
        spec = importlib.util.spec_from_file_location("harness_adapter", adapter_path)
        adapter = importlib.util.module_from_spec(spec)
        tell.stage = "import"
        spec.loader.exec_module(adapter)
        packages = adapter.PACKAGES
        result.update(adapter.run(request, tell))
    except Exception as error:
        traceback.print_exc()
        result["error"] = {"stage": tell.stage, "type": type(error).__name__, "message": str(error)}
        code = 1
    result["package_versions"] = versions(packages)
    result["peak_rss_mb"] = peak_megabytes()
    write(request["result"], result)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
