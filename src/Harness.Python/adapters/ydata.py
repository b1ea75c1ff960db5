"""ydata-synthetic's models of one table (1.4.0), and those of its successor fg-data-synthetic, through their public interface.

Its defaults do not run, so each model has the settings of the library's own examples. The libraries know neither gaps nor dates nor ids: what is
done about these is below, and result.json says so. One generator of random numbers serves all of it, in the order of use.
"""
PACKAGES = ("ydata-synthetic", "fg-data-synthetic", "tensorflow", "keras", "tf-keras", "tensorflow-probability", "numpy", "pandas", "scikit-learn", "scipy", "typeguard", "joblib")

import builtins
import importlib
import importlib.metadata
import os
import time
import types
import warnings

import numpy
import pandas

SMALL = {"batch_size": 128, "lr": 5e-4, "betas": (0.5, 0.9), "noise_dim": 32, "layers_dim": 128}
LARGE = {**SMALL, "batch_size": 500, "noise_dim": 128}
# Model parameters, arguments of the constructor, epochs.
MODELS = {
    "fast": ({}, {"covariance_type": "full"}, None),
    "ctgan": ({"batch_size": 500, "lr": 2e-4, "betas": (0.5, 0.9), "pac": 10}, {}, 300),
    "gan": (SMALL, {}, 500),
    "wgan": (SMALL, {"n_critic": 10}, 500),
    "wgangp": ({**LARGE, "lr": [5e-4, 3e-3]}, {"n_critic": 2}, 500),
    "dragan": ({**LARGE, "lr": 1e-5}, {"n_discriminator": 3}, 500),
    "cramer": (SMALL, {}, 500),
    "cwgangp": ({**SMALL, "batch_size": 64}, {"n_critic": 5}, 500),
}
MANY_ROWS, FEWER_EPOCHS = 1000, 100
# Checkpoints are written every so many epochs.
TRAINING = {"epochs": None, "sample_interval": 10**9}
REPAIRED = "-repaired"
NOISE_COLUMN = "harness_noise"
# A cell is empty where it is missing, so no category is called so.
MISSING = ""


def run(request, tell):
    name = request["generator"].removeprefix("ydata-")
    model = name.removesuffix(REPAIRED)
    repair = name.endswith(REPAIRED)
    given = dict(request.get("parameters", {}))
    given.pop("repair", None)  # As side files of recordings have it; the id says so.
    # The libraries write checkpoints and summaries where they are.
    os.chdir(os.path.dirname(request["result"]))
    tell.told.update(notes=[], effective_parameters={}, threads=1, op_determinism=True)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            return work(request, tell, model, repair, given)
        finally:
            tell.told["warnings"] = sorted({f"{w.category.__name__}: {w.message}" for w in caught if w.category is not ResourceWarning})


def work(request, tell, model, repair, given):
    tell.stage = "import"
    tell(0.01, "importing TensorFlow")
    repairs = []
    library = load(given.pop("repair_import", False) or repair, repairs)
    if model != "fast":
        seed_all(request["fit_seed"])
    tell.stage = "fit"
    chance = numpy.random.default_rng(request["fit_seed"])
    table = Table(request, chance, tell.told["notes"], request["target"] if model == "cwgangp" else None)
    synthesizer, fit_arguments = construct(library, model, request, table, given, repairs, repair, tell)
    start = time.perf_counter()
    tell(0.05, f"fitting {model}")
    with tell.bars(0.05, 0.9, "step" if model == "fast" else "epoch"):
        synthesizer.fit(table.frame, num_cols=table.numbers, cat_cols=table.categories, **fit_arguments)
    fitted = time.perf_counter()
    tell.told["fit_seconds"] = round(fitted - start, 3)
    tell.stage = "sample"
    tell(0.9, "sampling")
    if request["seed"] != request["fit_seed"]:
        chance = numpy.random.default_rng(request["seed"])
        if model != "fast":
            seed_all(request["seed"])
    rows = request["rows"]
    with tell.bars(0.9, 0.99, "batch"):
        if table.label is None:
            made = synthesizer.sample(rows)
        else:
            made = synthesizer.sample(table.draw_labels(rows, chance))
    # Networks give whole batches; the mixture gives its rows component by component.
    made = made.iloc[:rows].reset_index(drop=True)
    if model == "fast":
        made = made.iloc[chance.permutation(rows)].reset_index(drop=True)
    made = table.restore(made, rows, chance)
    sampled = time.perf_counter()
    made.to_csv(request["out"], index=False, encoding="utf-8", lineterminator="\n")
    return {"sample_seconds": round(sampled - fitted, 3), "sampling_seeded": True}


