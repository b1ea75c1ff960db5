using System.Text;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Harness.Neural.Training;

/// <summary>The state of a training between two steps, in a file.</summary>
internal sealed record TrainingCheckpoint
{
    private const string Magic = "harness training 1";

    /// <summary>How many steps are done.</summary>
    public required int Step { get; init; }

    /// <summary>The curves so far.</summary>
    public required IReadOnlyList<TrainingPoint> Points { get; init; }

    /// <summary>Sums of losses since the last point.</summary>
    public required double[] Sums { get; init; }

    /// <summary>Over how many steps.</summary>
    public required int Summed { get; init; }

    /// <summary>The best fidelity so far; empty where there is none.</summary>
    public required double[] Best { get; init; }

    /// <summary>Its step.</summary>
    public required int BestStep { get; init; }

    /// <summary>The average weights then.</summary>
    public required float[] BestWeights { get; init; }

    /// <summary>For how many looks it has been worse.</summary>
    public required int Waited { get; init; }

    /// <summary>What was wrong at the last look.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Writes the file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What tells this training from any other.</param>
    /// <param name="state">The tensors that training changes.</param>
    public void Write(string path, string key, IReadOnlyList<torch.Tensor> state)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(key);
        writer.Write(Step);
        writer.Write(Points.Count);
        foreach (TrainingPoint point in Points)
        {
            writer.Write(point.Step);
            Write(writer, [.. point.Losses]);
            writer.Write(point.Fidelity ?? double.NaN);
        }

        Write(writer, Sums);
        writer.Write(Summed);
        Write(writer, Best);
        writer.Write(BestStep);
        Write(writer, BestWeights);
        writer.Write(Waited);
        writer.Write(Warnings.Count);
        foreach (string warning in Warnings)
        {
            writer.Write(warning);
        }

        foreach (torch.Tensor tensor in state)
        {
            Write(writer, tensor.data<float>().ToArray());
        }

        writer.Flush();
        AtomicFile.Write(path, memory.ToArray());
    }

    /// <summary>Reads a file and puts its numbers into the tensors.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What tells this training from any other.</param>
    /// <param name="state">The tensors that training changes.</param>
    /// <exception cref="InputException">The file is broken, or of another training.</exception>
    public static TrainingCheckpoint Read(string path, string key, IReadOnlyList<torch.Tensor> state)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)), Encoding.UTF8);
            if (reader.ReadString() != Magic)
            {
                throw new InputException($"{path}: the file is no checkpoint of a training. Remove it, or name another file.");
            }

            if (reader.ReadString() != key)
            {
                throw new InputException($"{path}: the checkpoint is of a training with another table, seed or setting. Remove it to start anew, or name another file.");
            }

            var checkpoint = new TrainingCheckpoint
            {
                Step = reader.ReadInt32(),
                Points = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => ReadPoint(reader))],
                Sums = Read<double>(reader),
                Summed = reader.ReadInt32(),
                Best = Read<double>(reader),
                BestStep = reader.ReadInt32(),
                BestWeights = Read<float>(reader),
                Waited = reader.ReadInt32(),
                Warnings = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())],
            };
            using var quiet = torch.no_grad();
            foreach (torch.Tensor tensor in state)
            {
                using torch.Tensor kept = torch.tensor(Read<float>(reader), tensor.shape);
                tensor.copy_(kept);
            }

            return checkpoint;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or FormatException or OverflowException or ExternalException)
        {
            throw new InputException($"{path}: the checkpoint cannot be read: {e.Message} Remove it to start anew.", e);
        }
    }

    private static TrainingPoint ReadPoint(BinaryReader reader)
    {
        int step = reader.ReadInt32();
        double[] losses = Read<double>(reader);
        double fidelity = reader.ReadDouble();
        return new TrainingPoint(step, losses, double.IsNaN(fidelity) ? null : fidelity);
    }

    private static void Write<T>(BinaryWriter writer, T[] values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
