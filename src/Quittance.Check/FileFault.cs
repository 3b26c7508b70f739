namespace Quittance.Check;

/// <summary>Says in our own words why a file cannot be used: a native program carries no sentences of the framework, only their keys.</summary>
internal static class FileFault
{
    /// <summary>True for what the world outside does to files.</summary>
    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException;

    public static string OfReading(string path, Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"There is no file {path}.",
        UnauthorizedAccessException => $"{path} may not be read by you, or is a folder.",
        _ => $"{path} could not be read to its end: another program holds it, or what it lies on failed.",
    };

    public static string OfWriting(string path, Exception fault) => fault switch
    {
        DirectoryNotFoundException => $"{path} cannot be written: there is no such folder.",
        UnauthorizedAccessException => $"{path} may not be written by you.",
        _ => $"{path} could not be written: what it lies on is full or failed, or another program holds the file.",
    };
}