def load(repair, repairs):
    """The package that is there. Releases after 1.4.0 call a function that they do not import; with the repair it is there for them."""
    try:
        importlib.metadata.version("fg-data-synthetic")
        package = "data_synthetic"
    except importlib.metadata.PackageNotFoundError:
        package = "ydata_synthetic"
    try:
        module = importlib.import_module(f"{package}.synthesizers")
    except NameError as error:
        if not repair or "'warn'" not in str(error):
            raise
        builtins.warn = warnings.warn
        repairs.append("import")
        module = importlib.import_module(f"{package}.synthesizers")
    regular = importlib.import_module(f"{package}.synthesizers.regular")
    return types.SimpleNamespace(package=package, model_parameters=module.ModelParameters, train_parameters=module.TrainParameters, synthesizer=regular.RegularSynthesizer)


def seed_all(seed):
    """TensorFlow on one thread of the processor, deterministic and seeded; it refuses to change threads once it runs."""
    import tensorflow

    try:
        tensorflow.config.set_visible_devices([], "GPU")
        tensorflow.config.threading.set_intra_op_parallelism_threads(1)
        tensorflow.config.threading.set_inter_op_parallelism_threads(1)
        tensorflow.config.experimental.enable_op_determinism()
    except RuntimeError:
        pass
    # Those of Python and numpy too, and the one that layers draw their own from.
    tensorflow.keras.utils.set_random_seed(seed % 2**32)


def construct(library, model, request, table, given, repairs, repair, tell):
    """The model with its settings, and what its fit takes beside the table."""
    parameters, constructor, epochs = MODELS[model]
    if model == "fast":
        settings = {**constructor, "random_state": request["fit_seed"] % 2**32, **given}
        tell.told["effective_parameters"] = {**settings, "missing": "mcar", "repair": repairs}
        with tell.settings(given):
            return library.synthesizer(modelname=model, **settings), {}
    n = len(table.frame)
    fields = library.model_parameters._fields
    training = {**TRAINING, "epochs": FEWER_EPOCHS if epochs == 500 and n > MANY_ROWS else epochs}
    training.update({k: given.pop(k) for k in list(given) if k in library.train_parameters._fields})
    # n_critic is a field that the models do not read; their constructors take it.
    parameters = {**parameters, **{k: given.pop(k) for k in list(given) if k in fields and k not in constructor}}
    constructor = {**constructor, **given}
    parameters["betas"] = tuple(parameters["betas"])
    if model != "ctgan" and parameters["batch_size"] > n:
        tell.told["notes"].append(f"batch size lowered from {parameters['batch_size']} to {n}")
        parameters["batch_size"] = n
    effective = {"constructor": constructor, "missing": "mcar", "model_parameters": parameters, "repair": repairs, "train_parameters": training}
    if table.label is not None:
        effective["label"] = table.label
    tell.told["effective_parameters"] = effective
    with tell.settings(given):
        synthesizer = library.synthesizer(modelname=model, model_parameters=library.model_parameters(**parameters), **constructor)
    if repair:
        mend(library.package, synthesizer, model, numpy.random.default_rng([request["fit_seed"], 1]), repairs)
    arguments = {"train_arguments": library.train_parameters(**training)}
    return synthesizer, arguments if table.label is None else {**arguments, "label_cols": [table.label]}


