namespace Quittance.App.Storage.Backup;

/// <summary>A backup or a restore is refused. The message says what to do.</summary>
internal sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
