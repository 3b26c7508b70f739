using Quittance.Core.Model;

namespace Quittance.PracticeSim.People;

/// <summary>People of one address who share policies: adults first, then children.</summary>
internal sealed record Household(IReadOnlyList<NamedPerson> Adults, IReadOnlyList<NamedPerson> Children, bool IsRetired)
{
    private const int SingleSenior = 0, SeniorCouple = 1, Couple = 2, Single = 3;

    // So many households of each kind in a hundred: with them a fifth of the patients is 65 or older and a quarter are children, as in the panels of family practices.
    private static readonly int[] Kinds = [15, 15, 17, 23, 30];

    public static Household Draw(ulong seed, string name, DateOnly began)
    {
        var chance = Chance.For(seed, "household", name);
        var family = PersonNames.Family(ref chance);
        var address = Places.Draw(ref chance);
        var kind = chance.Weighted(Kinds);
        switch (kind)
        {
            case SingleSenior:
                return new Household([Person(ref chance, family, chance.PerMille(620) ? "F" : "M", SeniorAge(ref chance), began, address)], [], true);
            case SeniorCouple:
                var age = SeniorAge(ref chance);
                return new Household([Person(ref chance, family, "F", age, began, address), Person(ref chance, family, "M", Math.Min(97, age + chance.Between(0, 5)), began, address)], [], true);
            case Single:
                return new Household([Person(ref chance, family, chance.PerMille(540) ? "F" : "M", chance.Between(19, 63), began, address)], [], false);
            case Couple:
                var (his, hers) = (chance.Between(24, 63), chance.Between(-4, 3));
                return new Household([Person(ref chance, family, "M", his, began, address), Person(ref chance, family, "F", Math.Clamp(his + hers, 22, 64), began, address)], [], false);
            default:
                return Family(ref chance, family, began, address);
        }
    }

    private static Household Family(ref Chance chance, string family, DateOnly began, PostalAddress address)
    {
        var mother = chance.Between(23, 52);
        var adults = new List<NamedPerson> { Person(ref chance, family, "F", mother, began, address) };
        if (chance.PerMille(760)) adults.Add(Person(ref chance, family, "M", Math.Clamp(mother + chance.Between(-2, 6), 22, 60), began, address));
        var children = new List<NamedPerson>();
        var count = chance.Weighted([0, 35, 43, 17, 5]);
        for (var i = 0; i < count; i++) children.Add(Person(ref chance, family, chance.PerMille(490) ? "F" : "M", Math.Min(17, chance.Between(Math.Max(0, mother - 42), Math.Min(17, mother - 19))), began, address));
        // Some families have a baby while the story runs.
        if (mother < 42 && chance.PerMille(110)) children.Add(Person(ref chance, family, chance.PerMille(490) ? "F" : "M", 0, began, address) with { Birth = began.AddDays(chance.Between(-60, 150)) });
        return new Household(adults, children, false);
    }

    private static int SeniorAge(ref Chance chance) => 65 + Math.Min(chance.Between(0, 31), chance.Between(0, 31));

    private static NamedPerson Person(ref Chance chance, string family, string sex, int age, DateOnly began, PostalAddress address) =>
        new(family, PersonNames.First(ref chance, sex), chance.PerMille(600) ? ((char)('A' + chance.Between(0, 25))).ToString() : "", began.AddYears(-age).AddDays(-chance.Between(0, 364)), sex, address);

    public override string ToString() => "Household (not printed)";
}