def mend(package, synthesizer, model, chance, repairs):
    """The repairs of known defects: the library trains on its first batch alone, and samples from other noise than it trained on."""
    import tensorflow

    base = importlib.import_module(f"{package}.synthesizers.base")
    whole, order = synthesizer.get_data_batch, []

    def fresh_batch(data, batch_size):
        while len(order) < batch_size:
            order.extend(chance.permutation(len(data)))
        rows = data[order[:batch_size]]
        del order[:batch_size]
        return whole(rows, batch_size)

    def normal(shape, dtype=tensorflow.float32):
        return tensorflow.random.normal(shape, dtype=dtype)

    synthesizer.get_data_batch = fresh_batch
    base.random = types.SimpleNamespace(uniform=normal)
    repairs += ["batches", "noise"]
    if model == "cwgangp":
        module = importlib.import_module(f"{package}.synthesizers.regular.cwgangp.model")
        uniform = module.random.uniform

        def noise(shape, minval=0.0, maxval=1.0, dtype=tensorflow.float32):
            return uniform(shape, minval, maxval, dtype=dtype) if (minval, maxval) == (0.0, 1.0) else normal(shape, dtype)

        module.random = types.SimpleNamespace(uniform=noise)
        # The conditional models call the fit of a base class that does nothing.
        base.BaseModel.fit = base.BaseGANModel.fit
        repairs += ["cwgangp-fit", "cwgangp-noise"]
    repairs.sort()


class Table:
    """The train table as the libraries take one, and the way back."""

    def __init__(self, request, chance, notes, label):
        self.columns = request["metadata"]["columns"]
        kinds = {name: column["sdtype"] for name, column in self.columns.items()}
        self.dates = {name: column.get("datetime_format") for name, column in self.columns.items() if kinds[name] == "datetime"}
        texts = pandas.read_csv(request["train"], dtype=str, keep_default_na=False)
        self.frame = pandas.DataFrame(index=texts.index)
        self.numbers, self.categories, self.gaps, self.codes = [], [], {}, None
        self.label = label
        for name, kind in kinds.items():
            if kind in ("numerical", "datetime"):
                self.frame[name] = self.number(name, texts[name], chance)
                self.numbers.append(name)
            elif kind in ("categorical", "boolean"):
                self.frame[name] = texts[name]
                self.categories.append(name)
        if any(self.gaps.values()):
            notes.append("numerical gaps: filled by random observed values for training, blanked again at random at the observed rate")
        if not self.numbers:
            notes.append("no numerical column: added one of uniform noise, dropped again")
            self.frame[NOISE_COLUMN] = chance.random(len(self.frame))
            self.numbers.append(NOISE_COLUMN)
        if label is not None:
            self.condition()

    def number(self, name, texts, chance):
        gaps = (texts == MISSING).to_numpy()
        if name in self.dates:
            seconds = (pandas.to_datetime(texts[~gaps], format=self.dates[name]) - pandas.Timestamp(0)) // pandas.Timedelta(seconds=1)
            observed, whole = seconds.to_numpy(), True
        else:
            observed = pandas.to_numeric(texts[~gaps]).to_numpy()
            whole = observed.dtype.kind in "iu"
        if len(observed) == 0:
            observed = numpy.zeros(1)
        values = numpy.empty(len(texts), dtype=observed.dtype)
        values[~gaps] = observed if not gaps.all() else 0
        if gaps.any():
            values[gaps] = chance.choice(observed, size=int(gaps.sum()))
        self.gaps[name] = gaps.mean()
        return values.astype("int64" if whole else "float64")

    def condition(self):
        """A label has to be a number, and neither a numerical nor a categorical column."""
        if self.label in self.categories:
            self.codes = sorted(self.frame[self.label].unique())
            self.frame[self.label] = self.frame[self.label].map({c: i for i, c in enumerate(self.codes)})
            self.categories.remove(self.label)
        else:
            self.numbers.remove(self.label)

    def draw_labels(self, rows, chance):
        return pandas.DataFrame({self.label: chance.choice(self.frame[self.label].to_numpy(), size=rows)})

    def restore(self, made, rows, chance):
        made = made.drop(columns=[NOISE_COLUMN], errors="ignore")
        for name in self.numbers:
            if self.gaps.get(name):
                made[name] = made[name].astype(object)
                made.loc[chance.random(rows) < self.gaps[name], name] = numpy.nan
        for name, form in self.dates.items():
            # Seconds that no date has are no date.
            dates = pandas.to_datetime(pandas.to_numeric(made[name]), unit="s", errors="coerce")
            made[name] = dates.dt.strftime(form or "%Y-%m-%dT%H:%M:%S").where(dates.notna(), None)
        if self.codes is not None:
            made[self.label] = [self.codes[int(code)] for code in made[self.label]]
        # An id is not modelled: it numbers the rows.
        for name, column in self.columns.items():
            if name not in made:
                made[name] = range(1, rows + 1)
        return made[list(self.columns)]
