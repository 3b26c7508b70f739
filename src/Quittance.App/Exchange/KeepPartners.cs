using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Exchange;
using Quittance.Core.Kernel;

namespace Quittance.App.Exchange;

/// <summary>A clearinghouse or payer as somebody enters it. Without payer ids it takes whatever no other partner names.</summary>
internal sealed record PartnerFacts(string Code, string Name, string SenderId, string ReceiverId, string OutFolder, string InFolder)
{
    public string SenderQualifier { get; init; } = "ZZ";
    public string ReceiverQualifier { get; init; } = "ZZ";
    public string Usage { get; init; } = "P";
    /// <summary>{partner}, {date} and {control} are filled in; a name without {control} would meet its neighbour.</summary>
    public string FileName { get; init; } = "{partner}-{date}-{control}.837";
    public IReadOnlyList<string> PayerIds { get; init; } = [];
    public int ClaimsPerFile { get; init; } = 5000;
    public AnswerTimes Times { get; init; } = new();
}

/// <summary>Keeps partners, known by their code. The control numbers of one that is changed go on.</summary>
internal sealed class KeepPartners(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<Guid>> SaveAsync(Acting acting, PartnerFacts facts, CancellationToken cancellation)
    {
        if (WhyNot(facts) is { } refused) return refused;
        var row = await db.Set<PartnerRow>().SingleOrDefaultAsync(p => p.TenantId == acting.Tenant && p.Code == facts.Code, cancellation);
        var others = await db.Set<PartnerRow>().AsNoTracking().Where(p => p.TenantId == acting.Tenant && p.Code != facts.Code).ToListAsync(cancellation);
        if (others.Find(o => facts.PayerIds.Count == 0 ? o.PayerIds.Length == 0 : o.PayerIds.Split(' ').Intersect(facts.PayerIds, StringComparer.Ordinal).Any()) is { } rival)
            return new Result<Guid>.Refused("partner.route", $"{rival.Name} takes some of these payers already, so nobody could tell which way a claim goes.");
        if (row is null)
        {
            row = Make(acting.Tenant, facts);
            db.Add(row);
        }
        else Take(row, facts);
        acting.Record(db, clock, "partner.saved", "partner", row.Id);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return row.Id;
    }

    private static Result<Guid>.Refused? WhyNot(PartnerFacts facts)
    {
        if (facts.Code.Length is 0 or > 20 || !facts.Code.All(char.IsAsciiLetterOrDigit)) return new("partner.code", "A partner’s short name has 1 to 20 letters and digits.");
        if (facts.SenderId.Length is 0 or > 15 || facts.ReceiverId.Length is 0 or > 15) return new("partner.ids", "Sender and receiver IDs have 1 to 15 characters, as the partner has assigned them (ISA06, ISA08).");
        if (!facts.FileName.Contains("{control}", StringComparison.Ordinal) || facts.FileName.AsSpan().ContainsAny('/', '\\')) return new("partner.file-name", "A file name contains {control} and no folder, so that no two files meet.");
        if (facts.Usage is not ("P" or "T")) return new("partner.usage", "Usage is P for production or T for test.");
        if (facts.ClaimsPerFile is < 1 or > 5000) return new("partner.size", "A file holds 1 to 5,000 claims.");
        if (facts.OutFolder.Length == 0 || facts.InFolder.Length == 0 || facts.OutFolder == facts.InFolder) return new("partner.folders", "A partner has one folder for files out and another for files in.");
        return null;
    }

    private static PartnerRow Make(Guid tenant, PartnerFacts facts)
    {
        var row = new PartnerRow
        {
            TenantId = tenant,
            Id = RowId.Of(tenant, "partner", facts.Code),
            Code = facts.Code,
            Name = "",
            SenderQualifier = "",
            SenderId = "",
            ReceiverQualifier = "",
            ReceiverId = "",
            Usage = "",
            OutFolder = "",
            InFolder = "",
            FileName = "",
            PayerIds = "",
            NextControl = 1,
        };
        Take(row, facts);
        return row;
    }

    private static void Take(PartnerRow row, PartnerFacts facts)
    {
        (row.Name, row.SenderQualifier, row.SenderId, row.ReceiverQualifier, row.ReceiverId) = (facts.Name, facts.SenderQualifier, facts.SenderId, facts.ReceiverQualifier, facts.ReceiverId);
        (row.Usage, row.OutFolder, row.InFolder, row.FileName, row.PayerIds, row.ClaimsPerFile) = (facts.Usage, facts.OutFolder, facts.InFolder, facts.FileName, string.Join(' ', facts.PayerIds), facts.ClaimsPerFile);
        (row.FileAnswerDays, row.ClaimAnswerDays, row.DecisionDays) = (facts.Times.FileAnswerBusinessDays, facts.Times.ClaimAnswerBusinessDays, facts.Times.DecisionDays);
    }
}
