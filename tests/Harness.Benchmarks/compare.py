"""Times SDMetrics and this project on the same files, reading included, in turn, and writes the ratios to docs/cost.md.

    python3 tests/Harness.Benchmarks/compare.py <folder with SDMetrics' source tree>

Needs pandas, SciPy, scikit-learn and tqdm; packages that only SDMetrics' plots need are stood in for. Each measurement is a process of its
own that reads both files and scores them twice. Cold is the process less the second time: starting, importing or compiling, and the first
time; warm is the second time. The least of three. SDMetrics' QualityReport runs without its subsample. Takes some minutes.

The ratios of processor seconds are added to artifacts/speed/ratios.json; one below all but chance of the earlier ones is a warning, in the
form that GitHub shows.
"""
import importlib.metadata
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 3
REPORTS = [('QualityReport', 10_000), ('QualityReport', 100_000), ('QualityReport', 1_000_000), ('DiagnosticReport', 1_000_000), ('ClosestRecord', 2_000)]
HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, 'bin', 'Release', 'net10.0', 'Harness.Benchmarks')
METADATA = {'columns': {**{f'n{i}': {'sdtype': 'numerical'} for i in range(8)}, **{f'c{i}': {'sdtype': 'categorical'} for i in range(7)}}}


def theirs(source, kind, real, synthetic):
    """Scores twice with SDMetrics and prints JSON, in a process of its own."""
    from unittest.mock import MagicMock
    import warnings

    for name in ['copulas', 'copulas.univariate', 'copulas.univariate.base', 'plotly', 'plotly.express', 'plotly.figure_factory',
                 'plotly.graph_objects', 'plotly.io', 'plotly.subplots']:
        try:
            __import__(name)
        except ImportError:
            sys.modules[name] = MagicMock()
    sys.modules['torch'] = None  # optional, and slow to import: no part of what is timed
    sys.path.insert(0, source)
    importlib.metadata.version = lambda name: '0.29.0'  # a source tree has no package metadata
    warnings.simplefilter('ignore')
    import pandas as pd
    from sdmetrics.reports.single_table import DiagnosticReport, QualityReport
    from sdmetrics.single_table.privacy.dcr_utils import calculate_dcr

    def once():
        first, second = pd.read_csv(real), pd.read_csv(synthetic)
        if kind == 'ClosestRecord':
            return float(calculate_dcr(second, first, METADATA).mean())
        report = QualityReport() if kind == 'QualityReport' else DiagnosticReport()
        report.num_rows_subsample = None
        report.generate(first, second, METADATA, verbose=False)
        return float(report.get_score())

    score = once()
    wall, processor = time.perf_counter(), time.process_time()
    once()
    print(json.dumps({'score': score, 'seconds': time.perf_counter() - wall, 'processor': time.process_time() - processor}))


def measure(command):
    """The score, cold and warm seconds and processor seconds, and the largest memory of a process, in megabytes."""
    start = time.perf_counter()
    # A second thread of OpenBLAS does not help these reports; waiting, it would count against them.
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, 'OPENBLAS_NUM_THREADS': '1'})
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f'{command} ended with {process.returncode}')
    warm = json.loads(out)
    return {
        'score': warm['score'],
        'cold': wall - warm['seconds'],
        'cold processor': usage.ru_utime + usage.ru_stime - warm['processor'],
        'warm': warm['seconds'],
        'warm processor': warm['processor'],
        'memory': usage.ru_maxrss / 1024,
    }


def keep(ratios):
    """Adds the ratios to those of earlier runs, and warns of one that is lower than their scatter explains."""
    path = os.path.join(HERE, '..', '..', 'artifacts', 'speed', 'ratios.json')
    earlier = json.load(open(path, encoding='utf-8')) if os.path.exists(path) else []
    for name, ratio in ratios.items():
        before = [run[name] for run in earlier if name in run]
        if len(before) >= 4:
            middle = statistics.median(before)
            scatter = max(0.1 * middle, 3 * 1.4826 * statistics.median(abs(b - middle) for b in before))
            if ratio < middle - scatter:
                print(f'::warning title=Slower::{name}: {ratio:.1f} times as fast as SDMetrics; before {middle:.1f}, give or take {scatter:.1f}')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        json.dump([*earlier, ratios], file, indent=1)


def main(source):
    import numpy as np
    import pandas as pd

    subprocess.run(['dotnet', 'build', '-c', 'Release', HERE, '-v', 'q'], check=True, stdout=subprocess.DEVNULL)
    lines, largest, ratios = [], 0.0, {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([PROGRAM, 'tables', folder, *map(str, sorted({rows for _, rows in REPORTS}))], check=True)
        for kind, rows in REPORTS:
            files = [os.path.join(folder, f'{name}-{rows}.csv') for name in ('real', 'synthetic')]
            rounds = [(measure([sys.executable, __file__, source, kind, *files]), measure([PROGRAM, 'report', kind, *files])) for _ in range(ROUNDS)]
            largest = max([largest, *(abs(a['score'] - b['score']) for a, b in rounds)])
            cells = []
            for what in ('cold', 'warm', 'cold processor', 'warm processor', 'memory'):
                a, b = (min(r[side][what] for r in rounds) for side in (0, 1))
                form = (lambda v: f'{v:,.0f}') if what == 'memory' else (lambda v: f'{v:,.2f}')
                cells.append(f'{form(a)} / {form(b)} ({a / b:,.1f})')
            lines.append(f'| {kind} | {rows:,} | ' + ' | '.join(cells) + ' |')
            print(lines[-1], flush=True)
            ratios[f'{kind} {rows:,}'] = min(r[0]['warm processor'] for r in rounds) / min(r[1]['warm processor'] for r in rounds)
    keep(ratios)
    text = [
        f'{os.cpu_count()} cores, pandas {pd.__version__}, NumPy {np.__version__}, SDMetrics 0.29.0, reading included. SDMetrics / ours (ratio). The scores differ by at most {largest:.1e}.',
        '',
        '| | rows | cold, s | warm, s | cold, processor s | warm, processor s | largest memory, MB |',
        '|---|---|---|---|---|---|---|',
        *lines,
    ]
    begin, end = '<!-- sdmetrics: written by `python3 tests/Harness.Benchmarks/compare.py <SDMetrics>` -->', '<!-- end of sdmetrics -->'
    path = os.path.join(HERE, '..', '..', 'docs', 'cost.md')
    with open(path, encoding='utf-8') as file:
        document = file.read()
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        file.write(document[:document.index(begin) + len(begin)] + '\n\n' + '\n'.join(text) + '\n\n' + document[document.index(end):])


if __name__ == '__main__':
    theirs(*sys.argv[1:]) if len(sys.argv) > 2 else main(sys.argv[1])
