using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;
using Quittance.Core.Queues;

namespace Quittance.App.Queues;

/// <summary>Writes a note on rows. It is never changed; taking it back leaves it there, marked.</summary>
internal sealed class AddNote(ActOnRows acts, FieldCipher cipher)
{
    public async Task<Result<ActDone>> RunAsync(RowsAsked rows, string? text, CancellationToken cancellation)
    {
        switch (TaskRules.Note(text))
        {
            case Result<string>.Refused refused:
                return new Result<ActDone>.Refused(refused.Code, refused.Sentence);
            case Result<string>.Ok { Value: var note }:
                return await acts.RunAsync(rows, "note", null, row => row with { Note = cipher.Encrypt(note, Place(row.TenantId, row.Id)) }, cancellation);
            default: throw new InvalidOperationException("A note is either kept or refused.");
        }
    }

    public static FieldPlace Place(Guid tenant, Guid row) => new(tenant, "task_acts", "note", row);
}
