using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Writing;

/// <summary>Headers and trailers: what a header says, its trailer repeats, with the right counts.</summary>
public sealed partial class SegmentWriter
{
    private bool _inInterchange, _inGroup, _inSet;
    private string _interchangeControl = "", _groupControl = "", _setControl = "";
    private int _groupsInInterchange, _setsInGroup;

    /// <summary>Writes the ISA, padded to its fixed width. A value that does not fit is refused.</summary>
    public void StartInterchange(InterchangeStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Check.That(!_inInterchange, "the former interchange must be ended");
        _inInterchange = true;
        _interchanges++;
        _groupsInInterchange = 0;
        _interchangeControl = start.Control;
        _separators = start.Separators;
        if (start.Control.Length != 9 || !start.Control.All(char.IsAsciiDigit))
            Refuse("x12.isa-control", $"An interchange control number has nine digits; '{start.Control}' has not.");
        var repetition = _separators.Repetition == 0 ? (byte)'U' : _separators.Repetition;
        Begin("ISA").Value("00").Padded("", 10).Value("00").Padded("", 10)
            .Padded(start.SenderQualifier, 2).Padded(start.SenderId, 15).Padded(start.ReceiverQualifier, 2).Padded(start.ReceiverId, 15)
            .Padded(start.Date, 6).Padded(start.Time, 4);
        Put(_separators.Element);
        Put(repetition);
        _element++;
        Padded(start.Version, 5).Value(start.Control).Value(start.AcknowledgmentRequested ? "1" : "0").Padded(start.Usage, 1);
        Put(_separators.Element);
        Put(_separators.Component);
        Terminate();
    }

    /// <summary>Writes a TA1: the answer to somebody's interchange.</summary>
    public void Acknowledge(InterchangeAcknowledgment answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Check.That(_inInterchange && !_inGroup, "a TA1 stands between ISA and GS");
        Begin("TA1").Value(answer.Control).Value(answer.Date).Value(answer.Time).Value(answer.Code).Value(answer.Note).End();
    }

    /// <summary>Writes the GS.</summary>
    public void StartGroup(GroupStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Check.That(_inInterchange && !_inGroup, "a group stands inside an interchange");
        _inGroup = true;
        _groups++;
        _groupsInInterchange++;
        _setsInGroup = 0;
        _groupControl = start.Control;
        Begin("GS").Value(start.FunctionalId).Value(start.Sender).Value(start.Receiver).Value(start.Date).Value(start.Time)
            .Value(start.Control).Value("X").Value(start.Version).End();
    }

    /// <summary>Writes the ST. <paramref name="guide"/> is empty for the 835, where ST03 is not used.</summary>
    public void StartSet(string set, string control, string guide)
    {
        Check.That(_inGroup && !_inSet, "a set stands inside a group");
        ArgumentNullException.ThrowIfNull(control);
        _inSet = true;
        _sets++;
        _setsInGroup++;
        _setControl = control;
        SegmentsInSet = 0;
        if (control.Length is < 4 or > 9) Refuse("x12.set-control", $"A set control number has four to nine characters; '{control}' has not.");
        Begin("ST").Value(set).Value(control).Value(guide).End();
    }

    /// <summary>Writes the SE with the count of segments.</summary>
    public void EndSet()
    {
        Check.That(_inSet, "a set must be open");
        Begin("SE").Value(SegmentsInSet + 1).Value(_setControl).End();
        _inSet = false;
    }

    /// <summary>Writes the GE with the count of sets.</summary>
    public void EndGroup()
    {
        Check.That(_inGroup && !_inSet, "a group must be open and its sets ended");
        Begin("GE").Value(_setsInGroup).Value(_groupControl).End();
        _inGroup = false;
    }

    /// <summary>Writes the IEA with the count of groups.</summary>
    public void EndInterchange()
    {
        Check.That(_inInterchange && !_inGroup, "an interchange must be open and its groups ended");
        Begin("IEA").Value(_groupsInInterchange).Value(_interchangeControl).End();
        _inInterchange = false;
    }

    private SegmentWriter Padded(string text, int width)
    {
        Value(text);
        if (text.Length > width) Refuse("x12.isa-width", $"ISA{_element:00} has room for {width} characters; '{text}' is longer.");
        for (var n = text.Length; n < width; n++) Put((byte)' ');
        return this;
    }
}
