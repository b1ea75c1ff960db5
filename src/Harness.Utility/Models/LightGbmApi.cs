using System.Globalization;
using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]

namespace Harness.Utility.Models;

/// <summary>
/// The functions of LightGBM's C interface that are used here, of the library that Microsoft.ML.LightGbm brings. Called directly, since ML.NET
/// writes every model to text and reads it back, and lets one thread at a time load rows.
/// </summary>
internal static partial class LightGbmApi
{
    /// <summary>The C interface's name for single precision.</summary>
    public const int Single = 0;

    /// <summary>Plain predictions.</summary>
    public const int Prediction = 0;

    /// <summary>Sums of the trees' leaves, without the objective's function.</summary>
    public const int RawScore = 1;

    /// <summary>The number of the leaf in each tree.</summary>
    public const int Leaves = 2;

    /// <summary>Feature importance by total gain.</summary>
    public const int Gain = 1;

    private const string Library = "lib_lightgbm";

    /// <summary>Throws what the library says where a call failed.</summary>
    /// <param name="status">What the call returned.</param>
    public static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"LightGBM: {Marshal.PtrToStringUTF8(GetLastError())}");
        }
    }

    /// <summary>Parameters as LightGBM reads them.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, object>> parameters) =>
        string.Join(' ', parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={p.Value}")));

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    private static partial nint GetLastError();

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateDataset(ReadOnlySpan<float> values, int type, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetField(nint dataset, string field, ReadOnlySpan<float> values, int count, int type);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    public static partial int FreeDataset(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateBooster(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int Update(TreeEnsemble booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetCurrentIteration")]
    public static partial int CountRounds(TreeEnsemble booster, out int rounds);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Predict(
        TreeEnsemble booster, ReadOnlySpan<float> values, int type, int rows, int columns, int isRowMajor, int kind, int first, int count, string parameters, out long length, Span<double> predictions);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFeatureImportance")]
    public static partial int Importance(TreeEnsemble booster, int rounds, int kind, Span<double> importances);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    public static partial int FreeBooster(nint booster);
}
