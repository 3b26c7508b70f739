namespace Quittance.Check;

/// <summary>Files that are read from their beginning to their end, once.</summary>
internal static class InputFile
{
    /// <summary>Opens a file. The reader has buffers of its own; what cannot be opened throws what the system says.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
}
