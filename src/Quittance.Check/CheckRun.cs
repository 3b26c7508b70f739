using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Check;

/// <summary>Judges the files one after the other and tells what was found.</summary>
internal static class CheckRun
{
    public const int Done = 0, Wrong = 1, CannotDo = 2;

    public static int Do(CheckOptions options, TextWriter output, TextWriter error)
    {
        var files = new List<(string File, FileVerdict Verdict)>();
        try
        {
            var terms = new CheckTerms { Level = options.Level, AsOf = options.AsOf, Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime) };
            foreach (var file in options.Files) files.Add((file, Judge(file, terms)));
            if (options.Ack is { } ack && Answer(files, ack, error) is { } fault)
            {
                error.WriteLine(fault);
                return CannotDo;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return CannotDo;
        }
        if (options.Json) CheckJson.Write(output, files);
        else CheckText.Write(output, files);
        return files.Exists(f => f.Verdict.HasErrors) ? Wrong : Done;
    }

    private static FileVerdict Judge(string file, CheckTerms terms)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        return FullCheck.Check(stream, terms);
    }

    /// <summary>Writes the answers of all files into one; null when that went well, else why not.</summary>
    private static string? Answer(List<(string File, FileVerdict Verdict)> files, string path, TextWriter error)
    {
        var at = TimeProvider.System.GetLocalNow();
        var written = 0;
        using var answers = new MemoryStream();
        foreach (var (file, verdict) in files)
        {
            if (SyntaxAnswer.Write(verdict, answers, written + 1, at) is Result<WrittenFile>.Refused refused) return $"{file} cannot be answered: {refused.Sentence}";
            written += verdict.Interchanges.Count;
        }
        if (answers.Length == 0) error.WriteLine("Nothing here is answered: a 999 is never answered, and without an ISA there is nobody to answer.");
        else File.WriteAllBytes(path, answers.ToArray());
        return null;
    }
}
