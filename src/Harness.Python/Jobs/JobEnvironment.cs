namespace Harness.Python.Jobs;

/// <summary>The environment variables that a job sees: what programs need to be found and to run, and nothing else of the caller's, such as keys.</summary>
internal static class JobEnvironment
{
    private static readonly string[] Kept =
    [
        "PATH", "HOME", "USER", "LOGNAME", "VIRTUAL_ENV", "CONDA_PREFIX", "R_HOME", "R_LIBS", "R_LIBS_USER", "JAVA_HOME",
        "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE",
        "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
    ];

    // Where a Python finds its libraries: others than a lock names, so they are not for locked environments.
    private static readonly string[] Libraries = ["PYTHONPATH", "PYTHONHOME"];

    /// <summary>The variables of a job.</summary>
    /// <param name="folder">Its scratch folder.</param>
    /// <param name="isLocked">Whether it runs in a locked environment.</param>
    public static IReadOnlyDictionary<string, string> Of(JobFolder folder, bool isLocked = false)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in isLocked ? Kept : [.. Kept, .. Libraries])
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables[name] = value;
            }
        }

        foreach (string name in new[] { "TMPDIR", "TEMP", "TMP", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "MPLCONFIGDIR" })
        {
            variables[name] = folder.FullName;
        }

        // Sums differ by the number of threads, so there is one.
        foreach (string name in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS", "LOKY_MAX_CPU_COUNT" })
        {
            variables[name] = "1";
        }

        variables["LANG"] = variables["LC_ALL"] = "C.UTF-8";
        variables["TZ"] = "UTC";
        variables["PYTHONUTF8"] = variables["PYTHONUNBUFFERED"] = variables["PYTHONDONTWRITEBYTECODE"] = "1";
        variables["PYTHONHASHSEED"] = "0";

        // No library is to tell its makers that it ran.
        variables["DO_NOT_TRACK"] = variables["YDATA_SYNTHETIC_NO_ANALYTICS"] = variables["ANONYMIZED_TELEMETRY_OPTOUT"] = "1";
        variables["HF_HUB_OFFLINE"] = variables["HF_HUB_DISABLE_TELEMETRY"] = "1";
        return variables;
    }
}
