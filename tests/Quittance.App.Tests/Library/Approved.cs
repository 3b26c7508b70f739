using Quittance.App.Tests.Tidy;

namespace Quittance.App.Tests.Library;

/// <summary>A text of the checkout that follows from the code. It is reviewed like code, and renewed on purpose.</summary>
internal static class Approved
{
    private const string Variable = "QUITTANCE_RENEW";

    public static void Is(string path, string text)
    {
        if (Environment.GetEnvironmentVariable(Variable) == "1") File.WriteAllText(Checkout.Full(path), text);
        var approved = File.Exists(Checkout.Full(path)) ? Checkout.Read(path) : "";
        if (approved == text) return;
        var (before, now) = (approved.Split('\n'), text.Split('\n'));
        var gone = before.Except(now, StringComparer.Ordinal).Select(l => "- " + l);
        var come = now.Except(before, StringComparer.Ordinal).Select(l => "+ " + l);
        Assert.Fail($"{path} is not what the code says now. If the change is meant, run the test with {Variable}=1 and review what it wrote.\n{string.Join('\n', gone.Concat(come).Take(40))}");
    }
}
