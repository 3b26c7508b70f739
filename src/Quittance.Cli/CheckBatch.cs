using System.Text;
using Quittance.Check;
using Quittance.Core.X12.Structure;

namespace Quittance.Cli;

/// <summary><c>check --batch FILE</c>: many questions for one start. What cannot be read is answered as well, so that answers and questions stay side by side.</summary>
internal static class CheckBatch
{
    // The longest path of any system. It also bounds what a wrong file given as list can cost: more of a line is not kept.
    private const int LongestPath = 32_768;

    public static int Run(string list, FileRun run, TextWriter output)
    {
        var code = CheckVerb.Done;
        try
        {
            using var questions = list == "-" ? Console.In : new StreamReader(list);
            while (ReadLine(questions) is { } file)
            {
                code = Math.Max(code, Answer(file, run, output));
                output.Flush();
            }
        }
        catch (OperationCanceledException)
        {
            return CheckVerb.Refuse("Stopped before the end; nothing was changed.");
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            return CheckVerb.Refuse(fault.Message);
        }
        return code;
    }

    // A line of a list, of which one character more than the longest path tells that it is none; null at the end.
    private static string? ReadLine(TextReader questions)
    {
        var line = new StringBuilder();
        var next = questions.Read();
        if (next < 0) return null;
        for (; next is >= 0 and not '\n'; next = questions.Read())
            if (line.Length <= LongestPath) line.Append((char)next);
        if (line.Length is > 0 and <= LongestPath && line[^1] == '\r') line.Length--;
        return line.ToString();
    }

    private static int Answer(string file, FileRun run, TextWriter output)
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
        catch (Exception fault) when (FileFault.Is(fault))
        {
            CheckJson.WriteLine(output, file, fault.Message);
            return CheckVerb.CannotDo;
        }
    }
}
