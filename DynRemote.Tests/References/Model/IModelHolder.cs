namespace DynRemote.Tests.References.Model;

/// <summary>The holder's side as the model drives it: the real table, or a naive one that can be told to break a rule.</summary>
internal interface IModelHolder
{
    int Count { get; }

    /// <summary>Decodes one occurrence. Everything that <paramref name="making"/> does happens "on other threads" while the proxy is made.</summary>
    ModelProxy Occurrence(long id, Action<ModelProxy> making);

    void Drain(List<(long Id, long Count)> into);

    long ReleaseNow(ModelProxy proxy);
}
