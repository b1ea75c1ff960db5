using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Harness.Studies.Cache;

/// <summary>The objects that an evaluator or a generator is made of: their types, and the numbers and texts that they are set to.</summary>
/// <param name="isFollowed">Whether the fields of a class are looked into; those of structs always are.</param>
internal sealed class ObjectGraph(Func<Type, bool> isFollowed)
{
    private const BindingFlags Fields = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private StringBuilder _settings = new();

    /// <summary>The types of the objects.</summary>
    public HashSet<Type> Types { get; } = [];

    /// <summary>What they are set to, as text.</summary>
    public string Settings => _settings.ToString();

    /// <summary>Adds an object and those that it holds.</summary>
    /// <param name="value">The object, or <see langword="null"/>.</param>
    public void Add(object? value)
    {
        if (value is null)
        {
            _settings.Append("null\n");
            return;
        }

        Type type = value.GetType();
        _settings.Append(type.Name).Append(' ');
        switch (value)
        {
            case string or Enum:
            case var _ when type.IsPrimitive:
                _settings.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case Type named:
                Types.Add(named);
                break;
            case Delegate function:
                Types.Add(function.Method.DeclaringType!);
                _settings.Append(function.Method).Append('\n');
                Add(function.Target);
                break;
            case var _ when !type.IsValueType && !_seen.Add(value):
                break;
            case var _ when type.Namespace == "System.Collections.Concurrent":
                // What an earlier run left there is no setting.
                break;
            case IList list when !type.IsValueType:
                foreach (object? item in list)
                {
                    Add(item);
                }

                break;
            case IEnumerable items when !type.IsValueType && type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true:
                AddUnordered(items);
                break;
            default:
                AddFields(value);
                break;
        }
    }

    // Sets and dictionaries: the order in which they hand out their items may differ from run to run.
    private void AddUnordered(IEnumerable items)
    {
        StringBuilder outer = _settings;
        var texts = new List<string>();
        foreach (object? item in items)
        {
            _settings = new StringBuilder();
            Add(item);
            texts.Add(_settings.ToString());
        }

        _settings = outer.AppendJoin("", texts.Order(StringComparer.Ordinal));
    }

    private void AddFields(object value)
    {
        Types.Add(value.GetType());
        bool looked = isFollowed(value.GetType()) || value is ValueType;
        for (Type? type = value.GetType(); looked && type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                _settings.Append(field.Name).Append('=');
                Add(field.GetValue(value));
            }
        }

        _settings.Append('\n');
    }
}
