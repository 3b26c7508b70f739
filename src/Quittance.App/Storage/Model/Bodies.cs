using System.Text.Json;
using System.Text.Json.Serialization;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Storage.Model;

/// <summary>
/// What a claim version's body keeps as JSON. Short names, because there are millions. <paramref name="E"/>: what the edits told when it came.
/// </summary>
internal sealed record VersionBody(
    string L, string F, bool B, bool Cut, List<LineBody> Ls, List<string> Dx, List<OtherBody>? O, string Pl, string Pf, string? Rx, string? Pos, List<Finding>? E = null);

internal sealed record LineBody(int N, string C, List<string>? M, long A, DateOnly? F, DateOnly? T, string? K, string? U, List<string>? P);

internal sealed record OtherBody(string L, string K);

/// <summary>What a decision's body keeps.</summary>
internal sealed record DecisionBody(List<CasBody>? A, List<string>? R, List<DecisionLineBody>? Ls, bool X, string? F);

internal sealed record DecisionLineBody(string C, List<string>? M, long A, long P, DateOnly? F, string? K, List<CasBody>? S, List<string>? R, bool Few = false);

internal sealed record CasBody(string G, string R, long A);

/// <summary>What a visit's body keeps.</summary>
internal sealed record VisitBody(List<string> Dx, List<ServiceBody> S, string? Auth = null);

internal sealed record ServiceBody(string C, List<string>? M, int U, List<int> P, long A);

/// <summary>Who holds a policy.</summary>
internal sealed record SubscriberBody(string L, string F, string? M, DateOnly? B, string S, string St, string Ci, string Sta, string Z);

/// <summary>One provider level adjustment of a remittance.</summary>
internal sealed record ProviderAdjustmentBody(string Reason, string Reference, long Cents);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(VersionBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(List<ProviderAdjustmentBody>))]
[JsonSerializable(typeof(VisitBody))]
[JsonSerializable(typeof(SubscriberBody))]
[JsonSerializable(typeof(List<Finding>))]
[JsonSerializable(typeof(Finding))]
internal sealed partial class BodyJson : JsonSerializerContext;

/// <summary>Between rows and the records that Core decides on.</summary>
internal static class Bodies
{
    public static ClaimContent Content(ClaimVersionRow row)
    {
        var body = row.MadeFrom ?? JsonSerializer.Deserialize(row.Body, BodyJson.Default.VersionBody)!;
        return new ClaimContent
        {
            Key = row.ContentKey,
            Level = body.L,
            Frequency = body.F,
            Charge = row.Charge,
            IsBalanced = body.B,
            IsCut = body.Cut,
            PayerKey = row.PayerKey,
            PayerClaimNumber = row.PayerClaimNumber,
            OtherPayers = body.O?.ConvertAll(o => new NamedPayer(o.L, o.K)) ?? [],
            Lines = body.Ls.ConvertAll(l => new BilledLine(l.N, l.C, l.M ?? [], new Money(l.A), l.F, l.T, l.K ?? "")),
            Patient = new PersonMark(body.Pl, body.Pf, Indexes(row.SubscriberIndex, row.PatientIndex)),
            RenderingNpi = body.Rx ?? "",
            PlaceOfService = body.Pos ?? "",
            EditFindings = body.E ?? [],
        };
    }

    public static ClaimDecision Decision(DecisionRow row, string payerKey, PayerStanding standing, int? byHand)
    {
        var body = JsonSerializer.Deserialize(row.Body, BodyJson.Default.DecisionBody)!;
        return new ClaimDecision
        {
            Key = row.DecisionKey,
            SetKey = row.SetKey,
            Ordinal = row.Ordinal,
            BookDate = row.BookDate,
            Number = row.Number,
            Status = row.Status,
            Charge = row.Charge,
            Paid = row.Paid,
            PayerClaimNumber = row.PayerClaimNumber,
            OriginalReference = row.OriginalReference,
            Frequency = body.F ?? "",
            Day = row.Day,
            NamesCrossover = body.X,
            Patient = new PersonMark(row.PatientLast, row.PatientFirst, Indexes(row.PatientIndex, row.InsuredIndex)),
            PayerKey = payerKey,
            PayerStanding = standing,
            Adjustments = Cas(body.A),
            Remarks = body.R ?? [],
            Lines = body.Ls?.ConvertAll(l => new AdjudicatedLine(l.C, l.M ?? [], new Money(l.A), new Money(l.P), l.F, l.K ?? "", Cas(l.S), l.R ?? [])) ?? [],
            MatchedByHandTo = byHand,
        };
    }

    private static List<Adjustment> Cas(List<CasBody>? list) => list?.ConvertAll(a => new Adjustment(a.G, a.R, new Money(a.A))) ?? [];

    private static List<string> Indexes(string a, string b) =>
        a.Length == 0 ? (b.Length == 0 ? [] : [b]) : b.Length == 0 || a == b ? [a] : [a, b];
}
