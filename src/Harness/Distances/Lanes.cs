using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Harness.Distances;

/// <summary>Sixteen numbers side by side. Comparisons answer with a mask, bit i for number i.</summary>
internal readonly struct Lanes
{
    /// <summary>Count of the numbers.</summary>
    public const int Count = 16;

    private readonly Vector256<double> _first;
    private readonly Vector256<double> _second;
    private readonly Vector256<double> _third;
    private readonly Vector256<double> _fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes(Vector256<double> first, Vector256<double> second, Vector256<double> third, Vector256<double> fourth) =>
        (_first, _second, _third, _fourth) = (first, second, third, fourth);

    /// <summary>The mask of the first so many numbers.</summary>
    public static uint Mask(int count) => (1u << count) - 1;

    /// <summary>Loads numbers.</summary>
    /// <param name="numbers">At least <see cref="Count"/> numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Load(ReadOnlySpan<double> numbers)
    {
        ref double start = ref MemoryMarshal.GetReference(numbers[..Count]);
        return new(Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, 4), Vector256.LoadUnsafe(ref start, 8), Vector256.LoadUnsafe(ref start, 12));
    }

    /// <summary>Stores the numbers.</summary>
    /// <param name="numbers">Receives them; at least <see cref="Count"/> long.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<double> numbers)
    {
        ref double start = ref MemoryMarshal.GetReference(numbers[..Count]);
        _first.StoreUnsafe(ref start);
        _second.StoreUnsafe(ref start, 4);
        _third.StoreUnsafe(ref start, 8);
        _fourth.StoreUnsafe(ref start, 12);
    }

    /// <summary>Adds numbers to numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes x, Lanes y) => new(x._first + y._first, x._second + y._second, x._third + y._third, x._fourth + y._fourth);

    /// <summary>Takes numbers from numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes x, Lanes y) => new(x._first - y._first, x._second - y._second, x._third - y._third, x._fourth - y._fourth);

    /// <summary>|x − y| in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes Difference(double other)
    {
        Vector256<double> all = Vector256.Create(other);
        return new(Vector256.Abs(_first - all), Vector256.Abs(_second - all), Vector256.Abs(_third - all), Vector256.Abs(_fourth - all));
    }

    /// <summary>A value where a number differs from another, 0 where it is equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes WhereDifferent(double other, double value)
    {
        Vector256<double> all = Vector256.Create(other);
        Vector256<double> then = Vector256.Create(value);
        return new(
            Vector256.AndNot(then, Vector256.Equals(_first, all)),
            Vector256.AndNot(then, Vector256.Equals(_second, all)),
            Vector256.AndNot(then, Vector256.Equals(_third, all)),
            Vector256.AndNot(then, Vector256.Equals(_fourth, all)));
    }

    /// <summary>A value in the place of the numbers above a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes WhereAbove(double limit, double value)
    {
        Vector256<double> most = Vector256.Create(limit);
        Vector256<double> then = Vector256.Create(value);
        return new(
            Vector256.ConditionalSelect(Vector256.GreaterThan(_first, most), then, _first),
            Vector256.ConditionalSelect(Vector256.GreaterThan(_second, most), then, _second),
            Vector256.ConditionalSelect(Vector256.GreaterThan(_third, most), then, _third),
            Vector256.ConditionalSelect(Vector256.GreaterThan(_fourth, most), then, _fourth));
    }

    /// <summary>The sum of the square roots of the numbers in a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double SumOfRoots(uint there) => there == Mask(Count)
        ? Vector256.Sum(Vector256.Sqrt(_first) + Vector256.Sqrt(_second) + (Vector256.Sqrt(_third) + Vector256.Sqrt(_fourth)))
        : SumOfSomeRoots(there);

    private double SumOfSomeRoots(uint there)
    {
        Span<double> numbers = stackalloc double[Count];
        Store(numbers);
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += (there >> i & 1) == 1 ? Math.Sqrt(numbers[i]) : 0;
        }

        return sum;
    }

    /// <summary>Which numbers equal another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Equal(double other)
    {
        Vector256<double> all = Vector256.Create(other);
        return Bits(Vector256.Equals(_first, all), Vector256.Equals(_second, all), Vector256.Equals(_third, all), Vector256.Equals(_fourth, all));
    }

    /// <summary>Which numbers are below another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Below(double other)
    {
        Vector256<double> all = Vector256.Create(other);
        return Bits(Vector256.LessThan(_first, all), Vector256.LessThan(_second, all), Vector256.LessThan(_third, all), Vector256.LessThan(_fourth, all));
    }

    /// <summary>Which numbers are at most another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint AtMost(double other)
    {
        Vector256<double> all = Vector256.Create(other);
        return Bits(Vector256.LessThanOrEqual(_first, all), Vector256.LessThanOrEqual(_second, all), Vector256.LessThanOrEqual(_third, all), Vector256.LessThanOrEqual(_fourth, all));
    }

    /// <summary>Which numbers are at most those in their place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint AtMost(Lanes others) => Bits(
        Vector256.LessThanOrEqual(_first, others._first),
        Vector256.LessThanOrEqual(_second, others._second),
        Vector256.LessThanOrEqual(_third, others._third),
        Vector256.LessThanOrEqual(_fourth, others._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(Vector256<double> first, Vector256<double> second, Vector256<double> third, Vector256<double> fourth) =>
        first.ExtractMostSignificantBits() | second.ExtractMostSignificantBits() << 4 | third.ExtractMostSignificantBits() << 8 | fourth.ExtractMostSignificantBits() << 12;
}
