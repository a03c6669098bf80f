namespace DynRemote.Tests.Plans.Twins;

/// <summary>Queries whose elements are rows of two parts: anonymous objects or tuples.</summary>
internal static class Rows
{
    public static IQueryTwin Of<T, TRemote, TA, TARemote, TB, TBRemote>(
        string text,
        IEnumerable<T> here,
        RemoteQuery<TRemote> there,
        string nameOfA, Func<T, TA> aHere, Func<TRemote, TARemote> aThere, Kind<TA, TARemote> aKind,
        string nameOfB, Func<T, TB> bHere, Func<TRemote, TBRemote> bThere, Kind<TB, TBRemote> bKind) => new QueryTwin<T, TRemote>(
            text,
            here,
            there,
            new RowKind<T, TRemote, TA, TARemote, TB, TBRemote>(new($"i => i{nameOfA}", aHere, aThere, aKind), new($"i => i{nameOfB}", bHere, bThere, bKind)));
}
