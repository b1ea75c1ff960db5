namespace Harness.Python.Jobs;

/// <summary>
/// What is left of a job whose supervisor was killed by the job itself (<c>kill 0</c>): on Linux its processes carry the job's name in
/// their environment, wherever they went.
/// </summary>
internal static class Stragglers
{
    private const int Rounds = 3;

    /// <summary>Kills them. Three rounds: a process may fork while others are killed.</summary>
    /// <param name="folder">The job's folder.</param>
    public static void Kill(JobFolder folder)
    {
        byte[] mark = System.Text.Encoding.UTF8.GetBytes($"HARNESS_JOB={folder.FullName};");
        for (int round = 0; OperatingSystem.IsLinux() && round < Rounds; round++)
        {
            int[] found = [.. Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), System.Globalization.CultureInfo.InvariantCulture, out int id) ? id : 0).Where(id => id > 0 && Carries(id, mark))];
            if (found.Length == 0)
            {
                return;
            }

            foreach (int id in found)
            {
                End(id);
            }
        }
    }

    private static bool Carries(int id, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or somebody else's.
            return false;
        }
    }

    private static void End(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // Ended meanwhile.
        }
    }
}
