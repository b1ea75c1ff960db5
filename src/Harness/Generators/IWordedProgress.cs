namespace Harness.Generators;

/// <summary>Progress that takes words beside the share: what a generator does at the moment.</summary>
internal interface IWordedProgress : IProgress<double>
{
    /// <summary>Reports how far the work is.</summary>
    /// <param name="share">The share that is done, 0 to 1.</param>
    /// <param name="words">What is done at the moment: <c>epoch 40</c>; one line for a person.</param>
    void Report(double share, string words);
}
