namespace Quittance.PayerSim.Clearing;

/// <summary>A file under way, mostly to the practice: its name, its kind (999, ta1, 277ca, 835; 837 from the practice) and its bytes.</summary>
internal sealed record MailedFile(string Name, string Kind, byte[] Bytes);
