using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace DynRemote.Values;

/// <summary>What Newtonsoft.Json takes of an object: what is hidden from peers is not copied to them either.</summary>
internal sealed class DataContracts : DefaultContractResolver
{
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (Attribute.IsDefined(member, typeof(RemoteHiddenAttribute), inherit: true))
            property.Ignored = true;
        return property;
    }
}
