using System.Runtime.InteropServices;
using TorchSharp;

namespace Harness.Neural.Training;

/// <summary>The state of a training between two steps, kept in a file.</summary>
internal sealed record TrainingCheckpoint
{
    private const string Magic = "harness training 2";

    /// <summary>Number of steps done.</summary>
    public required int Step { get; init; }

    /// <summary>The curves so far.</summary>
    public required IReadOnlyList<TrainingPoint> Points { get; init; }

    /// <summary>Sums of the losses since the last point.</summary>
    public required double[] Sums { get; init; }

    /// <summary>Number of steps in <see cref="Sums"/>.</summary>
    public required int Summed { get; init; }

    /// <summary>The smallest energy distance so far, as seen from each validation row; empty before the first check.</summary>
    public required double[] Best { get; init; }

    /// <summary>The step of <see cref="Best"/>.</summary>
    public required int BestStep { get; init; }

    /// <summary>The average weights at <see cref="BestStep"/>.</summary>
    public required float[] BestWeights { get; init; }

    /// <summary>Number of checks in a row that were worse than the best.</summary>
    public required int Waited { get; init; }

    /// <summary>Problems found at the last check, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Writes the file, complete or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Identifies the training: its table, seed and settings.</param>
    /// <param name="state">The tensors that training changes, in a fixed order.</param>
    public void Write(string path, string key, IReadOnlyList<torch.Tensor> state)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(key);
        writer.Write(Step);
        writer.Write(Points.Count);
        foreach (TrainingPoint point in Points)
        {
            writer.Write(point.Step);
            Write(writer, [.. point.Losses]);
            writer.Write(point.EnergyDistance ?? double.NaN);
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

    /// <summary>Reads a file and copies its numbers into the tensors.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Identifies the training: its table, seed and settings.</param>
    /// <param name="state">The tensors that training changes, in a fixed order.</param>
    /// <exception cref="InputException">The file is broken, or belongs to another training.</exception>
    public static TrainingCheckpoint Read(string path, string key, IReadOnlyList<torch.Tensor> state)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)), System.Text.Encoding.UTF8);
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
        double distance = reader.ReadDouble();
        return new TrainingPoint(step, losses, double.IsNaN(distance) ? null : distance);
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
