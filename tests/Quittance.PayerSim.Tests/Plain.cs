namespace Quittance.PayerSim.Tests;

/// <summary>A payer that pays what it says and errs nowhere, with room for what a test adds.</summary>
internal static class Plain
{
    /// <summary>99213 is allowed at 100, the member bears nothing, answers come on the second day.</summary>
    public static string Payer(string rules = "", string intake = "", string benefits = "deductible: 0", string contract = "", string noise = "", string lag = "", string id = "99001", string kind = "commercial") =>
        $"""
        version: "1"
        payer: {"{"} id: "{id}", name: PLAIN PAYER {id}, kind: {kind}, claim-number-prefix: P {"}"}
        intake: {"{"} {intake} {"}"}
        fee-table: {"{"} "99213": 100, "99214": 150, "93000": 20, "36415": 5, "J3301": 2, "20610": 80, "20600": 60, "72148": 200, "00001": 0 {"}"}
        contracts:
          - {"{"} id: all, terms: [{"{"} percent-of-fee-table: 100 {"}"}], timely-filing-days: 90{Inside(contract)} {"}"}
        plans:
          - {"{"} id: basic, benefits: [{"{"} {benefits} {"}"}] {"}"}
          - {"{"} id: other, filing-indicator: "12" {"}"}
        lag: {"{"} windows: [{"{"} days: 2, share: 100 {"}"}]{Inside(lag)} {"}"}
        noise: {"{"} {noise} {"}"}
        rules: [{rules}]
        """;

    public static string Rule(string when, string action = "deny: { group: CO, reason: 197 }", string more = "") => $"{"{"} id: r, when: {"{"} {when} {"}"}, {action}{Inside(more)} {"}"}";

    private static string Inside(string more) => more.Length == 0 ? "" : ", " + more;
}
