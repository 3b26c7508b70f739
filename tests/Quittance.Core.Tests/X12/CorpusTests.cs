using Quittance.Core.X12;

namespace Quittance.Core.Tests.X12;

public sealed class CorpusTests
{
    [Fact]
    public void Every_file_reads_the_same_in_pieces_of_1_7_and_4096_bytes()
    {
        Corpus.Skip();
        Assert.True(Corpus.Files().Count >= 270);
        foreach (var file in Corpus.Files())
        {
            var bytes = File.ReadAllBytes(file);
            var whole = Sample.Dump(Sample.Items(bytes));
            var tokens = Sample.Segments(bytes);
            foreach (var size in (int[])[1, 7, 4096])
            {
                Assert.Equal(tokens, Sample.Segments(bytes, size));
                Assert.True(whole == Sample.Dump(Sample.Items(bytes, size)), $"{file} in pieces of {size}");
            }
        }
    }

    [Fact]
    public void Every_start_has_its_end()
    {
        Corpus.Skip();
        foreach (var file in Corpus.Files())
        {
            int interchanges = 0, groups = 0, sets = 0;
            foreach (var item in Sample.Items(File.ReadAllBytes(file)))
            {
                interchanges += item switch { InterchangeStart => 1, InterchangeEnd => -1, _ => 0 };
                groups += item switch { GroupStart => 1, GroupEnd => -1, _ => 0 };
                sets += item switch { SetStart => 1, SetEnd => -1, _ => 0 };
                Assert.InRange(interchanges, 0, 1);
                Assert.InRange(groups, 0, 1);
                Assert.InRange(sets, 0, 1);
            }
            Assert.True(interchanges == 0 && groups == 0 && sets == 0, file);
        }
    }
}
