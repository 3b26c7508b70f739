using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.App.Remittance;

/// <summary>Makes the rows of one remittance: its head, decisions in batches, provider level adjustments.</summary>
internal sealed class RemittanceStage(PersonalIndex index, Guid tenant, SetContext set, SurveyedSet survey)
{
    private List<DecisionRow> _decisions = [];
    private readonly List<DecisionRow> _written = [];
    private readonly List<ProviderAdjustmentBody> _provider = [];
    private RemittanceRow? _head;
    private int _claims;
    private bool _hasSkipped;

    /// <summary>The id of the remittance follows from its content.</summary>
    public Guid Id { get; } = RowId.Of(tenant, "remittance", survey.ContentHash);

    /// <summary>Decisions waiting to be written.</summary>
    public int Count => _decisions.Count;

    /// <summary>True once BPR to N1 were read, so that the head can be written before its decisions.</summary>
    public bool HasHead => _head is not null;

    public void Add(RemittanceHeader835 header)
    {
        var tax = header.PayeeTaxId;
        _head = new RemittanceRow
        {
            TenantId = tenant,
            Id = Id,
            ContentHash = survey.ContentHash,
            SetId = set.Id,
            State = survey.Imbalance.Count > 0 ? "held" : "staging",
            Paid = header.Paid ?? Money.Zero,
            BookDate = Days.Read(header.PaymentDate) ?? Days.Read(header.ProductionDate) ?? set.Day,
            Method = header.Method,
            Trace = header.Trace,
            TracePayerId = header.TracePayerId,
            PayerName = header.PayerName,
            PayerId = header.PayerId,
            PayerAdditionalId = header.PayerAdditionalId,
            PayeeName = header.PayeeName,
            PayeeNpi = header.PayeeIdQualifier == "XX" ? header.PayeeId : "",
            PayeeTaxIndex = index.Tax(tax),
            Claims = survey.Claims,
            ProviderAdjustments = "[]",
        };
    }

    public void Add(ClaimPayment835 claim)
    {
        _claims++;
        var id = RowId.Of(tenant, "decision", survey.ContentHash, _claims.ToString(CultureInfo.InvariantCulture));
        _decisions.Add(new DecisionRow
        {
            TenantId = tenant,
            Id = id,
            RemittanceId = Id,
            DecisionKey = string.Create(CultureInfo.InvariantCulture, $"{survey.ContentHash}:{_claims}"),
            SetKey = survey.ContentHash,
            Ordinal = _claims,
            BookDate = _head!.BookDate,
            Number = claim.Number,
            Status = claim.Status,
            Charge = claim.Charge ?? Money.Zero,
            Paid = claim.Paid ?? Money.Zero,
            PatientResponsibility = PatientPart(claim),
            PayerClaimNumber = claim.PayerClaimNumber,
            OriginalReference = claim.OriginalReference,
            PatientLast = claim.PatientLast.ToUpperInvariant(),
            PatientFirst = claim.PatientFirst.ToUpperInvariant(),
            PatientIndex = index.Member(claim.PatientId),
            InsuredIndex = index.Member(claim.InsuredId),
            Day = DayOf(claim),
            Body = JsonSerializer.Serialize(Body(claim), BodyJson.Default.DecisionBody),
            Offset = claim.Offset,
            Length = claim.Length,
            Waits = "",
            Level = "",
            PayerKey = "",
        });
    }

    public void Add(ProviderBalance835 balance) =>
        _provider.AddRange(balance.Adjustments.Select(a => new ProviderAdjustmentBody(a.Reason, a.Reference, (a.Amount ?? Money.Zero).Cents)));

    /// <summary>Counts a claim that an earlier run has already stored.</summary>
    public void Skip()
    {
        _claims++;
        _hasSkipped = true;
    }

    /// <summary>True once the head is in the database.</summary>
    public bool HeadIsThere { get; set; }

    /// <summary>The decisions that wait; from now on others do.</summary>
    public IReadOnlyList<DecisionRow> TakeDecisions()
    {
        var taken = _decisions;
        _decisions = [];
        return taken;
    }

