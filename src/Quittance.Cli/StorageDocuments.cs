using System.Text.Json.Serialization;

namespace Quittance.Cli;

internal sealed record MigrateDocument(string Engine, IReadOnlyList<string> Applied);

internal sealed record BackupDocument(string File, long Bytes);

internal sealed record RestoreDocument(string Engine, DateTimeOffset Made);

internal sealed record AuditDocument(long Rows, long Blocks, long Unsealed, IReadOnlyList<AuditFaultDocument> Broken);

internal sealed record AuditFaultDocument(long? Block, string? Writer, long? Counter, string Message);

internal sealed record SealDocument(long Blocks, long Rows);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(MigrateDocument))]
[JsonSerializable(typeof(BackupDocument))]
[JsonSerializable(typeof(RestoreDocument))]
[JsonSerializable(typeof(AuditDocument))]
[JsonSerializable(typeof(SealDocument))]
internal sealed partial class StorageJson : JsonSerializerContext;
