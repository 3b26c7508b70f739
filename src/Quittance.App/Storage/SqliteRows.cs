using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;

namespace Quittance.App.Storage;

/// <summary>
/// Writes rows into a SQLite table by one prepared statement, binding by position. The provider's own command looks every parameter up
/// by name for every row, and boxes every value, which was most of an import's time. Runs in whatever transaction the connection is in.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly Action<SqliteRows, object> _bindAll;
    private readonly Bound[] _bound;
    private byte[] _text = new byte[4096];

    public SqliteRows(QuittanceDb db, IEntityType entity, string sql)
    {
        _db = ((SqliteConnection)db.Database.GetDbConnection()).Handle ?? throw new InvalidOperationException("The connection must be open.");
        _bindAll = RowBinder.For(entity);
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
        _bound = new Bound[raw.sqlite3_bind_parameter_count(_statement) + 1];
    }

    public void Write(object row)
    {
        _bindAll(this, row);
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE) Check(result);
    }

    public void Dispose() => _statement.Dispose();

    internal void BindNothing(int at)
    {
        if (Stands(at, new Bound(BoundKind.Nothing))) return;
        Check(raw.sqlite3_bind_null(_statement, at));
    }

    internal void Bind(int at, long value)
    {
        if (Stands(at, new Bound(BoundKind.Number, Number: value))) return;
        Check(raw.sqlite3_bind_int64(_statement, at, value));
    }

    internal void Bind(int at, byte[]? value)
    {
        _bound[at] = default;
        Check(value is null ? raw.sqlite3_bind_null(_statement, at) : raw.sqlite3_bind_blob(_statement, at, value));
    }

    internal void Bind(int at, string? text)
    {
        if (text is null)
        {
            BindNothing(at);
            return;
        }
        if (Stands(at, new Bound(BoundKind.Text, Text: text))) return;
        var most = text.Length * 3;
        if (_text.Length < most) _text = new byte[most * 2];
        var length = Encoding.UTF8.GetBytes(text, _text);
        Check(raw.sqlite3_bind_text(_statement, at, _text.AsSpan(0, length)));
    }

    /// <summary>The bytes that the model's own conversion of ids gives.</summary>
    internal void Bind(int at, Guid id)
    {
        if (Stands(at, new Bound(BoundKind.Id, Id: id))) return;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        Check(raw.sqlite3_bind_blob(_statement, at, bytes));
    }

    /// <summary>yyyy-MM-dd, as the provider writes days.</summary>
    internal void Bind(int at, DateOnly day)
    {
        if (Stands(at, new Bound(BoundKind.Day, Number: day.DayNumber))) return;
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "yyyy-MM-dd");
        Check(raw.sqlite3_bind_text(_statement, at, text));
    }

    /// <summary>A statement keeps its values from row to row, and many columns say the same in most rows: the practice, the day, the actor.</summary>
    private bool Stands(int at, in Bound value)
    {
        ref var before = ref _bound[at];
        if (before == value) return true;
        before = value;
        return false;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _db);
}

/// <summary>The kind of value that a parameter holds.</summary>
internal enum BoundKind : byte { Unknown, Nothing, Number, Text, Id, Day }

/// <summary>What was bound to a parameter last.</summary>
internal readonly record struct Bound(BoundKind Kind, long Number = 0, Guid Id = default, string? Text = null);

/// <summary>
/// Makes, once for each entity, the code that binds all columns of a row: one typed call a column, with the model's own conversions.
/// </summary>
internal static class RowBinder
{
    private static readonly ParameterExpression s_rows = Expression.Parameter(typeof(SqliteRows), "rows");
    private static readonly Dictionary<IEntityType, Action<SqliteRows, object>> s_made = [];
    private static readonly Lock s_lock = new();

    public static Action<SqliteRows, object> For(IEntityType entity)
    {
        lock (s_lock)
        {
            if (!s_made.TryGetValue(entity, out var made)) s_made[entity] = made = Make(entity);
            return made;
        }
    }

    private static Action<SqliteRows, object> Make(IEntityType entity)
    {
        var row = Expression.Parameter(typeof(object), "row");
        var typed = Expression.Variable(entity.ClrType, "typed");
        var body = new List<Expression> { Expression.Assign(typed, Expression.Convert(row, entity.ClrType)) };
        var at = 0;
        foreach (var property in entity.GetProperties()) body.Add(BindColumn(property, Expression.Property(typed, property.PropertyInfo!), ++at));
        return Expression.Lambda<Action<SqliteRows, object>>(Expression.Block([typed], body), s_rows, row).Compile();
    }

    private static Expression BindColumn(IProperty property, Expression value, int at)
    {
        if (Nullable.GetUnderlyingType(value.Type) is null) return BindValue(property, value, at);
        return Expression.IfThenElse(
            Expression.Property(value, "HasValue"),
            BindValue(property, Expression.Property(value, "Value"), at),
            Expression.Call(s_rows, nameof(SqliteRows.BindNothing), null, Expression.Constant(at)));
    }

    private static MethodCallExpression BindValue(IProperty property, Expression value, int at)
    {
        // Ids are the bulk of all values: their bytes are written without the array that the conversion would make.
        if (property.GetRelationalTypeMapping().Converter is { } converter && converter is not GuidToBytesConverter)
            value = Expression.Invoke(converter.ConvertToProviderExpression, value);
        if (value.Type == typeof(bool)) value = Expression.Condition(value, Expression.Constant(1L), Expression.Constant(0L));
        else if (value.Type == typeof(int)) value = Expression.Convert(value, typeof(long));
        var method = typeof(SqliteRows).GetMethod(nameof(SqliteRows.Bind), BindingFlags.Instance | BindingFlags.NonPublic, [typeof(int), value.Type])
            ?? throw new NotSupportedException($"A column of type {value.Type.Name} is not written here.");
        return Expression.Call(s_rows, method, Expression.Constant(at), value);
    }
}
