using Quittance.Core.Rules;
using Quittance.Core.Scrubbing.Edits;

namespace Quittance.Core.Scrubbing;

/// <summary>All edits of professional claims, in the order of their ids, and a runner for them.</summary>
public static class EditCatalog
{
    /// <summary>Every edit. Written down one by one: nothing is looked up by reflection, so that the core compiles ahead of time.</summary>
    public static IReadOnlyList<IEdit> All { get; } =
    [
        new NumberIsPresent(),
        new SubscriberIsNamed(),
        new PatientIsDescribed(),
        new PayerIsNamed(),
        new BillingAddressIsComplete(),
        new BillingAddressIsAStreet(),
        new BillingZipHasNineDigits(),
        new FacilityZipHasNineDigits(),
        new StateIsKnown(),
        new PersonsStateIsKnown(),
        new FrequencyIsKnown(),
        new CorrectionNamesTheOriginal(),
        new OriginalNamesNoOther(),
        new DiagnosesAreOneToTwelve(),
        new LinesAreOneToFifty(),
        new LineHasPointers(),
        new LineChargeIsReadable(),
        new UnitsArePositive(),
        new ServiceDateIsReadable(),
        new PlaceIsPresent(),
        new AssignmentIsAnswered(),
        new AccidentIsDescribed(),
        new GroupNamesWhoRendered(),
        new BillingNpiIsValid(),
        new RenderingNpiIsValid(),
        new FacilityNpiIsValid(),
        new ReferringNpiIsValid(),
        new SupervisingNpiIsValid(),
        new BillingNpiIsPresent(),
        new TaxIdHasNineDigits(),
        new TaxIdIsPlausible(),
        new TaxonomyHasItsForm(),
        new MedicareNumberHasItsForm(),
        new FromIsNotAfterThrough(),
        new ServiceIsNotInTheFuture(),
        new ServiceIsNotBeforeBirth(),
        new OnsetComesFirst(),
        new ClaimStaysInOneYear(),
        new BirthIsPlausible(),
        new MedicareFilingIsInTime(),
        new MedicareFilingIsNotNear(),
        new FilingIsInTime(),
        new PlaceIsAssigned(),
        new ProcedureHasItsForm(),
        new DiagnosisHasItsForm(),
        new DiagnosisSetFitsTheDay(),
        new ModifierHasItsForm(),
        new DrugHasItsForm(),
        new DiagnosisIsNotRepeated(),
        new ExternalCauseIsNotFirst(),
        new PointerNamesADiagnosis(),
        new PointerIsNotRepeated(),
        new ModifierIsNotRepeated(),
        new BilateralNamesNoSide(),
        new WasteIsSaidOnce(),
        new UnitsFitTheDays(),
        new LineIsNotRepeated(),
        new ClaimIsNotRepeated(),
        new ServiceWasNotBilledBefore(),
        new LineIsNotAlmostRepeated(),
        new ChargeIsTheSumOfLines(),
        new OtherPayersLineAddsUp(),
        new OtherPayersClaimAddsUp(),
        new LaterPayerKnowsTheEarlier(),
        new DecisionNamesItsPayer(),
        new DecisionHasItsDay(),
    ];

    /// <summary>Runs them all; several threads may share it.</summary>
    public static EditRunner Runner { get; } = new(All);

    /// <summary>The edit of an id, in whatever case; null when there is none.</summary>
    public static IEdit? Find(string id) => All.FirstOrDefault(e => string.Equals(e.Info.Id, id, StringComparison.OrdinalIgnoreCase));
}
