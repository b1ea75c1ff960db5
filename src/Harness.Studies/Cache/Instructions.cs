using System.Buffers.Binary;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;

namespace Harness.Studies.Cache;

/// <summary>The instructions of a method, with the names of what they use in the place of tokens, which differ from build to build.</summary>
internal static class Instructions
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => (int)(ushort)c.Value);

    /// <summary>Writes the instructions of a method; one without a body has none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="text">Receives the instructions.</param>
    /// <param name="reach">Hears of each type that they name.</param>
    public static void Read(MethodBase method, StringBuilder text, Action<Type> reach)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
        {
            return;
        }

        Type[]? ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (LocalVariableInfo local in body.LocalVariables)
        {
            text.Append(' ').Append(local.LocalType);
            reach(local.LocalType);
        }

        foreach (ExceptionHandlingClause clause in body.ExceptionHandlingClauses)
        {
            text.Append(CultureInfo.InvariantCulture, $" {clause.Flags} {clause.TryOffset} {clause.TryLength} {clause.HandlerOffset} {clause.HandlerLength}");
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType is { } caught)
            {
                text.Append(caught);
                reach(caught);
            }
        }

        for (int at = 0; at < code.Length;)
        {
            int value = code[at++];
            value = value == 0xFE ? 0xFE00 | code[at++] : value;
            OpCode instruction = Codes[value];
            text.Append('\n').Append(instruction.Name);
            ReadOnlySpan<byte> operand = code.AsSpan(at);
            switch (instruction.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineString:
                    text.Append(' ').Append(method.Module.ResolveString(Token(operand)));
                    at += 4;
                    break;
                case OperandType.InlineSig:
                    text.Append(' ').Append(Convert.ToHexString(method.Module.ResolveSignature(Token(operand))));
                    at += 4;
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Append(method.Module.ResolveMember(Token(operand), ofType, ofMethod)!);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    int length = 4 * (1 + Token(operand));
                    text.Append(' ').Append(Convert.ToHexString(operand[..length]));
                    at += length;
                    break;
                default:
                    int size = instruction.OperandType switch
                    {
                        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                        OperandType.InlineVar => 2,
                        OperandType.InlineI8 or OperandType.InlineR => 8,
                        _ => 4,
                    };
                    text.Append(' ').Append(Convert.ToHexString(operand[..size]));
                    at += size;
                    break;
            }
        }

        static int Token(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);

        void Append(MemberInfo member)
        {
            text.Append(' ').Append(member.DeclaringType).Append(' ').Append(member);
            if (member is Type named)
            {
                reach(named);
                return;
            }

            if (member.DeclaringType is { } declaring)
            {
                reach(declaring);
            }

            if (member is MethodInfo { IsGenericMethod: true } generic)
            {
                foreach (Type argument in generic.GetGenericArguments())
                {
                    reach(argument);
                }
            }
        }
    }
}
