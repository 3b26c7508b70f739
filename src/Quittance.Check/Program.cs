using Quittance.Check;

var options = CheckOptions.Of(args);
if (options.Help)
{
    Console.Out.WriteLine(CheckOptions.Usage);
    return CheckRun.Done;
}
if (options.Fault is { } fault)
{
    Console.Error.WriteLine(fault);
    return CheckRun.CannotDo;
}
return CheckRun.Do(options, Console.Out, Console.Error);
