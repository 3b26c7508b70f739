using System.Globalization;
using Quittance.Bench.Generate;

SampleFolder.Write(args[2], long.Parse(args[4], CultureInfo.InvariantCulture));
return 0;
