using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Harness.Studies.Cache;

/// <summary>The compiled code of one type.</summary>
/// <param name="Hash">Of its members, their instructions and constants, with names in the place of tokens.</param>
/// <param name="Reached">The types that it names, generic ones as their definitions.</param>
internal sealed record TypeCode(string Hash, IReadOnlyCollection<Type> Reached)
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Reads a type.</summary>
    /// <param name="type">The type; a generic one as its definition.</param>
    public static TypeCode Of(Type type)
    {
        var text = new StringBuilder();
        var reached = new HashSet<Type>();
        Name(type.BaseType);
        foreach (Type face in type.GetInterfaces().OrderBy(t => t.ToString(), StringComparer.Ordinal))
        {
            Name(face);
        }

        foreach (FieldInfo field in type.GetFields(Own).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.Append('\n').Append(field.Name);
            Name(field.FieldType);
            if (field.IsLiteral)
            {
                text.Append(Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture));
            }
        }

        IEnumerable<MethodBase> methods = [.. type.GetMethods(Own), .. type.GetConstructors(Own)];
        foreach (MethodBase method in methods.OrderBy(m => $"{m}", StringComparer.Ordinal))
        {
            text.Append('\n').Append(method);
            foreach (ParameterInfo parameter in method.GetParameters())
            {
                Name(parameter.ParameterType);
            }

            Name((method as MethodInfo)?.ReturnType);
            Instructions.Read(method, text, Reach);
        }

        // Nested types are reached where they are used.
        return new TypeCode(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))), reached);

        void Name(Type? named)
        {
            if (named is not null)
            {
                text.Append(' ').Append(named);
                Reach(named);
            }
        }

        void Reach(Type named)
        {
            while (named.HasElementType)
            {
                named = named.GetElementType()!;
            }

            if (named.IsGenericParameter)
            {
                return;
            }

            foreach (Type argument in named.GetGenericArguments())
            {
                Reach(argument);
            }

            reached.Add(named.IsGenericType ? named.GetGenericTypeDefinition() : named);
        }
    }
}
