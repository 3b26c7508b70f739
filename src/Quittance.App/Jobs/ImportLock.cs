using Quittance.App.Storage;

namespace Quittance.App.Jobs;

/// <summary>One import at a time in a home folder: the lock goes with the process, however it ends.</summary>
internal static class ImportLock
{
    /// <summary>Null when another process holds it.</summary>
    public static FileStream? Take(HomeFolder home)
    {
        home.Ensure();
        try
        {
            return new FileStream(home.At("import.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
