namespace Harness.Benchmarks.Gate;
internal static class GatePage { public static void Write(GateOptions options) { _ = options; } }
