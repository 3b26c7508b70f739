using System.Globalization;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.App.Exchange;

/// <summary>The envelope that a set came in, and its row.</summary>
internal sealed class SetContext(Guid tenant, IntakeRow intake, InterchangeStart interchange, GroupStart? group, SetStart set, int ordinal)
{
    public Guid TenantId => tenant;
    public IntakeRow Intake => intake;
    public SetStart Set => set;
    public int Ordinal => ordinal;
    public Guid Id { get; } = RowId.Of(tenant, "set", intake.Sha256, ordinal.ToString(CultureInfo.InvariantCulture));
    public Header837? Header { get; set; }

    /// <summary>ISA09 and ISA10 as sortable text.</summary>
    public string InterchangeAt => interchange.Date + interchange.Time;
    public string Sender => interchange.SenderId.ToUpperInvariant();
    public string Receiver => interchange.ReceiverId.ToUpperInvariant();
    public string InterchangeControl => interchange.Control;

    /// <summary>The day of the document: BHT04, else the group's, else the interchange's.</summary>
    public DateOnly Day => Days.Read(Header?.Date) ?? Days.Read(group?.Date) ?? Days.Read(interchange.Date) ?? Days.Unknown;

    public TransactionSetRow Row() => new()
    {
        TenantId = tenant,
        Id = Id,
        IntakeId = intake.Id,
        Ordinal = ordinal,
        Type = set.Type,
        Guide = set.Guide,
        Sender = Sender,
        Receiver = Receiver,
        InterchangeControl = interchange.Control,
        InterchangeAt = InterchangeAt,
        GroupControl = group?.Control ?? "",
        SetControl = set.Control,
        BatchReference = Header?.Reference ?? "",
        SentOn = Day,
        IsTest = interchange.Usage == "T",
    };
}

/// <summary>Dates as X12 writes them.</summary>
internal static class Days
{
    /// <summary>Stands for a day that no document tells: long before any claim, so that it sorts first and shows.</summary>
    public static readonly DateOnly Unknown = new(1900, 1, 1);

    /// <summary>CCYYMMDD, or yymmdd of this century; null when it is no day.</summary>
    public static DateOnly? Read(string? text)
    {
        if (text is { Length: 6 }) text = "20" + text;
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
