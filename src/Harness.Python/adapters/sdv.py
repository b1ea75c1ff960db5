"""SDV's four synthesizers of one table, through its public interface; SDV 1.38 and 2.x.

SDV is under the Business Source Licence: this file calls it, and holds none of its code.
"""
PACKAGES = ("sdv", "rdt", "copulas", "ctgan", "deepecho", "sdmetrics", "torch", "numpy", "pandas", "scipy", "scikit-learn", "Faker", "cloudpickle", "joblib")

import inspect
import random
import time
import warnings

import numpy
import pandas
import sdv
import torch
from sdv import single_table
from sdv.metadata import Metadata

MODELS = {
    "sdv-gaussian-copula": ("GaussianCopulaSynthesizer", {}),
    "sdv-ctgan": ("CTGANSynthesizer", {"enable_gpu": False}),
    "sdv-tvae": ("TVAESynthesizer", {"enable_gpu": False}),
    "sdv-copulagan": ("CopulaGANSynthesizer", {"enable_gpu": False}),
}
MODELLED = ("numerical", "categorical", "boolean", "datetime")
# The spellings of a boolean in any case, as the tool reads them.
BOOLEANS = {**dict.fromkeys(("0", "0.0", "false", "no", "f", "n"), False), **dict.fromkeys(("1", "1.0", "true", "yes", "t", "y"), True)}
COUNTS = ("epochs", "batch_size", "pac", "embedding_dim", "discriminator_steps")
TABLE = "table"


def read(path, columns):
    """The train table in the types that SDV asks for; an empty cell is a missing value and nothing else is."""
    numbers = [name for name, column in columns.items() if column["sdtype"] == "numerical"]
    frame = pandas.read_csv(path, dtype={name: str for name in columns if name not in numbers}, keep_default_na=False, na_values=[""])
    for name, column in columns.items():
        if column["sdtype"] == "boolean":
            frame[name] = frame[name].map(lambda text: BOOLEANS[text.strip().lower()], na_action="ignore").astype(object)
    return frame


def run(request, tell):
    name, fixed = MODELS[request["generator"]]
    # Explicit metadata, ids left out: detected metadata replaces values by fakes and makes keys of numbers.
    all_columns = request["metadata"]["columns"]
    columns = {c: {k: v for k, v in all_columns[c].items() if k in ("sdtype", "datetime_format")} for c in all_columns if all_columns[c]["sdtype"] in MODELLED}
    train = read(request["train"], all_columns)
    two = int(sdv.__version__.split(".")[0]) >= 2
    metadata = Metadata.load_from_dict({
        "METADATA_SPEC_VERSION": "V2" if two else "V1",
        "tables": {TABLE: {"columns": columns}},
        "relationships": [],
    })
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        tell.stage = "fit"
        tell(0.05, f"fitting {name}")
        torch.set_num_threads(1)
        start = time.perf_counter()
        given = request.get("parameters", {})
        # Networks draw a bar of their epochs where they are verbose, which changes nothing else.
        watched = {"verbose": True} if "enable_gpu" in fixed else {}
        with tell.settings(given):
            check(getattr(single_table, name), given)
            model = getattr(single_table, name)(metadata, **{**fixed, **given, **watched})
        tell.told["effective_parameters"] = {**model.get_parameters(), **{k: given.get(k, False) for k in watched}}
        seed_all(request["fit_seed"])
        frame = train[list(columns)]
        with tell.bars(0.05, 0.9, "epoch"):
            model.fit({TABLE: frame} if two else frame)
        fitted = time.perf_counter()
        tell.stage = "sample"
        tell(0.9, "sampling")
        seeded = reseed(model, request["seed"])
        table = model.sample(num_rows=request["rows"])
        table = table[TABLE] if two else table
        sampled = time.perf_counter()
    # An id is not modelled: it numbers the rows.
    for position, column in enumerate(all_columns):
        if column not in columns:
            table.insert(position, column, range(1, len(table) + 1))
    table[list(all_columns)].to_csv(request["out"], index=False, encoding="utf-8", lineterminator="\n")
    return {
        "fit_seconds": round(fitted - start, 3),
        "sample_seconds": round(sampled - fitted, 3),
        "sampling_seeded": seeded,
        "threads": 1,
        "warnings": sorted({f"{w.category.__name__}: {w.message}" for w in caught if w.category not in (DeprecationWarning, FutureWarning, PendingDeprecationWarning)}),
    }


def check(synthesizer, given):
    """A text in the place of a number, or a batch of half a row, would be noticed in the middle of the fit only."""
    parameters = inspect.signature(synthesizer.__init__).parameters
    for name in COUNTS:
        if name in parameters and name in given and (type(given[name]) is not int or given[name] < 1):
            raise ValueError(f"'{name}' takes a whole number from 1 on, not {given[name]!r}")
    if "pac" in parameters:
        batch, pac = (given.get(name, parameters[name].default) for name in ("batch_size", "pac"))
        if batch % 2 or batch % pac:
            raise ValueError(f"'batch_size' takes an even number that 'pac' ({pac}) divides, not {batch}")
    for name, parameter in parameters.items():
        if isinstance(given.get(name), str) and isinstance(parameter.default, (int, float)):
            raise ValueError(f"'{name}' takes {'true or false' if isinstance(parameter.default, bool) else 'a number'}, not the text '{given[name]}'")


def seed_all(seed):
    """SDV's fit takes no seed: it uses the global ones."""
    random.seed(seed)
    numpy.random.seed(seed % 2**32)
    torch.manual_seed(seed % 2**63)


def reseed(model, seed):
    """Sampling starts from one constant whatever the seed, unless this is called."""
    if hasattr(model, "_set_random_state"):
        model._set_random_state(seed % 2**32)
        return True
    return False
