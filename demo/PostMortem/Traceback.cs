using System.Diagnostics;

namespace DynRemote.Demo;

/// <summary>The frames of a remote exception and its causes, where it began first.</summary>
internal static class Traceback
{
    /// <summary>Walks the stacks at the host. The stack traces are constructed there, from the live exceptions: nothing is parsed out of a text.</summary>
    public static IReadOnlyList<Frame> Of(RemoteConnection conn, Exception failure)
    {
        var stackTrace = conn.TypeOf(typeof(StackTrace));
        var frames = new List<Frame>();
        foreach (var exception in WithCauses(failure).Reverse())
        {
            dynamic trace = Remote.New(stackTrace, LiveObjectOf(exception), true);
            foreach (dynamic live in trace.GetFrames())
            {
                var method = live.GetMethod();
                if (IsOfTheRuntime(method))
                    break;
                frames.Add(new Frame(
                    live, $"{TypeNameOf(exception)}: {exception.Message}", $"{method.DeclaringType.FullName}.{method.Name}", live.GetFileName(), live.GetFileLineNumber()));
            }
        }
        return frames;
    }

    /// <summary>The exception object at the host that an exception here stands for.</summary>
    public static object LiveObjectOf(Exception exception) =>
        exception is RemoteException own ? own.Remote! : exception.Data[RemoteException.RemoteDataKey]!;

    /// <summary>An exception, what caused it, and so on.</summary>
    public static IEnumerable<Exception> WithCauses(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }

    /// <summary>The name of the type that an exception has at the host.</summary>
    public static string TypeNameOf(Exception exception) => exception is RemoteException own ? own.TypeName : exception.GetType().FullName!;

    // Below the program's own methods stands what has called them for us. Nobody looks for the fault there.
    private static bool IsOfTheRuntime(dynamic method)
    {
        string? space = method.DeclaringType?.Namespace;
        return space is null || space == "System.Reflection" || space.StartsWith("DynRemote", StringComparison.Ordinal);
    }
}
