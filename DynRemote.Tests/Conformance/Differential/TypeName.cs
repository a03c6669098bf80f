using System.Text.RegularExpressions;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>Names of types as a reader wants them: without namespaces, with the type arguments in angle brackets, without the compiler's numbers.</summary>
internal static partial class TypeName
{
    /// <summary>Shortens a full name, as <see cref="Type.ToString"/> gives it.</summary>
    public static string Short(string fullName)
    {
        var name = Numbers().Replace(Namespaces().Replace(fullName, ""), "").Replace('+', '.');
        while (Arguments().Match(name) is { Success: true } match)
            name = $"{name[..match.Index]}<{match.Groups[1].Value}>{name[(match.Index + match.Length)..]}";
        return name;
    }

    [GeneratedRegex(@"\b\w+\.(?=[\w<])")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"`\d+|__\d+(_\d+)?|(?<=AnonymousType)\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\[([^\[\],][^\[\]]*)\]")]
    private static partial Regex Arguments();
}
