using System.Diagnostics;
using System.Reflection;
using DynRemote.Values;

namespace DynRemote.Accounting;

/// <summary>A line of the program, as the debugging information of the stack tells it.</summary>
/// <param name="File">The source file's path; <see langword="null"/> where there is no debugging information.</param>
/// <param name="Number">The line, counted from 1; 0 where it is unknown.</param>
/// <param name="Member">The method; empty where no code of the program is on the stack.</param>
internal readonly record struct SourceLine(string? File, int Number, string Member)
{
    private static readonly Assembly Own = typeof(SourceLine).Assembly;

    /// <summary>
    /// The line of the program that this thread is in: the innermost frame that is neither this library's nor the framework's. Takes some 50 microseconds.
    /// </summary>
    public static SourceLine Current()
    {
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
        {
            // The code that the runtime makes for a dynamic call site has no type.
            if (frame.GetMethod() is not { DeclaringType: { } type } method || IsOfThePlatform(type.Assembly))
                continue;
            return new SourceLine(frame.GetFileName(), frame.GetFileLineNumber(), NameOf(method, type));
        }
        return new SourceLine(null, 0, "");
    }

    /// <summary>As a message names it: <c>Report.cs:42 (Report.Print)</c>.</summary>
    public override string ToString() => (File, Member) switch
    {
        (null, "") => "code outside of the program",
        (null, _) => Member,
        _ => $"{Path.GetFileName(File)}:{Number} ({Member})",
    };

    private static bool IsOfThePlatform(Assembly assembly) =>
        assembly == Own || assembly.IsDynamic || FrameworkTypes.IsFramework(assembly) || assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    // The compiler moves lambdas, iterators and asynchronous methods to classes and methods of its own, and puts the name that was written in angle brackets.
    private static string NameOf(MethodBase method, Type type)
    {
        var written = Written(method.Name) ?? Written(type.Name) ?? method.Name;
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
            type = outer;
        return $"{type.Name}.{written}";
    }

    // Lambdas in lambdas, and those of a program without a Main of its own, are in brackets in brackets: <<Main>$>b__0.
    private static string? Written(string name)
    {
        if (!name.StartsWith('<'))
            return null;
        var depth = 0;
        for (var end = 0; end < name.Length; end++)
        {
            depth += name[end] == '<' ? 1 : name[end] == '>' ? -1 : 0;
            if (depth == 0)
                return end == 1 ? null : Written(name[1..end]) ?? name[1..end];
        }
        return null;
    }
}
