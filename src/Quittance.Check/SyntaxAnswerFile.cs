using Quittance.Core.Kernel;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Check;

/// <summary>The file of <c>--ack</c>: the 999s and TA1s of all files, one after the other.</summary>
internal static class SyntaxAnswerFile
{
    /// <summary>Writes it. False when a file cannot be answered; then, and when nothing is to be answered, no file is left.</summary>
    public static bool Write(IReadOnlyList<(string File, FileVerdict Verdict)> files, string path, DateTimeOffset at, TextWriter error)
    {
        var control = 1;
        using var answer = new AnswerFile(path, isPrivate: false);
        foreach (var (file, verdict) in files)
        {
            if (SyntaxAnswer.Write(verdict, answer.Stream, control, at) is Result<WrittenFile>.Refused refused)
            {
                error.WriteLine($"{file} cannot be answered: {refused.Sentence}");
                answer.Withdraw();
                return false;
            }
            control += verdict.Interchanges.Count;
        }
        if (answer.Stream.Length > 0) answer.Keep();
        else
        {
            error.WriteLine("Nothing here is answered: a 999 is never answered, and without an ISA there is nobody to answer.");
            answer.Withdraw();
        }
        return true;
    }
}
