"""A library that speaks the protocol and misbehaves on demand: standin.py BEHAVIOUR EXAMPLE.py MARKER REQUEST.json.

MARKER is seen in the list of processes, so that a test can tell whether one of this is left.
"""
import importlib.util
import json
import os
import subprocess
import sys
import time

behaviour, example_path, marker, request_path = sys.argv[1:5]
spec = importlib.util.spec_from_file_location("example", example_path)
example = importlib.util.module_from_spec(spec)
spec.loader.exec_module(example)
with open(request_path, encoding="utf-8") as file:
    request = json.load(file)
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)", marker]


def rewrite(change):
    with open(request["out"], encoding="utf-8") as file:
        lines = change(file.read().splitlines())
    with open(request["out"], "wb") as file:
        file.write("\n".join(lines + [""]).encode(sys.argv[5] if len(sys.argv) > 5 else "utf-8"))


def say(text):
    print(text, file=sys.stderr, flush=True)


if behaviour == "import-error":
    import no_such_library
elif behaviour == "exception":
    say("about to divide")
    1 / 0
elif behaviour == "segfault":
    say("about to crash")
    import ctypes
    ctypes.string_at(0)
elif behaviour == "memory":
    hog = bytearray(2_000_000_000)
    say("two gigabytes are here")
elif behaviour == "hang":
    print(json.dumps({"progress": 0.25, "message": "epoch 1"}), flush=True)
    say("waiting for ever")
    time.sleep(600)
elif behaviour == "half":
    with open(request["out"], "w") as file:
        file.write("x,c\n1.0,a\n2.")
    say("gone in the middle of a line")
    os._exit(3)
elif behaviour == "flood":
    block = b"a line that nobody reads\n" * 40_000
    for _ in range(2_000):
        os.write(1, block)
    say("the flood is over")
    os._exit(4)
elif behaviour == "one-long-line":
    for _ in range(2_000):
        os.write(1, b"x" * 100_000)
    say("no end of line")
    os._exit(5)
elif behaviour == "big-file":
    with open(request["out"], "w") as file:
        for _ in range(100):
            file.write("0" * 1_000_000)
elif behaviour == "error":
    with open(request["result"], "w") as file:
        json.dump({"error": {"stage": "fit", "type": "ValueError", "message": "a constant column"}, "package_versions": {"standin": "1.2"}}, file)
    sys.exit(1)
elif behaviour == "pipe":
    os.mkfifo(request["out"])
    sys.exit(0)
elif behaviour == "result-pipe":
    os.mkfifo(request["result"])
    sys.exit(0)
elif behaviour == "control-letters":
    with open(request["result"], "w") as file:
        json.dump({"error": {"stage": "fit", "type": "ValueError", "message": "\x1b[2J over\n\nall"}}, file)
    sys.exit(1)
elif behaviour == "broken-result":
    with open(request["result"], "w") as file:
        file.write('{"fit_seconds": ')
    sys.exit(0)
elif behaviour == "half-letter":
    with open(request["result"], "w") as file:
        json.dump({"error": {"stage": "fit", "type": "OSError", "message": "no file " + os.fsdecode(b"caf\xe9.csv")}}, file)
    sys.exit(1)
elif behaviour == "huge-result":
    with open(request["result"], "w") as file:
        file.truncate(3_500_000_000)
    sys.exit(0)
elif behaviour == "folder":
    os.mkdir(request["out"])
    sys.exit(0)
elif behaviour == "nothing":
    sys.exit(0)
elif behaviour == "forks":
    # One child in the group that holds standard output open, and one that left group and session.
    subprocess.Popen(SLEEPER)
    subprocess.Popen(SLEEPER, start_new_session=True)
elif behaviour == "forks-and-hangs":
    subprocess.Popen(SLEEPER)
    subprocess.Popen(SLEEPER, start_new_session=True)
    say("waiting for ever")
    time.sleep(600)
elif behaviour in ("orphan", "orphan-and-hangs"):
    # It leaves group and session and writes over its environment, as libraries do that set a title; and so does its child.
    if os.fork() == 0:
        os.setsid()
        with open("/proc/self/stat") as file:
            start, end = map(int, file.read().split()[49:51])
        import ctypes
        ctypes.memset(start, 0, end - start)
        if os.fork() == 0:
            os.setsid()
        time.sleep(600)
        os._exit(0)
    time.sleep(0.5)
    if behaviour == "orphan-and-hangs":
        say("waiting for ever")
        time.sleep(600)
elif behaviour == "kills-its-group":
    subprocess.Popen(SLEEPER, start_new_session=True)
    time.sleep(0.2)
    os.kill(0, 9)
elif behaviour == "environment":
    say(json.dumps(dict(os.environ)))
    say(f"group {os.getpgid(0)} folder {os.environ['TMPDIR']} stdin {len(sys.stdin.read())}")
    sys.exit(6)

code = example.main(request_path)
if behaviour == "wrong-columns":
    rewrite(lambda lines: ["x,d"] + lines[1:])
elif behaviour == "wrong-rows":
    rewrite(lambda lines: lines[:-2])
elif behaviour == "latin1":
    sys.argv[5:] = ["latin-1"]
    rewrite(lambda lines: lines[:-1] + ["1.0,Käse"])
elif behaviour == "utf16":
    sys.argv[5:] = ["utf-16"]
    rewrite(lambda lines: lines)
elif behaviour == "semicolons":
    rewrite(lambda lines: [line.replace(",", ";") for line in lines])
elif behaviour == "text-for-number":
    rewrite(lambda lines: lines[:-1] + ["much,a"])
sys.exit(code)
