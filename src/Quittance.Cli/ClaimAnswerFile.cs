using Quittance.Check;
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
    private AnswerFile? _answer;
    private FileStream? _claims, _providers;
    private int _control = 1;
    private bool _isRefused;

    /// <summary>What follows the judgement of the next file; null when a file before could not be answered, since then none is.</summary>
    public ClaimTrail? Follow()
    {
        if (_isRefused) return null;
        _answer ??= new AnswerFile(path, isPrivate: true);
        _claims ??= AnswerFile.Spool(path);
        _providers ??= AnswerFile.Spool(path);
        _claims.SetLength(0);
        _providers.SetLength(0);
        return new ClaimTrail(_claims, _providers);
    }

    /// <summary>Answers the file that was followed. A refusal leaves no file.</summary>
    public Result<WrittenFile> Answer(FileVerdict verdict, ClaimTrail trail)
    {
        var answer = ClaimAnswer.Write(verdict, trail, _answer!.Stream, _control, at);
        _control += verdict.Interchanges.Count;
        if (answer is not Result<WrittenFile>.Refused) return answer;
        _isRefused = true;
        _answer.Withdraw();
        return answer;
    }

    /// <summary>True when any claim was answered. A file without answers is not left behind.</summary>
    public bool Finish()
    {
        var isEmpty = _answer is null || _answer.Stream.Length == 0;
        if (isEmpty) _answer?.Withdraw();
        else _answer!.Keep();
        Dispose();
        return !isEmpty;
    }

    public void Dispose()
    {
        _answer?.Dispose();
        _claims?.Dispose();
        _providers?.Dispose();
        _answer = null;
        _claims = _providers = null;
    }
}
