using System.Globalization;

namespace Quittance.Core.X12.Structure;

/// <summary>Reads the text form of the structure tables; each table's header explains the form.</summary>
internal sealed class TableReader
{
    private readonly IReadOnlyDictionary<string, (ElementType Type, int Least, int Most)> _elements;

    // The segment whose lines are being read.
    private string? _segment;
    private string _segmentName = "";
    private readonly List<ElementDefinition> _segmentElements = [];
    private readonly List<SyntaxNote> _segmentNotes = [];

    private readonly Dictionary<string, List<RawPlace>> _loops = new(StringComparer.Ordinal);
    private readonly List<(string Id, string Name)> _loopOrder = [];
    private List<RawPlace>? _loop;
    private RawPlace? _place;

    private TableReader(IReadOnlyDictionary<string, (ElementType, int, int)> elements) => _elements = elements;

    private sealed record RawPlace(string Id, bool IsLoop, bool IsRequired, int Most, int Slot)
    {
        public SegmentDefinition? Segment { get; set; }
    }

    /// <summary>Reads the dictionary of data elements: number, type, least, most.</summary>
    public static Dictionary<string, (ElementType Type, int Least, int Most)> Elements(string text)
    {
        var elements = new Dictionary<string, (ElementType, int, int)>(StringComparer.Ordinal);
        foreach (var line in Lines(text))
        {
            var words = line.Split(' ');
            elements.Add(words[0], (TypeOf(words[1]), Number(words[2]), Number(words[3])));
        }
        return elements;
    }

    /// <summary>Reads the segments of the base standard.</summary>
    public static Dictionary<int, SegmentDefinition> Segments(string text, IReadOnlyDictionary<string, (ElementType, int, int)> elements)
    {
        var reader = new TableReader(elements);
        var segments = new Dictionary<int, SegmentDefinition>();
        foreach (var line in Lines(text))
        {
            if (line[0] == ' ') { reader.DetailLine(line); continue; }
            if (reader.TakeSegment() is { } done) segments.Add(done.Tag, done);
            var words = line.Split(' ', 3);
            reader.Begin(words[1], words[2]);
        }
        if (reader.TakeSegment() is { } last) segments.Add(last.Tag, last);
        return segments;
    }

    /// <summary>Reads a guide.</summary>
    public static GuideTable Guide(string text, IReadOnlyDictionary<string, (ElementType, int, int)> elements)
    {
        var reader = new TableReader(elements);
        string[] guide = [], same = [];
        foreach (var line in Lines(text))
        {
            if (line[0] == ' ') { reader.DetailLine(line); continue; }
            reader.ClosePlace();
            if (line.StartsWith("guide ", StringComparison.Ordinal)) guide = line.Split(' ');
            else if (line.StartsWith("same ", StringComparison.Ordinal)) same = line.Split(' ')[1..];
            else if (line.StartsWith("loop ", StringComparison.Ordinal)) reader.OpenLoop(line);
            else reader.PlaceLine(line);
        }
        reader.ClosePlace();
        var loops = reader.Link();
        return new GuideTable
        {
            Set = guide[1],
            Guide = guide[2],
            Group = guide[3],
            Type = guide[4],
            IsStructureOnly = guide.Length > 5 && guide[5] == "structure",
            Purposes = loops[0].Places.FirstOrDefault(p => p.Segment.Id == "BHT")?.Segment.At(2, 0)?.Codes,
            Ids = [guide[2], .. same],
            Root = loops[0],
            Loops = loops,
            Tags = loops.SelectMany(l => l.Tags).ToHashSet(),
            Followers = FollowersOf(loops),
        };
    }

    private static Dictionary<int, HashSet<int>> FollowersOf(IReadOnlyList<LoopDefinition> loops) =>
        loops.Skip(1).GroupBy(l => l.Trigger.Tag).ToDictionary(
            g => g.Key,
            g => g.SelectMany(l => l.Places.Skip(1).Where(p => p.Loop is null).Select(p => p.Segment.Tag)).ToHashSet());

    private void OpenLoop(string line)
    {
        var words = line.Split(' ', 3);
        _loop = [];
        _loops.Add(words[1], _loop);
        _loopOrder.Add((words[1], words[2]));
    }

