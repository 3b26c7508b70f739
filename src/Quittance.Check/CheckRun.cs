using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Structure;

namespace Quittance.Check;

/// <summary>Judges the files one after the other and tells what was found.</summary>
internal static class CheckRun
{
    public const int Done = 0, Wrong = 1, CannotDo = 2;

    public static int Do(CheckOptions options, TextWriter output, TextWriter error)
    {
        var at = TimeProvider.System.GetLocalNow();
        var terms = new CheckTerms { Level = options.Level, AsOf = options.AsOf, Today = DateOnly.FromDateTime(at.DateTime) };
        var files = new List<(string File, FileVerdict Verdict)>();
        foreach (var file in options.Files)
        {
            try
            {
                using var stream = InputFile.Open(file);
                files.Add((file, FullCheck.Check(stream, terms)));
            }
            catch (Exception fault) when (FileFault.Is(fault))
            {
                error.WriteLine(FileFault.OfReading(file, fault));
                return CannotDo;
            }
        }
        var isAnswered = true;
        try
        {
            if (options.Ack is { } ack) isAnswered = SyntaxAnswerFile.Write(files, ack, at, error);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            error.WriteLine(FileFault.OfWriting(options.Ack!, fault));
            return CannotDo;
        }
        if (options.Json) CheckJson.Write(output, files);
        else CheckText.Write(output, files);
        return isAnswered && !files.Exists(f => f.Verdict.HasErrors) ? Done : Wrong;
    }
}
