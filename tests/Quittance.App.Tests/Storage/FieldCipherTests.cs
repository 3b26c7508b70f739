using System.Text;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;

namespace Quittance.App.Tests.Storage;

public sealed class FieldCipherTests : IDisposable
{
    private static readonly Guid Practice = Guid.Parse("11111111-0000-0000-0000-000000000001");
    private static readonly FieldPlace Place = new(Practice, "patients", "member_id", Guid.Parse("22222222-0000-0000-0000-000000000001"));

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("quittance-keys");
    private readonly TestClock clock = new(DateTimeOffset.UnixEpoch);
    private readonly KeyRing ring;
    private readonly FieldCipher cipher;

    public FieldCipherTests()
    {
        ring = KeyRing.Open(RingPath, clock);
        cipher = new FieldCipher(ring);
    }

    private string RingPath => Path.Combine(temporary.FullName, "keys.json");

    public void Dispose()
    {
        ring.Dispose();
        temporary.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("W123456789")]
    [InlineData("Ünïcode Näme")]
    public void What_was_encrypted_reads_the_same(string text)
    {
        var sealedBytes = cipher.Encrypt(text, Place);

        Assert.Equal(text, cipher.Decrypt(sealedBytes, Place));
        Assert.Equal(Encoding.UTF8.GetByteCount(text) + 33, sealedBytes.Length);
    }

    [Fact]
    public void A_long_text_reads_the_same()
    {
        var text = new string('x', 100_000);

        Assert.Equal(text, cipher.Decrypt(cipher.Encrypt(text, Place), Place));
    }

    [Fact]
    public void The_text_does_not_show_and_the_same_text_looks_different_each_time()
    {
        var first = cipher.Encrypt("W123456789", Place);
        var second = cipher.Encrypt("W123456789", Place);

        Assert.NotEqual(first, second);
        Assert.DoesNotContain("W123456789", Encoding.Latin1.GetString(first), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_moved_to_another_row_column_or_practice_does_not_open()
    {
        var sealedBytes = cipher.Encrypt("W123456789", Place);

        foreach (var other in new[]
        {
            Place with { Row = Guid.Parse("22222222-0000-0000-0000-000000000002") },
            Place with { Column = "ssn" },
            Place with { Table = "coverages" },
            Place with { Tenant = Guid.Parse("11111111-0000-0000-0000-000000000002") },
            Place with { Part = 1 },
        })
        {
            Assert.Throws<KeyRingException>(() => cipher.Decrypt(sealedBytes, other));
        }
    }

    [Fact]
    public void Any_changed_or_missing_byte_is_noticed_and_the_message_tells_no_value()
    {
        var sealedBytes = cipher.Encrypt("W123456789", Place);
        for (var at = 0; at < sealedBytes.Length; at++)
        {
            var changed = sealedBytes.ToArray();
            changed[at] ^= 1;
            var fault = Assert.Throws<KeyRingException>(() => cipher.Decrypt(changed, Place));
            Assert.DoesNotContain("W123456789", fault.ToString(), StringComparison.Ordinal);
            Assert.Throws<KeyRingException>(() => cipher.Decrypt(sealedBytes[..at], Place));
        }
    }

    [Fact]
    public void A_file_piece_and_a_field_never_open_each_other()
    {
        var piece = cipher.EncryptPiece("ISA*00"u8, Place);
        var buffer = new byte[6];

        Assert.Equal(6, cipher.DecryptPiece(piece, buffer, Place));
        Assert.Equal("ISA*00"u8.ToArray(), buffer);
        Assert.Throws<KeyRingException>(() => cipher.Decrypt(piece, Place));
    }

    [Fact]
    public void After_a_rotation_old_values_still_read_and_new_ones_use_the_new_key()
    {
        var old = cipher.Encrypt("old", Place);

        var added = ring.Rotate(clock);

        Assert.Equal("old", cipher.Decrypt(old, Place));
        Assert.Equal(2u, added.Id);
        Assert.Equal(2, cipher.Encrypt("new", Place)[4]);
    }

    [Fact]
    public void A_process_that_runs_reads_values_under_a_key_that_another_process_added()
    {
        using var elsewhere = KeyRing.Open(RingPath, clock);
        elsewhere.Rotate(clock);
        var value = new FieldCipher(elsewhere).Encrypt("W123456789", Place);

        Assert.Equal("W123456789", cipher.Decrypt(value, Place));
    }

    [Fact]
    public void Another_ring_does_not_open_the_value_and_says_so()
    {
        using var other = KeyRing.Open(Path.Combine(temporary.FullName, "other.json"), clock);
        var theirs = new FieldCipher(other);
        other.Rotate(clock);

        var sameId = Assert.Throws<KeyRingException>(() => theirs.Decrypt(cipher.Encrypt("x", Place), Place));
        var unknownId = Assert.Throws<KeyRingException>(() => cipher.Decrypt(theirs.Encrypt("x", Place), Place));

        Assert.Contains("key ring", sameId.Message, StringComparison.Ordinal);
        Assert.Contains("key 2", unknownId.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blind_index_finds_equals_and_is_bound_to_purpose_and_practice()
    {
        var index = cipher.Index("W123456789", "member", Practice);

        Assert.Equal(index, cipher.Index("W123456789", "member", Practice));
        Assert.NotEqual(index, cipher.Index("W123456780", "member", Practice));
        Assert.NotEqual(index, cipher.Index("W123456789", "ssn", Practice));
        Assert.NotEqual(index, cipher.Index("W123456789", "member"));
        ring.Rotate(clock);
        Assert.Equal(index, cipher.Index("W123456789", "member", Practice));
    }

    [Fact]
    public void The_ring_is_made_once_and_only_its_owner_reads_it()
    {
        using var again = KeyRing.Open(RingPath, clock);

        Assert.Equal("x", new FieldCipher(again).Decrypt(cipher.Encrypt("x", Place), Place));
        Assert.True(HomeFolder.IsPrivate(RingPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"index":"AAAA","keys":[]}""")]
    public void A_damaged_ring_is_refused_and_never_replaced(string content)
    {
        var path = Path.Combine(temporary.FullName, "damaged.json");
        File.WriteAllText(path, content);

        Assert.Throws<KeyRingException>(() => KeyRing.Open(path, clock));
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void Many_threads_encrypt_at_once()
    {
        var texts = Enumerable.Range(0, 2_000).Select(number => $"W{number:000000}").ToArray();

        var read = texts.AsParallel().AsOrdered().Select(text => cipher.Decrypt(cipher.Encrypt(text, Place), Place)).ToArray();

        Assert.Equal(texts, read);
    }
}
