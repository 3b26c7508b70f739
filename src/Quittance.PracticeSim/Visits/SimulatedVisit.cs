using Quittance.PracticeSim.People;

namespace Quittance.PracticeSim.Visits;

/// <summary>A visit as it truly was, and what goes wrong when it is written down.</summary>
internal sealed record SimulatedVisit(string Number, DateOnly Day, SimulatedPatient Patient, VisitKind Kind, string ClinicianNpi)
{
    public Slip Slip { get; init; }
    /// <summary>The working day on which its charges are entered.</summary>
    public DateOnly RecordedOn { get; init; }
    /// <summary>The number that the payer gave beforehand; empty when none is needed or none was asked for.</summary>
    public string Authorization { get; init; } = "";
    /// <summary>The number under which the visit is entered a second time, on the next working day.</summary>
    public string SecondNumber => Number + "-D";

    public override string ToString() => "SimulatedVisit (not printed)";
}
