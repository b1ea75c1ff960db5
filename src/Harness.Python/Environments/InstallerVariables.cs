using Harness.Python.Jobs;

namespace Harness.Python.Environments;

/// <summary>The environment variables of an installer: it needs the network as this user has it set up, with proxies, certificates and indexes.</summary>
internal static class InstallerVariables
{
    private static readonly string[] Kept =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "NETRC", "SSH_AUTH_SOCK",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "CC", "CXX", "CFLAGS", "CXXFLAGS", "LDFLAGS", "SDKROOT", "MACOSX_DEPLOYMENT_TARGET",
        "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
    ];

    private static readonly string[] KeptFamilies = ["PIP_", "UV_", "SSL_CERT_", "XDG_", "PYENV_", "ASDF_", "MISE_", "KEYRING_"];

    // They would install something else, or elsewhere.
    private static readonly string[] Dropped =
    [
        "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_PYTHON", "PIP_REQUIREMENT", "PIP_CONSTRAINT", "PIP_DRY_RUN", "PIP_EDITABLE", "PIP_IGNORE_INSTALLED", "PIP_QUIET", "PIP_PROGRESS_BAR",
        "UV_PYTHON", "UV_SYSTEM_PYTHON", "UV_BREAK_SYSTEM_PACKAGES", "UV_PROJECT_ENVIRONMENT", "UV_CONSTRAINT", "UV_OVERRIDE", "UV_EXCLUDE_NEWER", "UV_TORCH_BACKEND", "UV_NO_VERIFY_HASHES", "UV_VENV_SEED",
    ];

    /// <summary>The variables.</summary>
    /// <param name="folder">The scratch folder of the job.</param>
    public static IReadOnlyDictionary<string, string> Of(JobFolder folder)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(v => ((string)v.Key, (string?)v.Value ?? "")))
        {
            string upper = name.ToUpperInvariant();
            if ((Kept.Contains(upper) || KeptFamilies.Any(f => upper.StartsWith(f, StringComparison.Ordinal))) && !Dropped.Contains(upper))
            {
                variables[name] = value;
            }
        }

        // Below the caller's own folder for temporary files, since large packages are unpacked there; removed with the job.
        variables["TMPDIR"] = variables["TEMP"] = variables["TMP"] = folder.FullName;
        variables["PYTHONUTF8"] = variables["PYTHONUNBUFFERED"] = "1";
        variables["PIP_USER"] = "0";
        variables["NO_COLOR"] = "1";
        return variables;
    }
}
