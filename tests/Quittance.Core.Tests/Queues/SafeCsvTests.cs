using Quittance.Core.Queues;

namespace Quittance.Core.Tests.Queues;

public class SafeCsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+15551234", "\"'+15551234\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    public void A_cell_that_a_spreadsheet_would_run_becomes_text(string text, string cell) => Assert.Equal(cell, SafeCsv.Cell(text));

    [Theory]
    [InlineData("Okafor, Thomas", "\"Okafor, Thomas\"")]
    [InlineData("He said \"no\"", "\"He said \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("-231.20", "-231.20")]
    [InlineData("-", "\"'-\"")]
    [InlineData("26-104873", "26-104873")]
    [InlineData("", "")]
    public void Other_cells_stay_what_they_are(string text, string cell) => Assert.Equal(cell, SafeCsv.Cell(text));

    [Fact]
    public void A_line_ends_as_the_standard_asks() => Assert.Equal("a,\"b,c\",\r\n", SafeCsv.Line("a", "b,c", ""));

    [Fact]
    public void A_mark_that_turns_the_writing_around_is_left_out()
    {
        Assert.Equal("report.exe", SafeCsv.Cell("report\u202E.exe"));
        Assert.Equal("\"'=1\"", SafeCsv.Cell("\u2066=1"));
    }
}
