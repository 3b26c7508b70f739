using Quittance.Core.Kernel;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Cli;

/// <summary>
/// The file that <c>check --ca</c> writes. While it is written two spools lie beside it, because a 277CA counts claims before it names
/// them; they hold personal data, only their owner can read them, and they are deleted when they are closed.
/// </summary>
internal sealed class ClaimAnswerFile(string path, DateTimeOffset at) : IDisposable
{
    private const int Buffer = 64 * 1024;

    private FileStream? _output, _claims, _providers;
    private int _written;

    /// <summary>What follows the judgement of the next file.</summary>
    public ClaimTrail Follow()
    {
        _output ??= Make(path, FileOptions.None);
        _claims ??= Make(path + ".claims", FileOptions.DeleteOnClose);
        _providers ??= Make(path + ".providers", FileOptions.DeleteOnClose);
        _claims.SetLength(0);
        _providers.SetLength(0);
        return new ClaimTrail(_claims, _providers);
    }

    /// <summary>Answers the file that was followed. A refusal leaves no file.</summary>
    public Result<WrittenFile> Answer(FileVerdict verdict, ClaimTrail trail)
    {
        var answer = ClaimAnswer.Write(verdict, trail, _output!, _written + 1, at);
        _written += verdict.Interchanges.Count;
        if (answer is not Result<WrittenFile>.Refused) return answer;
        Dispose();
        File.Delete(path);
        return answer;
    }

    /// <summary>True when any claim was answered. A file without answers is not left behind.</summary>
    public bool Finish()
    {
        var isEmpty = _output is null || _output.Length == 0;
        Dispose();
        if (isEmpty) File.Delete(path);
        return !isEmpty;
    }

    public void Dispose()
    {
        _output?.Dispose();
        _claims?.Dispose();
        _providers?.Dispose();
        _output = _claims = _providers = null;
    }

    private static FileStream Make(string file, FileOptions options)
    {
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = Buffer, Options = options };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, how);
    }
}
