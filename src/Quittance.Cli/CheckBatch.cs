using Quittance.Core.X12.Structure;

namespace Quittance.Cli;

/// <summary><c>check --batch FILE</c>: many questions for one start. What cannot be read is answered as well, so that answers and questions stay side by side.</summary>
internal static class CheckBatch
{
    // A file that names files; whoever has more splits it. It also bounds what a wrong file given as list can cost.
    private const int LongestPath = 32_768;

    public static int Run(string list, CheckRun run, TextWriter output)
    {
        var code = CheckVerb.Done;
        try
        {
            using var questions = list == "-" ? Console.In : new StreamReader(list);
            while (questions.ReadLine() is { } file)
            {
                code = Math.Max(code, Answer(file, run, output));
                output.Flush();
            }
        }
        catch (OperationCanceledException)
        {
            return CheckVerb.Refuse("Stopped before the end; nothing was changed.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return CheckVerb.Refuse(fault.Message);
        }
        return code;
    }

    private static int Answer(string file, CheckRun run, TextWriter output)
    {
        if (file.Length is 0 or > LongestPath || !File.Exists(file))
        {
            CheckJson.WriteLine(output, file.Length > LongestPath ? file[..LongestPath] : file, "There is no such file.");
            return CheckVerb.CannotDo;
        }
        try
        {
            var verdict = run.Check(file);
            CheckJson.WriteLine(output, file, verdict);
            return verdict.HasErrors ? CheckVerb.Wrong : CheckVerb.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            CheckJson.WriteLine(output, file, fault.Message);
            return CheckVerb.CannotDo;
        }
    }
}
