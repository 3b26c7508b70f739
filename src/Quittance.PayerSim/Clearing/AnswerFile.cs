namespace Quittance.PayerSim.Clearing;

/// <summary>A file for the practice: its name, its kind (999, ta1, 277ca, 835) and its bytes.</summary>
internal sealed record AnswerFile(string Name, string Kind, byte[] Bytes);
