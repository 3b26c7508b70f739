namespace Quittance.Bench.Generate;

/// <summary>Who sends or receives an interchange.</summary>
internal sealed record Mailbox(string Qualifier, string Id);

/// <summary>Writes one ISA to IEA with one functional group, and keeps its counts right.</summary>
internal sealed class Interchange
{
    private readonly Mailbox _sender;
    private readonly Mailbox _receiver;
    private readonly DateOnly _day;
    private readonly string _time;
    private readonly string _control;
    private string _groupControl = "";
    private string _setControl = "";
    private int _sets;

    public Interchange(Mailbox sender, Mailbox receiver, DateOnly day, string time, int control, Dialect dialect)
    {
        (_sender, _receiver, _day, _time) = (sender, receiver, day, time);
        _control = X12Text.Number(control, 9);
        Text = new SegmentText(dialect);
        // ISA16 names the component separator, which the text translates from the colon like any other.
        Text.Add("ISA", "00", new string(' ', 10), "00", new string(' ', 10), sender.Qualifier, sender.Id.PadRight(15),
            receiver.Qualifier, receiver.Id.PadRight(15), X12Text.Day(day)[2..], time, "^", "00501", _control, "0", "P", ":");
    }

    public SegmentText Text { get; }

    /// <summary>Answers another interchange's envelope.</summary>
    public void AnswerEnvelope(int control, DateOnly day, string time, string code, string note) =>
        Text.Add("TA1", X12Text.Number(control, 9), X12Text.Day(day)[2..], time, code, note);

    public void OpenGroup(string functionalId, string guide, int control)
    {
        _groupControl = X12Text.Number(control);
        Text.Add("GS", functionalId, _sender.Id, _receiver.Id, X12Text.Day(_day), _time, _groupControl, "X", guide);
    }

    /// <summary>The 835 leaves ST03 out; give an empty guide for it.</summary>
    public void OpenSet(string type, string guide = "")
    {
        _setControl = X12Text.Number(++_sets, 4);
        Text.Add("ST", type, _setControl, guide);
    }

    public void CloseSet() => Text.Add("SE", X12Text.Number(Text.Position + 1), _setControl);

    public void Close()
    {
        var groups = _groupControl.Length > 0 ? 1 : 0;
        if (groups == 1) Text.Add("GE", X12Text.Number(_sets), _groupControl);
        Text.Add("IEA", X12Text.Number(groups), _control);
    }
}