    /// <summary>Writes the head and decisions; they count for nothing until the set is posted.</summary>
    public async Task WriteAsync(RowWriter writer, IReadOnlyList<DecisionRow> decisions, CancellationToken cancellation)
    {
        if (!HeadIsThere) await writer.InsertAsync([_head!], cancellation);
        HeadIsThere = true;
        await writer.InsertAsync(decisions, cancellation);
        if (survey.Imbalance.Count == 0) _written.AddRange(decisions);
    }

    /// <summary>The whole set: its rows as they are stored, the head with its provider adjustments.</summary>
    public async Task<(RemittanceRow Head, List<DecisionRow> Decisions)> FinishAsync(QuittanceDb db, RowWriter writer, CancellationToken cancellation)
    {
        var stored = await db.Set<RemittanceRow>().AsNoTracking().SingleAsync(r => r.TenantId == tenant && r.Id == Id, cancellation);
        var head = stored with
        {
            State = survey.Imbalance.Count > 0 ? "held" : "posted",
            ProviderAdjustments = JsonSerializer.Serialize(_provider, BodyJson.Default.ListProviderAdjustmentBody),
        };
        await writer.UpsertAsync([head], cancellation);
        await writer.UpsertAsync(survey.Imbalance.DistinctBy(f => f.Message, StringComparer.Ordinal).Select(Held).ToList(), cancellation);
        if (survey.Imbalance.Count > 0) return (head, []);
        // Rows that this run wrote are as they are stored; what an earlier run wrote has to be read.
        return (head, _hasSkipped
            ? await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.RemittanceId == Id).ToListAsync(cancellation)
            : _written);
    }

    /// <summary>Why the set is held, kept with it.</summary>
    private FindingRow Held(Finding finding) => new()
    {
        TenantId = tenant,
        Id = RowId.Of(tenant, "finding", survey.ContentHash, finding.Id, finding.Message),
        SubjectId = Id,
        SubjectKind = "remittance",
        FindingId = finding.Id,
        Severity = finding.Severity.ToString(),
        Message = finding.Message,
        Body = JsonSerializer.Serialize(finding, BodyJson.Default.Finding),
    };

    private static Money PatientPart(ClaimPayment835 claim)
    {
        var sum = Money.Zero;
        if (claim.Status == "4") return sum;
        foreach (var a in claim.Adjustments.Concat(claim.Lines.SelectMany(l => l.Adjustments)))
            if (a.Group == "PR") sum += a.Amount ?? Money.Zero;
        return sum;
    }

    private static DateOnly? DayOf(ClaimPayment835 claim) =>
        claim.Lines.Select(l => Days.Read(l.From)).Where(d => d is not null).Min() ?? Days.Read(claim.StatementFrom);

    private static DecisionBody Body(ClaimPayment835 claim) => new(
        Cas(claim.Adjustments), claim.Remarks.Count == 0 ? null : [.. claim.Remarks],
        claim.Lines.Count == 0 ? null : [.. claim.Lines.Select(Line)],
        claim.CrossoverName.Length + claim.CrossoverId.Length > 0, claim.Frequency.Length == 0 ? null : claim.Frequency);

    private static DecisionLineBody Line(ServiceLine835 line) => new(
        line.SubmittedCode.Length > 0 ? line.SubmittedCode : line.Code, line.Modifiers.Count == 0 ? null : [.. line.Modifiers],
        (line.Charge ?? Money.Zero).Cents, (line.Paid ?? Money.Zero).Cents, Days.Read(line.From),
        line.ControlNumber.Length == 0 ? null : line.ControlNumber, Cas(line.Adjustments), line.Remarks.Count == 0 ? null : [.. line.Remarks],
        PaidFewer(line));

    /// <summary>The payer gives the billed units only where it paid for others.</summary>
    private static bool PaidFewer(ServiceLine835 line) =>
        decimal.TryParse(line.UnitsBilled, NumberStyles.Number, CultureInfo.InvariantCulture, out var billed)
        && decimal.TryParse(line.UnitsPaid.Length == 0 ? "1" : line.UnitsPaid, NumberStyles.Number, CultureInfo.InvariantCulture, out var paid) && paid < billed;

    private static List<CasBody>? Cas(IReadOnlyList<Adjustment835> adjustments) =>
        adjustments.Count == 0 ? null : [.. adjustments.Select(a => new CasBody(a.Group, a.Reason, (a.Amount ?? Money.Zero).Cents))];
}
