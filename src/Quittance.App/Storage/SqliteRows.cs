using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Quittance.App.Storage;

/// <summary>
/// Writes rows into a SQLite table by one prepared statement, binding by position. The provider's own command looks every parameter up
/// by name for every row, which was most of an import's time. Runs in whatever transaction the connection is in.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly Column[] _columns;
    private byte[] _text = new byte[4096];

    private readonly record struct Column(IProperty Property, Func<object?, object?>? Convert);

    public SqliteRows(QuittanceDb db, IEntityType entity, string sql)
    {
        _db = ((SqliteConnection)db.Database.GetDbConnection()).Handle ?? throw new InvalidOperationException("The connection must be open.");
        _columns = [.. entity.GetProperties().Select(p => new Column(p, p.GetRelationalTypeMapping().Converter is { } c ? c.ConvertToProvider : null))];
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
    }

    public void Write(object row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = _columns[i].Property.GetGetter().GetClrValue(row);
            Bind(i + 1, _columns[i].Convert is { } convert ? convert(value) : value);
        }
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE) Check(result);
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(int at, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, at),
        string text => BindText(at, text),
        long number => raw.sqlite3_bind_int64(_statement, at, number),
        int number => raw.sqlite3_bind_int64(_statement, at, number),
        bool flag => raw.sqlite3_bind_int64(_statement, at, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, at, bytes),
        DateOnly day => BindDay(at, day),
        _ => throw new NotSupportedException($"A column of type {value.GetType().Name} is not written here."),
    });

    private int BindText(int at, string text)
    {
        var most = text.Length * 3;
        if (_text.Length < most) _text = new byte[most * 2];
        var length = Encoding.UTF8.GetBytes(text, _text);
        return raw.sqlite3_bind_text(_statement, at, _text.AsSpan(0, length));
    }

    /// <summary>yyyy-MM-dd, as the provider writes days.</summary>
    private int BindDay(int at, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "yyyy-MM-dd");
        return raw.sqlite3_bind_text(_statement, at, text);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _db);
}
