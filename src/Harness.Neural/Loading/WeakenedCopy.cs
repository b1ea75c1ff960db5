using System.Buffers.Binary;

namespace Harness.Neural.Loading;

/// <summary>
/// A copy of a Linux library that does not require the C++ library of GCC 13. Every file that includes the stream header refers to one symbol of that version and
/// never calls it. The symbol only tells the loader that the streams are initialised, which older C++ libraries do in another way.
/// In the copy, version and symbol are weak: the loader accepts that they are missing.
/// </summary>
/// <remarks>Offsets are those of the 64-bit little-endian format in "System V Application Binary Interface", chapters 4 and 5, and of symbol versions in the Linux Standard Base.</remarks>
internal static class WeakenedCopy
{
    /// <summary>The required version of the C++ library.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    private const string Symbol = "_ZSt21ios_base_library_initv";
    private const uint DynamicSymbols = 11;
    private const uint NeededVersions = 0x6ffffffe;
    private const byte WeakVersion = 2;
    private const byte WeakBinding = 2;
    private const int SymbolSize = 24;

    /// <summary>Makes the copy.</summary>
    /// <param name="image">The bytes of the library; not changed.</param>
    /// <exception cref="InvalidDataException">The library does not refer to the version or to the symbol.</exception>
    public static byte[] Of(ReadOnlySpan<byte> image)
    {
        byte[] copy = image.ToArray();
        bool version = false;
        bool symbol = false;
        ulong sections = U64(copy, 0x28);
        int size = U16(copy, 0x3A);
        for (int i = 0; i < U16(copy, 0x3C); i++)
        {
            int header = checked((int)sections + i * size);
            int names = checked((int)U64(copy, checked((int)sections + (int)U32(copy, header + 0x28) * size) + 0x18));
            int start = checked((int)U64(copy, header + 0x18));
            switch (U32(copy, header + 4))
            {
                case NeededVersions:
                    version |= WeakenVersion(copy, start, names);
                    break;
                case DynamicSymbols:
                    symbol |= WeakenSymbol(copy, start, checked((int)U64(copy, header + 0x20)), names);
                    break;
            }
        }

        return version && symbol ? copy : throw new InvalidDataException($"The library does not ask for {(version ? Symbol : Version)}.");
    }

    private static bool WeakenVersion(byte[] image, int file, int names)
    {
        bool found = false;
        for (uint toFile = uint.MaxValue; toFile != 0; file += (int)toFile)
        {
            toFile = U32(image, file + 12);
            int entry = file + (int)U32(image, file + 8);
            for (int left = U16(image, file + 2); left > 0; left--)
            {
                if (Is(image, names + (int)U32(image, entry + 8), Version))
                {
                    image[entry + 4] |= WeakVersion;
                    found = true;
                }

                entry += (int)U32(image, entry + 12);
            }
        }

        return found;
    }

    private static bool WeakenSymbol(byte[] image, int start, int length, int names)
    {
        for (int entry = start; entry < start + length; entry += SymbolSize)
        {
            if (Is(image, names + (int)U32(image, entry), Symbol))
            {
                image[entry + 4] = (byte)((WeakBinding << 4) | (image[entry + 4] & 0xF));
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<byte> image, int start, string name) => image.Slice(start, name.Length + 1).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(name + '\0'));

    private static ushort U16(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt16LittleEndian(image[at..]);

    private static uint U32(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt32LittleEndian(image[at..]);

    private static ulong U64(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt64LittleEndian(image[at..]);
}
