using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Writing;

public static partial class FileSplit
{
    /// <summary>Writes the parts as the claims come.</summary>
    private sealed class Parts(Func<int, Stream> open, SplitLimits limits) : ISplitVisitor, IDisposable
    {
        private const int ClaimsPerSet = 5000, MembersPerSet = 10_000;

        // SE, GE and IEA with their numbers, and line ends.
        private const int Trailers = 128;
        private const int ControlDigits = 9;
        private const int MoreDigits = 24;

        private readonly List<WrittenFile> _files = [];
        private readonly List<HeldSegment> _whole = [];
        private HeldSegment? _isa, _gs, _st;
        private Stream? _stream;
        private SegmentWriter? _writer;
        private bool _inGroup, _inSet;
        private int _control, _group, _setInGroup, _partOfSet, _claimsInSet, _claimsInFile, _level, _sets;
        private long _claims, _wholeBytes;
        private int _mostClaims;

        public SplitWalk? Walk { get; set; }

        public void Finish()
        {
            TellUnlessOpen(_isa is null);
            CloseFile();
        }

        public SplitParts Result() => new(_files, _sets, _claims, _control);

        public void Dispose() => _stream?.Dispose();

        public void Envelope(in Segment segment)
        {
            switch (segment.Key)
            {
                case SegmentKey.Isa: StartInterchange(segment); break;
                case SegmentKey.Ta1:
                    TellUnlessOpen(_isa is not null);
                    EnsureFile();
                    _writer?.Copy(segment);
                    break;
                case SegmentKey.Gs: StartGroup(segment); break;
                case SegmentKey.St: StartSet(segment); break;
                case SegmentKey.Se: FinishSet(segment); break;
                case SegmentKey.Ge:
                    TellUnlessOpen(_gs is not null);
                    EnsureGroup();
                    CloseGroup();
                    _gs = null;
                    break;
                default:
                    TellUnlessOpen(_isa is not null && _gs is null);
                    EnsureFile();
                    CloseFile();
                    _isa = null;
                    break;
            }
        }

        public void Claim(SplitWalk walk)
        {
            if (_inSet && _claimsInSet >= _mostClaims) CloseSet();
            MakeRoom(walk.Claim.Sum(s => s.Length) + Around(walk));
            EnsureSet(walk);
            EnsureLevels(walk, walk.Path.Count, isBare: false);
            foreach (var segment in walk.Claim) _writer!.Copy(segment.Segment);
            _claims++;
            _claimsInSet++;
            _claimsInFile++;
            TellTooLarge();
        }

        public void BareLevel(SplitWalk walk)
        {
            MakeRoom(Around(walk));
            EnsureSet(walk);
            EnsureLevels(walk, walk.Path.Count, isBare: true);
        }

        public void Other(in Segment segment)
        {
            if (limits.BytesPerFile is not { } most)
            {
                EnsureSet(Walk!);
                _writer!.Copy(segment);
                return;
            }
            // Whether it fits is known at its end only.
            var held = new HeldSegment(segment);
            _wholeBytes += held.Length;
            if (_wholeBytes > most) Walk!.Refuse("split.too-small", $"A set that is not taken apart is larger than {most} bytes.");
            else _whole.Add(held);
        }

        private void StartInterchange(in Segment segment)
        {
            // A control number of another width would move everything behind it.
            if (_isa is not null || segment.Count < 16 || segment[13].Bytes.Length != ControlDigits)
            {
                Walk!.Refuse("split.fault", "An interchange begins before the former one has ended, or its ISA is not whole, so the file is not taken apart.");
                return;
            }
            _isa = new HeldSegment(segment);
            if (_control == 0) _control = limits.FirstControl ?? (int.TryParse(segment[13].Text(), out var own) && own > 0 ? own : 1);
        }

        private void StartGroup(in Segment segment)
        {
            if (_isa is null || _gs is not null || segment.Count < 6)
            {
                Walk!.Refuse("split.fault", "A group stands outside of an interchange or inside another, so the file is not taken apart.");
                return;
            }
            _gs = new HeldSegment(segment);
            if (_group == 0) _group = int.TryParse(segment[6].Text(), out var own) && own is > 0 and < 900_000_000 ? own : 1;
        }

        private void StartSet(in Segment segment)
        {
            if (_gs is null || segment.Count < 2) Walk!.Refuse("split.fault", "A set stands outside of a group, so the file is not taken apart.");
            _st = new HeldSegment(segment);
            _partOfSet = 0;
            _mostClaims = limits.ClaimsPerSet ?? (segment[1].Is("834"u8) ? MembersPerSet : ClaimsPerSet);
        }

        private void FinishSet(in Segment segment)
        {
            if (!Reading.ItemSink.TryNumber(segment[1].Bytes, out var said) || said != segment.Position)
                Walk!.Refuse("split.count", "SE01 does not say how many segments the set has: something may be missing, so the file is not taken apart.");
            if (Walk!.Refusal is not null) return;
            if (_whole.Count > 0) MakeRoom(_wholeBytes);
            if (!_inSet && (_partOfSet == 0 || _whole.Count > 0)) EnsureSet(Walk);
            foreach (var held in _whole) _writer!.Copy(held.Segment);
            _claimsInFile += _whole.Count;
            _whole.Clear();
            _wholeBytes = 0;
            CloseSet();
            TellTooLarge();
            _st = null;
        }

