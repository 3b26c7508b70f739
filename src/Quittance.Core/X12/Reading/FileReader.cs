namespace Quittance.Core.X12.Reading;

/// <summary>Drives the tokenizer and gives each segment to the envelope or to the reader of the set.</summary>
internal sealed class FileReader : IDisposable
{
    private readonly Tokenizer _tokenizer;
    private readonly ItemSink _sink;
    private readonly Envelope _envelope;

    public FileReader(Stream stream, ReadLimits limits)
    {
        _tokenizer = new Tokenizer(stream, limits);
        _sink = new ItemSink(limits);
        _envelope = new Envelope(_sink);
    }

    /// <summary>What the last step brought.</summary>
    public List<X12Item> Items => _sink.Items;

    /// <summary>Reads until there is something to hand out. False when that was the last.</summary>
    public bool Advance()
    {
        _sink.Items.Clear();
        while (_tokenizer.Read())
        {
            if (_tokenizer.Findings.Count > 0) TellFindings();
            _envelope.Take(_tokenizer.Current);
            if (_sink.Items.Count > 0) return true;
        }
        TellFindings();
        _envelope.FinishFile();
        return false;
    }

    public void Dispose()
    {
        _tokenizer.Dispose();
        _sink.Dispose();
    }

    private void TellFindings()
    {
        foreach (var finding in _tokenizer.Findings) _sink.Tell(finding);
    }
}