    private void PlaceLine(string line)
    {
        var isAnyOrder = line[0] == '&';
        if (isAnyOrder) line = line[1..];
        var isLoop = line[0] == '+';
        if (isLoop) line = line[1..];
        var words = line.Split(' ', 4);
        var slot = _loop!.Count == 0 ? 0 : _loop[^1].Slot + (isAnyOrder ? 0 : 1);
        _place = new RawPlace(words[0], isLoop, words[1] == "R", Times(words[2]), slot);
        _loop.Add(_place);
        if (!isLoop) Begin(words[0], words[3]);
    }

    private void ClosePlace()
    {
        if (TakeSegment() is { } segment) _place!.Segment = segment;
    }

    private void Begin(string id, string name)
    {
        _segment = id;
        _segmentName = name;
        _segmentElements.Clear();
        _segmentNotes.Clear();
    }

    private SegmentDefinition? TakeSegment()
    {
        if (_segment is null) return null;
        var done = new SegmentDefinition(_segment, _segmentName, [.. _segmentElements], [.. _segmentNotes]);
        _segment = null;
        return done;
    }

    private void DetailLine(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "?") _segmentNotes.Add(SyntaxNote.Parse(words[1]));
        else if (words[0].Contains('-', StringComparison.Ordinal)) NotUsedLine(words);
        else ElementLine(words);
    }

    // "6-7 N 1038 1039": several places that are not used.
    private void NotUsedLine(string[] words)
    {
        var range = words[0].Split('-');
        var (number, component) = Reference(range[0]);
        for (var i = 2; i < words.Length; i++)
            AddElement(new ElementDefinition
            {
                Number = component == 0 ? number + i - 2 : number,
                Component = component == 0 ? 0 : component + i - 2,
                DataElement = words[i],
                Usage = Usage.NotUsed,
            });
    }

    private void ElementLine(string[] words)
    {
        var isQualifier = words[0].EndsWith('!');
        var (number, component) = Reference(words[0].TrimEnd('!'));
        var known = _elements.GetValueOrDefault(words[2], (ElementType.Composite, 0, int.MaxValue));
        var repeat = 1;
        string? list = null;
        CodeSet? codes = null;
        for (var i = 3; i < words.Length; i++)
        {
            if (words[i] == "=")
            {
                codes = new CodeSet([.. words[(i + 1)..].Select(w => w.Replace('_', ' '))]);
                break;
            }
            if (words[i][0] == '@') list = words[i][1..];
            else repeat = Times(words[i][1..]);
        }
        AddElement(new ElementDefinition
        {
            Number = number,
            Component = component,
            DataElement = words[2],
            Usage = words[1] switch { "R" => Usage.Required, "S" => Usage.Situational, _ => Usage.NotUsed },
            Type = known.Item1,
            Least = known.Item2,
            Most = known.Item3,
            Repeat = repeat,
            OutsideList = list,
            Codes = codes,
            IsQualifier = isQualifier,
        });
    }

    private void AddElement(ElementDefinition element)
    {
        if (element.Component == 0) _segmentElements.Add(element);
        else _segmentElements[^1].Components = [.. _segmentElements[^1].Components, element];
    }

    // A child loop's place needs the child's first segment, so all loops are read before they are joined.
    private List<LoopDefinition> Link()
    {
        // What follows a point tells loops of one name apart in the table, and is shown to nobody.
        var loops = _loopOrder.ConvertAll(l => new LoopDefinition(l.Id.Split('.')[0], l.Name));
        var byId = _loopOrder.Select((l, i) => (l.Id, Loop: loops[i])).ToDictionary(l => l.Id, l => l.Loop, StringComparer.Ordinal);
        foreach (var (id, loop) in byId)
            loop.Complete(_loops[id].ConvertAll(p => p.IsLoop
                ? new Place(_loops[p.Id][0].Segment!, byId[p.Id], p.IsRequired, p.Most, p.Slot)
                : new Place(p.Segment!, null, p.IsRequired, p.Most, p.Slot)));
        return loops;
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#');

    private static (int Number, int Component) Reference(string text)
    {
        var at = text.IndexOf('.', StringComparison.Ordinal);
        return at < 0 ? (Number(text), 0) : (Number(text[..at]), Number(text[(at + 1)..]));
    }

    private static int Times(string text) => text == "*" ? int.MaxValue : Number(text);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ElementType TypeOf(string text) => text switch
    {
        "AN" => ElementType.Text,
        "ID" => ElementType.Code,
        "DT" => ElementType.Date,
        "TM" => ElementType.Time,
        "R" => ElementType.Decimal,
        "B" => ElementType.Binary,
        _ => ElementType.Whole,
    };
}
