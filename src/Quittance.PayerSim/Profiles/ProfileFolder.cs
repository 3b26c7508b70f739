namespace Quittance.PayerSim.Profiles;

/// <summary>The profiles of a folder, or all that is wrong with any of them.</summary>
public sealed record FolderReading(IReadOnlyList<PayerProfile> Profiles, IReadOnlyList<ProfileFault> Faults)
{
    public bool IsRefused => Faults.Count > 0;
}

/// <summary>Reads every <c>.yaml</c> and <c>.yml</c> file of a folder, in the order of their names.</summary>
public static class ProfileFolder
{
    public static FolderReading Read(string folder)
    {
        if (!Directory.Exists(folder)) return new FolderReading([], [new ProfileFault(folder, 1, "there is no such folder")]);
        var files = Directory.GetFiles(folder).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) return new FolderReading([], [new ProfileFault(folder, 1, "the folder has no profile (.yaml or .yml)")]);
        return Gather(files.Select(f => (Path.GetFileName(f), File.ReadAllText(f))));
    }

    /// <summary>Reads them all, and refuses two that claim the same payer id.</summary>
    internal static FolderReading Gather(IEnumerable<(string Name, string Text)> files)
    {
        var (profiles, faults) = (new List<PayerProfile>(), new List<ProfileFault>());
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in files)
        {
            var reading = ProfileReader.Read(text, name);
            faults.AddRange(reading.Faults);
            if (reading.Profile is not { } profile) continue;
            profiles.Add(profile);
            foreach (var id in profile.OtherIds.Prepend(profile.Id))
                if (!owners.TryAdd(id, name)) faults.Add(new ProfileFault(name, 1, $"payer id '{id}' is taken by {owners[id]} already"));
        }
        return faults.Count > 0 ? new FolderReading([], faults) : new FolderReading(profiles, []);
    }
}

/// <summary>The payers that come with the product.</summary>
public static class BuiltInProfiles
{
    private const string Folder = "Profiles/";

    /// <summary>All of them, in the order of their files.</summary>
    public static IReadOnlyList<PayerProfile> Read()
    {
        var assembly = typeof(BuiltInProfiles).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var reading = ProfileFolder.Gather(names.Select(n => (n[Folder.Length..], Text(n))));
        Core.Kernel.Check.That(!reading.IsRefused, string.Join("; ", reading.Faults));
        return reading.Profiles;

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
