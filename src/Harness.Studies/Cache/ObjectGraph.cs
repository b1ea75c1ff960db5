using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Harness.Studies.Cache;

/// <summary>The objects that an evaluator or a generator is made of: their types, and the numbers and texts that they are set to.</summary>
/// <param name="isFollowed">Whether the fields of a type are looked into.</param>
internal sealed class ObjectGraph(Func<Type, bool> isFollowed)
{
    private const BindingFlags Fields = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _settings = new();

    /// <summary>The types of the objects.</summary>
    public HashSet<Type> Types { get; } = [];

    /// <summary>Their settings as text.</summary>
    public string Settings => _settings.ToString();

    /// <summary>Adds an object and those that it holds.</summary>
    /// <param name="value">The object, or <see langword="null"/>.</param>
    public void Add(object? value)
    {
        switch (value)
        {
            case null:
                _settings.Append("null\n");
                break;
            case string or decimal or Enum:
            case IConvertible and IFormattable:
                _settings.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case bool truth:
                _settings.Append(truth).Append('\n');
                break;
            case Type type:
                Types.Add(type);
                break;
            case Delegate function:
                Types.Add(function.Method.DeclaringType!);
                _settings.Append(function.Method).Append('\n');
                Add(function.Target);
                break;
            case var _ when !_seen.Add(value):
                break;
            case { } shared when shared.GetType().Namespace == "System.Collections.Concurrent":
                // What an earlier run left there is no setting.
                break;
            case IDictionary or IList or ISet<string>:
                foreach (object? item in (IEnumerable)value)
                {
                    Add(item is DictionaryEntry entry ? (entry.Key, entry.Value) : item);
                }

                break;
            default:
                AddFields(value);
                break;
        }
    }

    private void AddFields(object value)
    {
        Types.Add(value.GetType());
        bool looked = isFollowed(value.GetType()) || value is System.Runtime.CompilerServices.ITuple;
        for (Type? type = value.GetType(); looked && type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                _settings.Append(field.Name).Append('=');
                Add(field.GetValue(value));
            }
        }
    }
}
