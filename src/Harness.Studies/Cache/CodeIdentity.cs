using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Harness.Studies.Cache;

/// <summary>
/// Tells whether the code behind a score is the same as before: a hash of the compiled content of an object's type and of every type
/// that it reaches, and of the settings that the object holds. A comment, or a type that only lies in the same assembly, changes nothing.
/// </summary>
/// <remarks>
/// Types of this project and of the user's are followed into their instructions. Of packages and of the framework, the version counts.
/// Reached are the types that instructions, fields, signatures, bases and interfaces name, and those of the objects that a field holds
/// (a generator inside another). What is found by name at run time is not reached.
/// </remarks>
internal sealed class CodeIdentity
{
    private readonly PackageAssemblies _packages = PackageAssemblies.OfProcess();
    private readonly ConcurrentDictionary<Type, TypeCode> _types = new();
    private readonly ConcurrentDictionary<object, string> _objects = new(ReferenceEqualityComparer.Instance);

    /// <summary>The hash, lower-case hexadecimal.</summary>
    /// <param name="producer">An object that computes, or the <see cref="Type"/> of static functions.</param>
    public string Of(object producer) => _objects.GetOrAdd(producer, p => p is Type type ? Hash([type], "") : HashObject(p));

    private string HashObject(object producer)
    {
        var graph = new ObjectGraph(IsFollowed);
        graph.Add(producer);
        return Hash(graph.Types, graph.Settings);
    }

    private string Hash(IEnumerable<Type> roots, string settings)
    {
        var reached = new HashSet<Type>();
        var open = new Stack<Type>(roots.Select(Definition));
        while (open.TryPop(out Type? type))
        {
            if (reached.Add(type) && IsFollowed(type))
            {
                foreach (Type other in _types.GetOrAdd(type, TypeCode.Of).Reached)
                {
                    open.Push(other);
                }
            }
        }

        string[] parts =
        [
            .. reached.Where(IsFollowed).Select(t => $"{t.FullName} {_types[t].Hash}").Order(StringComparer.Ordinal),
            .. reached.Where(t => !IsFollowed(t)).Select(t => _packages.IdentityOf(t.Assembly)).Distinct().Order(StringComparer.Ordinal),
            settings,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    private bool IsFollowed(Type type) => !_packages.Contains(type.Assembly);

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
