namespace Quittance.Bench.Generate;

/// <summary>One file of the sample: its path below the folder and its bytes. Status is what an import of the whole folder says of it.</summary>
internal sealed record SampleFile(string Path, string Kind, byte[] Bytes, string Status);

/// <summary>The files in the order they were made, and the control numbers of every sender.</summary>
internal sealed class Outbox
{
    private readonly Dictionary<string, int> _controls = new(StringComparer.Ordinal);

    public List<SampleFile> Files { get; } = [];

    public int NextControl(string sender)
    {
        var next = _controls.GetValueOrDefault(sender) + 1;
        _controls[sender] = next;
        return next;
    }

    public void Add(string path, string kind, byte[] bytes, string status) => Files.Add(new SampleFile(path, kind, bytes, status));
}
