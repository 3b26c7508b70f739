using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Quittance.App.Tests.Library;

/// <summary>
/// Writes down what an assembly shows to others: a line for each type and, below it, for each of its members. What the compiler adds to every
/// record (equality, printing, taking apart) is left out, and so is an override of what every object has.
/// </summary>
internal static class PublicListing
{
    private const BindingFlags Shown = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var room in types.GroupBy(t => t.Namespace!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(CultureInfo.InvariantCulture, $"{room.Key}\n");
            foreach (var type in room.OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Head(type)}\n");
                foreach (var member in Members(type)) text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }
        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : IsRecord(type) ? type.IsValueType ? "record struct" : "record" : type.IsValueType ? "struct" : "class";
        var shape = type is { IsAbstract: true, IsSealed: true } ? "static " : type is { IsAbstract: true, IsInterface: false } ? "abstract "
            : type is { IsSealed: true, IsValueType: false } ? "sealed " : type.IsByRefLike ? "ref " : "";
        var above = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) ? [b] : Array.Empty<Type>();
        var kinds = above.Concat(type.IsEnum ? [] : type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(i => !i.Name.StartsWith("IEquatable", StringComparison.Ordinal)).OrderBy(i => i.Name, StringComparer.Ordinal)).Select(Name).ToList();
        return $"{shape}{kind} {Name(type)}{(kinds.Count > 0 ? " : " + string.Join(", ", kinds) : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)}");
        return type.GetMembers(Shown).Where(m => !IsMade(m, type)).OrderBy(m => m is ConstructorInfo ? "" : m.Name, StringComparer.Ordinal).ThenBy(m => Line(m), StringComparer.Ordinal)
            .Select(Line).OfType<string>();
    }

    // What the compiler writes for records, and what stands in the listing as part of a property or of a type of its own.
    private static bool IsMade(MemberInfo member, Type type) =>
        member is Type || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && member is MethodBase
        || member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal)
        || member.Name is "Equals" or "GetHashCode" or "ToString" or "EqualityContract" or "op_Equality" or "op_Inequality"
        || (IsRecord(type) && member.Name is "Deconstruct" or "<Clone>$");

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } f => $"const {Name(f.FieldType)} {f.Name} = {Value(f.GetRawConstantValue())}",
        FieldInfo f => $"{(f.IsStatic ? "static " : "")}{(f.IsInitOnly ? "readonly " : "")}{Name(Nullability.Create(f))} {f.Name}",
        PropertyInfo p => $"{(p.GetAccessors()[0].IsStatic ? "static " : "")}{(p.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}{Name(Nullability.Create(p))} {Called(p)} {Accessors(p)}",
        ConstructorInfo c => $"{c.DeclaringType!.Name}({Parameters(c)})",
        MethodInfo m => $"{(m.IsStatic ? "static " : "")}{Name(Nullability.Create(m.ReturnParameter))} {m.Name}{(m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(a => a.Name))}>" : "")}({Parameters(m)})",
        EventInfo e => $"event {Name(e.EventHandlerType!)} {e.Name}",
        _ => null,
    };

    private static string Called(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } at ? $"this[{string.Join(", ", at.Select(Parameter))}]" : property.Name;

    private static string Accessors(PropertyInfo property)
    {
        var set = property.SetMethod is { IsPublic: true } s ? s.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;" : "";
        return $"{{{(property.GetMethod is { IsPublic: true } ? " get;" : "")}{set} }}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo p)
    {
        var way = p.IsOut ? "out " : p.ParameterType.IsByRef ? p.IsIn ? "in " : "ref " : p.IsDefined(typeof(ParamArrayAttribute)) || p.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        return $"{way}{Name(Nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? " = " + Value(p.RawDefaultValue) : "")}";
    }

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = info.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (type.IsArray || !type.IsGenericType || type.IsValueType) return Name(type) + mark;
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>{mark}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        var simple = Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => null,
            TypeCode.String => "string",
            TypeCode.Boolean => "bool",
            TypeCode.Byte => "byte",
            TypeCode.Char => "char",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.UInt64 => "ulong",
            TypeCode.Decimal => "decimal",
            _ => type == typeof(void) ? "void" : type == typeof(object) ? "object" : null,
        };
        if (simple is not null) return simple;
        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);
}
