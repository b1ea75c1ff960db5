"""Runs one adapter on one request: python runner.py ADAPTER.py REQUEST.json. The protocol is docs/protocol.md.

An adapter is a file with `PACKAGES` and `run(request, tell)`: it writes the table to request["out"] and returns what result.json is to say; what `tell.told`
holds is said too, also where it fails. `tell(share, message)` reports progress; `tell.stage` names the step that an error is laid to; within
`tell.bars(start, end, what)` the bars that a library draws by tqdm become progress.
"""
import sys

sys.path.pop(0)  # The folder of this file: an adapter named like its library must not hide it.

import contextlib
import errno
import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import traceback

# What a library prints is no progress: it goes to standard error.
PROGRESS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


class Tell:
    stage = "start"

    def __init__(self):
        self.told = {}

    def __call__(self, share, message):
        print(json.dumps({"progress": share, "message": message}), file=PROGRESS, flush=True)

    @contextlib.contextmanager
    def settings(self, given):
        """Lays an error to the user's settings where there are some: the model is made of them, and has seen no table yet."""
        try:
            yield
        except Exception:
            if given:
                self.stage = "settings"
            raise

    @contextlib.contextmanager
    def bars(self, start, end, what):
        before = sys.stderr
        sys.stderr = Bars(before, lambda done, of: self(start + (end - start) * done / of, f"{what} {done} of {of}"))
        try:
            yield
        finally:
            sys.stderr.release()
            sys.stderr = before


class Bars:
    """Standard error without progress bars: a bar is reported, all else is passed on, so that the last lines say what went wrong."""

    BAR = re.compile(r"\b(\d+)/(\d+) \[")

    def __init__(self, stream, report):
        self.stream, self.report, self.line, self.last = stream, report, "", None

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def write(self, text):
        *lines, self.line = re.split(r"(?<=[\r\n])", self.line + text)
        # tqdm writes "\r" before a bar, not after it.
        if self.take(self.line):
            self.line = ""
        for line in lines:
            if line.strip() and not self.take(line):
                self.stream.write(line)
        return len(text)

    def take(self, line):
        bar = self.BAR.search(line)
        if not bar:
            return False
        done, of = int(bar[1]), int(bar[2])
        if of and (done, of) != self.last:
            self.last = done, of
            self.report(min(done, of), of)
        return True

    def release(self):
        self.stream.write(self.line)
        self.line = ""


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
    # os.fsdecode makes halves of letters of bytes that are no UTF-8: no file can hold them.
    text = json.dumps(result, default=str, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    with open(beside, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(beside, path)


def peak_megabytes():
    try:
        import resource
    except ImportError:
        return None
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024), 1)


SHORTAGES = {errno.ENOMEM: "memory", errno.ENOSPC: "disk", errno.EDQUOT: "disk", errno.EFBIG: "file"}


def shortage(error):
    """What there was too little of, where that is the reason of an error: no fault of the library. It may have made another error of it."""
    while error is not None:
        if isinstance(error, MemoryError):
            return "memory"
        if isinstance(error, OSError) and error.errno in SHORTAGES:
            return SHORTAGES[error.errno]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return None


def main(adapter_path, request_path):
    with open(request_path, encoding="utf-8") as file:
        request = json.load(file)
    tell = Tell()
    adapter = None
    result = {"python_version": platform.python_version(), "platform": f"{platform.system()} {platform.machine()}"}
    code = 0
    try:
        if request["version"] != 1:
            raise ValueError(f"the request has version {request['version']}, this adapter speaks 1")
        spec = importlib.util.spec_from_file_location("harness_adapter", adapter_path)
        adapter = importlib.util.module_from_spec(spec)
        tell.stage = "import"
        spec.loader.exec_module(adapter)
        result.update(adapter.run(request, tell))
    except Exception as error:
        traceback.print_exc()
        # The name as recordings have it: builtins.ValueError.
        result["error"] = {"stage": tell.stage, "type": f"{type(error).__module__}.{type(error).__qualname__}", "message": str(error), "shortage": shortage(error)}
        code = 1
    result.update(tell.told)
    # An adapter names them above its imports, so they are known where these fail.
    result["package_versions"] = versions(getattr(adapter, "PACKAGES", ()))
    result["peak_rss_mb"] = peak_megabytes()
    write(request["result"], result)
    return code


if __name__ == "__main__":
    with PROGRESS:
        sys.exit(main(sys.argv[1], sys.argv[2]))