        private void TellUnlessOpen(bool isRight)
        {
            if (!isRight) Walk!.Refuse("split.fault", "Headers and trailers of interchanges and groups do not fit together, so the file is not taken apart.");
        }

        // The numbers of levels may have more digits where they come to stand.
        private static long Around(SplitWalk walk) => walk.Head.Sum(s => s.Length) + walk.Path.Sum(l => l.Length + MoreDigits);

        /// <summary>Begins a new file when this one has no room for so many bytes, with the headers that they need and the trailers.</summary>
        private void MakeRoom(long needed)
        {
            if (!_inSet) needed += (_st?.Length ?? 0) + MoreDigits;
            if (!_inGroup) needed += (_gs?.Length ?? 0) + MoreDigits;
            if (limits.BytesPerFile is { } most && _writer is not null && _claimsInFile > 0 && _writer.BytesWritten + needed + Trailers > most) CloseFile();
        }

        private void TellTooLarge()
        {
            if (limits.BytesPerFile is { } most && _writer is not null && _writer.BytesWritten + Trailers > most)
                Walk!.Refuse("split.too-small", $"A claim with its headers is larger than {most} bytes.");
        }

        private void EnsureFile()
        {
            if (_writer is not null || _isa is null) return;
            _stream = open(_files.Count + 1);
            _writer = new SegmentWriter(_stream);
            _writer.StartInterchange(_isa.Segment, Number(_control, "000000000"));
            _control = _control >= 999_999_999 ? 1 : _control + 1;
            _claimsInFile = 0;
        }

        private void EnsureGroup()
        {
            EnsureFile();
            if (_inGroup || _gs is null || _writer is null) return;
            _writer.StartGroup(_gs.Segment, Number(_group++));
            _inGroup = true;
            _setInGroup = 0;
        }

        private void EnsureSet(SplitWalk walk)
        {
            EnsureGroup();
            if (_inSet || _st is null || _writer is null) return;
            _writer.StartSet(_st.Segment, Number(++_setInGroup, "0000"));
            _inSet = true;
            _sets++;
            _partOfSet++;
            _claimsInSet = _level = 0;
            foreach (var level in walk.Path) level.Number = 0;
            foreach (var head in walk.Head)
            {
                if (head.Segment.Key == SegmentKey.Bht && _partOfSet > 1 && NewReference(head.Segment) is { } reference) _writer.Copy(head.Segment, ReferenceElement, reference);
                else _writer.Copy(head.Segment);
            }
        }

        // Two sets under one reference could not be told apart by a 277CA. The guides take 50 characters.
        private string? NewReference(in Segment bht)
        {
            const int Longest = 50;
            if (bht.Count < ReferenceElement || bht[ReferenceElement].IsEmpty) return null;
            var text = $"{bht[ReferenceElement].Text()}-{Number(_partOfSet)}";
            return text.Length <= Longest ? text : null;
        }

        /// <summary>Writes what is not yet in this set of the levels, from the outermost on. Below a level that was written as a leaf nothing can hang: it is written again.</summary>
        private void EnsureLevels(SplitWalk walk, int depth, bool isBare)
        {
            var isNew = false;
            for (var n = 0; n < depth; n++)
            {
                var level = walk.Path[n];
                var isLeaf = n == depth - 1;
                isNew |= level.Number == 0 || (level.IsLeaf && !isLeaf);
                if (!isNew) continue;
                level.Number = ++_level;
                level.IsLeaf = isLeaf;
                var hl = level.Hl.Segment;
                var child = hl[4].IsEmpty || (isBare && isLeaf) ? hl[4].Text() : isLeaf ? "0" : "1";
                _writer!.Begin("HL").Value(_level).Value(n == 0 ? "" : Number(walk.Path[n - 1].Number)).Value(hl[3].Text()).Value(child).End();
                foreach (var segment in level.Segments) _writer.Copy(segment.Segment);
            }
        }

        private void CloseSet()
        {
            if (!_inSet) return;
            _writer!.EndSet();
            _inSet = false;
        }

        private void CloseGroup()
        {
            CloseSet();
            if (!_inGroup) return;
            _writer!.EndGroup();
            _inGroup = false;
        }

        private void CloseFile()
        {
            CloseGroup();
            if (_writer is null) return;
            _writer.EndInterchange();
            // A part may also grow by what is no claim: headers, levels without claims, a TA1.
            if (limits.BytesPerFile is { } most && _writer.BytesWritten > most) Walk!.Refuse("split.too-small", $"What stands beside the claims is larger than {most} bytes.");
            if (_writer.Finish() is Result<WrittenFile>.Ok { Value: var written }) _files.Add(written);
            else Walk!.Refuse("split.not-written", "A value of the file cannot be written, so the file is not taken apart.");
            _writer = null;
            _stream!.Dispose();
            _stream = null;
        }
    }
}
