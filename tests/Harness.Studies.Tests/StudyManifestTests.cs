using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Studies.Tests;

public sealed class StudyManifestTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_dataset_meets_every_generator_and_its_own_recordings_in_ordinal_order()
    {
        Add("b", "a");
        _folder.Generators.AddRange([("zeta", "2;1"), ("alpha", "7")]);
        _folder.AddRecording("b", "mine", "seed-10.csv", "x\n1\n");
        _folder.AddRecording("b", "mine", "seed-9.csv", "x\n1\n");
        _folder.AddRecording("b", "mine", "seed-9.json", "{}");

        StudyManifest manifest = _folder.Manifest();

        Assert.Equal(["a / alpha", "a / zeta", "b / alpha", "b / mine", "b / zeta"], manifest.Pairs.Select(p => p.ToString()));
        Assert.Equal([1UL, 2UL], manifest.Pairs[1].Seeds);
        Assert.Equal([9UL, 10UL], manifest.Pairs[3].Seeds);
        Assert.Equal(["native", "native", "native", "user", "native"], manifest.Pairs.Select(p => p.Family));
        Assert.Equal(["seed-10.csv", "seed-9.csv", "seed-9.json"], manifest.Pairs[3].Recordings.Select(r => Path.GetFileName(r)));
        Assert.False(manifest.IsNarrowed);
        Assert.Equal(_folder.PathOf("thresholds.json"), manifest.ThresholdsFile);
        Assert.Equal(_folder.PathOf("datasets", "a"), manifest.Datasets["a"]);
    }

    [Theory]
    [InlineData("", "", "a / alpha|a / zeta|b / alpha|b / zeta")]
    [InlineData("b", "", "b / alpha|b / zeta")]
    [InlineData("a b", "al*", "a / alpha|b / alpha")]
    [InlineData("*", "zeta;alpha", "a / alpha|a / zeta|b / alpha|b / zeta")]
    public void A_run_is_narrowed_by_name_and_pattern_and_keeps_every_pair(string datasets, string generators, string selected)
    {
        Add("b", "a");
        _folder.Generators.AddRange([("zeta", "1"), ("alpha", "1")]);
        _folder.SelectDatasets = datasets;
        _folder.SelectGenerators = generators;

        StudyManifest manifest = _folder.Manifest();

        Assert.Equal(selected, string.Join('|', manifest.Pairs.Where(p => p.IsSelected)));
        Assert.Equal(4, manifest.Pairs.Count);
    }

    [Theory]
    [InlineData("1/2", "", "a / alpha|a / zeta")]
    [InlineData("2/2", "", "b / alpha|b / zeta")]
    [InlineData("1/2", """[{ "dataset": "a", "generator": "alpha", "seconds": 30 }, { "dataset": "a", "generator": "zeta", "seconds": 2 }, { "dataset": "b", "generator": "alpha", "seconds": 2 }]""", "a / alpha")]
    public void A_part_of_a_study_is_its_share_of_the_work(string shard, string durations, string selected)
    {
        Add("a", "b");
        _folder.Generators.AddRange([("zeta", "1"), ("alpha", "1")]);
        _folder.Shard = shard;
        if (durations.Length > 0)
        {
            _folder.Write(Path.Combine("artifacts", "durations.json"), durations);
        }

        StudyManifest manifest = _folder.Manifest();

        Assert.Equal(selected, string.Join('|', manifest.Pairs.Where(p => p.IsSelected)));
        Assert.Equal(4, manifest.Pairs.Count);
    }

    [Fact]
    public void A_part_that_is_none_names_the_property()
    {
        Add("a");
        _folder.Generators.Add(("alpha", "1"));
        _folder.Shard = "3/2";

        Fails("-p:HarnessShard 3/2: write which part of how many, from 1 on, for example 2/8; or auto, where a scheduler says it.");
    }

    [Fact]
    public void A_selection_of_nothing_is_named_with_what_there_is()
    {
        Add("a");
        _folder.Generators.Add(("alpha", "1"));
        _folder.SelectGenerators = "alfa";

        Fails("-p:HarnessGenerators: nothing is called 'alfa'. Known: alpha. Separate names by spaces; * stands for any letters.");
    }

    [Theory]
    [InlineData("1 two", "HarnessGenerator 'alpha': the seed 'two' is not a whole number; write Seeds=\"1 2 3\".")]
    [InlineData("-1", "HarnessGenerator 'alpha': the seed '-1' is not a whole number")]
    [InlineData("1 1 1", "HarnessGenerator 'alpha': the seed 1 stands there 3 times, and the same seed gives the same table; write Seeds=\"1\", or other seeds.")]
    [InlineData("3 1 2;3", "HarnessGenerator 'alpha': the seed 3 stands there 2 times, and the same seed gives the same table; write Seeds=\"1 2 3\", or other seeds.")]
    [InlineData(" ; ", "HarnessGenerator 'alpha' has no seeds; write Seeds=\"1 2 3\".")]
    public void A_seed_that_is_no_number_is_named(string seeds, string expected)
    {
        Add("a");
        _folder.Generators.Add(("alpha", seeds));

        Fails(expected);
    }

    [Fact]
    public void A_generator_that_is_there_twice_is_named()
    {
        Add("a");
        _folder.Generators.AddRange([("alpha", "1"), ("alpha", "2")]);

        Fails("HarnessGenerator 'alpha' is there twice; keep one item, with all its seeds.");
    }

    [Fact]
    public void A_generator_that_runs_here_and_has_recordings_is_named_and_the_others_are_judged()
    {
        Add("a", "b");
        _folder.Generators.Add(("alpha", "1"));
        _folder.AddRecording("a", "alpha", "seed-1.csv", "x\n1\n");

        Assert.Equal(
            ["a / alpha: the generator runs here and has recordings too; remove its HarnessGenerator item or its recordings, or write Recorded=\"true\" in the item.", null],
            _folder.Manifest().Pairs.Select(p => p.Problem));
    }

    [Theory]
    [InlineData("", false, "1 2 3", "")] // never recorded
    [InlineData("", true, "1 2 3", "")]
    [InlineData("1 3", false, "2", "seed-1.csv seed-3.csv")] // an accept that was ended early, or a file that was lost
    [InlineData("1 2 3", false, "", "seed-1.csv seed-2.csv seed-3.csv")]
    [InlineData("1 3", true, "", "seed-1.csv seed-3.csv")] // made again, all of them
    public void Of_a_recorded_generator_the_project_s_seeds_count(string recorded, bool isLive, string missing, string recordings)
    {
        Add("a");
        _folder.Generators.Add(("slow", "1 2 3"));
        _folder.Recorded.Add("slow");
        foreach (string seed in recorded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _folder.AddRecording("a", "slow", $"seed-{seed}.csv", "x\n1\n");
        }

        StudyManifest manifest = _folder.Manifest();
        StudyPair pair = Assert.Single(isLive ? manifest.MadeAgain(_ => ToyStudy.Generators[0]).Pairs : manifest.Pairs);

        Assert.Equal([1UL, 2UL, 3UL], pair.Seeds);
        Assert.Equal(missing, string.Join(' ', pair.NotRecorded));
        Assert.Equal(recordings, string.Join(' ', pair.Recordings.Select(r => Path.GetFileName(r))));
        Assert.Null(pair.Problem);
    }

    [Fact]
    public void A_recording_that_nothing_here_makes_is_taken_as_it_is()
    {
        Add("a");
        _folder.AddRecording("a", "theirs", "seed-1.csv", "x\n1\n");

        StudyPair pair = Assert.Single(_folder.Manifest().MadeAgain(_ => null).Pairs);

        Assert.Null(pair.Maker);
        Assert.Single(pair.Recordings);
    }

    [Fact]
    public void A_command_is_a_generator_of_the_user_s()
    {
        Add("a");
        _folder.Generators.Add(("ours", "1"));
        _folder.Commands["ours"] = "sh ours.sh {out}";

        StudyManifest manifest = _folder.Manifest();

        Assert.Equal(KeyValuePair.Create("ours", "sh ours.sh {out}"), Assert.Single(manifest.Commands));
        Assert.Equal("user", Assert.Single(manifest.Pairs).Family);
    }

    [Fact]
    public void A_recorded_seed_that_the_project_does_not_name_is_named()
    {
        Add("a");
        _folder.Generators.Add(("slow", "1 2"));
        _folder.Recorded.Add("slow");
        string file = _folder.AddRecording("a", "slow", "seed-4.csv", "x\n1\n");

        Assert.Equal(
            $"{file}: the seed 4 is none of the project's (1 2); add it to the seeds of HarnessGenerator 'slow', or delete the file.",
            Assert.Single(_folder.Manifest().Pairs).Problem);
    }

    [Theory]
    [InlineData("../alpha")]
    [InlineData("Alpha")]
    [InlineData("al pha")]
    [InlineData("")]
    [InlineData(".alpha")]
    public void A_name_that_could_leave_its_folder_is_refused(string id)
    {
        Add("a");
        _folder.Generators.Add((id, "1"));

        Fails($"HarnessGenerator: the generator '{id}' needs a name of lower-case letters, digits, '.', '_' and '-', starting with a letter or digit");
    }

    [Theory]
    [InlineData("My Data", "my-data")]
    [InlineData("a\"b'c", "a-b-c")]
    [InlineData("..a", "a")]
    [InlineData("Ä", null)]
    public void A_dataset_of_a_name_that_is_no_id_is_a_problem_of_its_own(string name, string? better)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file names");
        Add("a", name);
        _folder.Generators.Add(("alpha", "1"));
        _folder.AddRecording(name, "mine", "seed-1.csv", "x\n1\n");

        StudyManifest manifest = _folder.Manifest();

        StudyProblem problem = Assert.Single(manifest.Problems);
        Assert.Equal($"dataset '{name}'", problem.Name);
        Assert.Equal(
            $"{_folder.PathOf("datasets", name)}: the dataset '{name}' needs a name of lower-case letters, digits, '.', '_' and '-', starting with a letter or digit{(better is null ? "" : $", for example '{better}'")}. Rename the folder, and 'name' in its dataset.json.",
            problem.Message);
        Assert.Equal(["a / alpha"], manifest.Pairs.Select(p => p.ToString()));
    }

    [Fact]
    public void Two_datasets_of_one_name_are_named_and_the_first_is_judged()
    {
        Add("a");
        _folder.Generators.Add(("alpha", "1"));
        _folder.Write("datasets/more/a/dataset.json", "{}");

        StudyManifest manifest = _folder.Manifest();

        Assert.Equal($"{_folder.PathOf("datasets", "more", "a", "dataset.json")}: there are two datasets 'a' ({_folder.PathOf("datasets", "a")} is the other, which is judged); rename one of the folders.", Assert.Single(manifest.Problems).Message);
        Assert.Equal(_folder.PathOf("datasets", "a"), manifest.Datasets["a"]);
    }

    [Fact]
    public void A_recording_of_no_dataset_is_named()
    {
        Add("a");
        string file = _folder.AddRecording("b", "mine", "seed-1.csv", "x\n1\n");

        StudyProblem problem = Assert.Single(_folder.Manifest().Problems);

        Assert.Equal(("recordings 'b/mine'", $"{file}: there is no dataset 'b'; a recording lies in recordings/<dataset>/<generator>/, and the datasets are a."), (problem.Name, problem.Message));
    }

    [Fact]
    public void A_recording_that_lies_too_high_is_named()
    {
        Add("a");
        string file = _folder.Write("recordings/a/seed-1.csv", "x\n1\n");

        Assert.StartsWith($"{file}: there is no dataset 'recordings'; a recording lies in recordings/<dataset>/<generator>/", Assert.Single(_folder.Manifest().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_s_folder_of_a_name_that_is_no_id_is_named()
    {
        Add("a");
        _folder.AddRecording("a", "My GAN", "seed-1.csv", "x\n1\n");

        Assert.Equal(
            $"{_folder.PathOf("recordings", "a", "My GAN")}: the generator 'My GAN' needs a name of lower-case letters, digits, '.', '_' and '-', starting with a letter or digit, for example 'my-gan'. Rename the folder.",
            Assert.Single(_folder.Manifest().Problems).Message);
    }

    [Theory]
    [InlineData("seed-x.csv", "seed-1.csv", "")]
    [InlineData("synthetic.csv", "seed-1.csv", "")]
    [InlineData("Seed-1.CSV", "seed-3.csv", "seed-2.csv")]
    [InlineData("seed-02.json", "seed-3.json", "seed-1.csv seed-2.csv")]
    public void A_recording_of_another_name_is_named_with_a_name_that_is_free(string name, string free, string others)
    {
        Add("a");
        _folder.Generators.Add(("alpha", "1"));
        string file = _folder.AddRecording("a", "mine", name, "x\n1\n");
        foreach (string other in others.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _folder.AddRecording("a", "mine", other, "x\n1\n");
        }

        StudyManifest manifest = _folder.Manifest();

        Assert.Equal(["a / alpha", "a / mine"], manifest.Pairs.Select(p => p.ToString()));
        Assert.Equal(
            [null, $"{file}: a recording is named seed-N.csv, with its provenance in seed-N.json, N a whole number without leading zeros; rename the file, for example to {free}."],
            manifest.Pairs.Select(p => p.Problem));
    }

    [Fact]
    public void A_file_that_two_items_name_counts_once()
    {
        Add("a");
        string file = _folder.AddRecording("a", "mine", "seed-1.csv", "x\n1\n");
        string manifest = File.ReadAllText(_folder.WriteManifest());
        string doubled = manifest
            .Replace("\"datasets/a/dataset.json\"", "\"datasets/a/dataset.json\", \"./datasets/a/dataset.json\"", StringComparison.Ordinal)
            .Replace("\"recordings/a/mine/seed-1.csv\"", "\"recordings/a/mine/seed-1.csv\", \"recordings/a/mine/seed-1.csv\"", StringComparison.Ordinal);
        Assert.NotEqual(manifest.Length, doubled.Length);

        Assert.Equal([file], Assert.Single(StudyManifest.Read(_folder.Write("doubled.json", doubled)).Pairs).Recordings);
    }

    [Fact]
    public void Quotes_and_semicolons_in_names_are_read_as_the_build_writes_them()
    {
        Add("a");
        string manifest = File.ReadAllText(_folder.WriteManifest()).Replace("datasets/a/", "datasets/a\uE002b\uE003c/", StringComparison.Ordinal);

        Assert.Equal("dataset 'a\"b;c'", Assert.Single(StudyManifest.Read(_folder.Write("other.json", manifest)).Problems).Name);
    }

    [Theory]
    [InlineData("", ": the file is empty, but it must hold JSON.")]
    [InlineData("{ \"project\": ", ", line 1: not valid JSON:")]
    [InlineData("{}", ": 'project' is missing; the build of the evaluation project writes it, so build again.")]
    [InlineData("[]", ": the file must be an object {…}, but is an array.")]
    [InlineData("{ \"project\": 3 }", ": project must be a text, but is the number 3; the build of the evaluation project writes it, so build again.")]
    [InlineData("{ \"project\": \"/x\", \"datasets\": \"a\" }", ": datasets must be an array […], but is the text 'a'; the build of the evaluation project writes it, so build again.")]
    public void A_file_that_is_no_manifest_is_named(string text, string expected)
    {
        string path = _folder.Write("harness.manifest.json", text);

        Assert.StartsWith(path + expected, Assert.Throws<InputException>(() => StudyManifest.Read(path)).Message, StringComparison.Ordinal);
    }

    private void Fails(string expected) =>
        Assert.StartsWith(expected, Assert.Throws<InputException>(_folder.Manifest).Message, StringComparison.Ordinal);

    private void Add(params string[] datasets)
    {
        foreach (string name in datasets)
        {
            _folder.AddDataset(name, new Table([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2, 3, 4])]));
        }
    }
}
