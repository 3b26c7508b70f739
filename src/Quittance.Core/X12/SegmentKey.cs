namespace Quittance.Core.X12;

/// <summary>A segment id packed into a number, so that readers can switch on it: first character in the third byte.</summary>
internal static class SegmentKey
{
    public const int Ak1 = 'A' << 16 | 'K' << 8 | '1', Ak2 = 'A' << 16 | 'K' << 8 | '2', Ak3 = 'A' << 16 | 'K' << 8 | '3';
    public const int Ak4 = 'A' << 16 | 'K' << 8 | '4', Ak5 = 'A' << 16 | 'K' << 8 | '5', Ak9 = 'A' << 16 | 'K' << 8 | '9';
    public const int Amt = 'A' << 16 | 'M' << 8 | 'T', Bds = 'B' << 16 | 'D' << 8 | 'S', Bht = 'B' << 16 | 'H' << 8 | 'T';
    public const int Bin = 'B' << 16 | 'I' << 8 | 'N', Bpr = 'B' << 16 | 'P' << 8 | 'R', Cas = 'C' << 16 | 'A' << 8 | 'S';
    public const int Clm = 'C' << 16 | 'L' << 8 | 'M', Clp = 'C' << 16 | 'L' << 8 | 'P', Cn1 = 'C' << 16 | 'N' << 8 | '1';
    public const int Cr1 = 'C' << 16 | 'R' << 8 | '1', Cr2 = 'C' << 16 | 'R' << 8 | '2', Cr3 = 'C' << 16 | 'R' << 8 | '3';
    public const int Crc = 'C' << 16 | 'R' << 8 | 'C', Ctp = 'C' << 16 | 'T' << 8 | 'P', Ctx = 'C' << 16 | 'T' << 8 | 'X';
    public const int Cur = 'C' << 16 | 'U' << 8 | 'R', Dmg = 'D' << 16 | 'M' << 8 | 'G', Dtm = 'D' << 16 | 'T' << 8 | 'M';
    public const int Dtp = 'D' << 16 | 'T' << 8 | 'P', Frm = 'F' << 16 | 'R' << 8 | 'M', Ge = 'G' << 16 | 'E' << 8;
    public const int Gs = 'G' << 16 | 'S' << 8, Hcp = 'H' << 16 | 'C' << 8 | 'P', Hi = 'H' << 16 | 'I' << 8;
    public const int Hl = 'H' << 16 | 'L' << 8, Iea = 'I' << 16 | 'E' << 8 | 'A', Ik3 = 'I' << 16 | 'K' << 8 | '3';
    public const int Ik4 = 'I' << 16 | 'K' << 8 | '4', Ik5 = 'I' << 16 | 'K' << 8 | '5', Isa = 'I' << 16 | 'S' << 8 | 'A';
    public const int K3 = 'K' << 16 | '3' << 8, Lin = 'L' << 16 | 'I' << 8 | 'N', Lq = 'L' << 16 | 'Q' << 8;
    public const int Lx = 'L' << 16 | 'X' << 8, Mea = 'M' << 16 | 'E' << 8 | 'A', Mia = 'M' << 16 | 'I' << 8 | 'A';
    public const int Moa = 'M' << 16 | 'O' << 8 | 'A', N1 = 'N' << 16 | '1' << 8, N3 = 'N' << 16 | '3' << 8;
    public const int N4 = 'N' << 16 | '4' << 8, Nm1 = 'N' << 16 | 'M' << 8 | '1', Nte = 'N' << 16 | 'T' << 8 | 'E';
    public const int Oi = 'O' << 16 | 'I' << 8, Pat = 'P' << 16 | 'A' << 8 | 'T', Per = 'P' << 16 | 'E' << 8 | 'R';
    public const int Plb = 'P' << 16 | 'L' << 8 | 'B', Prv = 'P' << 16 | 'R' << 8 | 'V', Ps1 = 'P' << 16 | 'S' << 8 | '1';
    public const int Pwk = 'P' << 16 | 'W' << 8 | 'K', Qty = 'Q' << 16 | 'T' << 8 | 'Y', Rdm = 'R' << 16 | 'D' << 8 | 'M';
    public const int Ref = 'R' << 16 | 'E' << 8 | 'F', Sbr = 'S' << 16 | 'B' << 8 | 'R', Se = 'S' << 16 | 'E' << 8;
    public const int St = 'S' << 16 | 'T' << 8, Stc = 'S' << 16 | 'T' << 8 | 'C', Sv1 = 'S' << 16 | 'V' << 8 | '1';
    public const int Sv5 = 'S' << 16 | 'V' << 8 | '5', Svc = 'S' << 16 | 'V' << 8 | 'C', Svd = 'S' << 16 | 'V' << 8 | 'D';
    public const int Ta1 = 'T' << 16 | 'A' << 8 | '1', Trn = 'T' << 16 | 'R' << 8 | 'N', Ts2 = 'T' << 16 | 'S' << 8 | '2';
    public const int Ts3 = 'T' << 16 | 'S' << 8 | '3', Adx = 'A' << 16 | 'D' << 8 | 'X', Cl1 = 'C' << 16 | 'L' << 8 | '1';
    public const int Dn1 = 'D' << 16 | 'N' << 8 | '1', Dn2 = 'D' << 16 | 'N' << 8 | '2', Ent = 'E' << 16 | 'N' << 8 | 'T';
    public const int Rmr = 'R' << 16 | 'M' << 8 | 'R', Sv2 = 'S' << 16 | 'V' << 8 | '2', Sv3 = 'S' << 16 | 'V' << 8 | '3';
    public const int Too = 'T' << 16 | 'O' << 8 | 'O', Ins = 'I' << 16 | 'N' << 8 | 'S';

    /// <summary>The key of an id; 0 when the id does not have two or three characters.</summary>
    public static int Of(ReadOnlySpan<byte> id) => id.Length switch
    {
        3 => id[0] << 16 | id[1] << 8 | id[2],
        2 => id[0] << 16 | id[1] << 8,
        _ => 0,
    };
}
