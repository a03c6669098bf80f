using System.ComponentModel;
using System.Data;
using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Resources;
using System.Runtime.InteropServices;
using System.Runtime.Serialization;
using System.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.CSharp.RuntimeBinder;
using static DynRemote.Values.ExceptionRecipe;

namespace DynRemote.Values;

/// <summary>The exceptions of the table that hold nothing of their own, or nothing but the parameter's name.</summary>
internal static class PlainExceptions
{
    internal static readonly ExceptionRecipe[] Recipes =
    [
        Plain<Exception>(), Plain<SystemException>(), Plain<ApplicationException>(),

        Plain<AccessViolationException>(), Plain<AppDomainUnloadedException>(), Plain<ArithmeticException>(), Plain<ArrayTypeMismatchException>(),
        Plain<CannotUnloadAppDomainException>(), Plain<ContextMarshalException>(), Plain<DataMisalignedException>(), Plain<DivideByZeroException>(),
        Plain<DllNotFoundException>(), Plain<EntryPointNotFoundException>(), Plain<FieldAccessException>(), Plain<FormatException>(),
        Plain<IndexOutOfRangeException>(), Plain<InsufficientExecutionStackException>(), Plain<InsufficientMemoryException>(), Plain<InvalidCastException>(),
        Plain<InvalidOperationException>(), Plain<InvalidProgramException>(), Plain<InvalidTimeZoneException>(), Plain<KeyNotFoundException>(),
        Plain<MemberAccessException>(), Plain<MethodAccessException>(), Plain<MissingFieldException>(), Plain<MissingMemberException>(),
        Plain<MissingMethodException>(), Plain<MulticastNotSupportedException>(), Plain<NotImplementedException>(), Plain<NotSupportedException>(),
        Plain<NullReferenceException>(), Plain<OperationCanceledException>(), Plain<OutOfMemoryException>(), Plain<OverflowException>(),
        Plain<PlatformNotSupportedException>(), Plain<RankException>(), Plain<TaskCanceledException>(), Plain<TaskSchedulerException>(), Plain<TimeoutException>(),
        Plain<TimeZoneNotFoundException>(), Plain<TypeAccessException>(), Plain<TypeLoadException>(), Plain<TypeUnloadedException>(),
        Plain<UnauthorizedAccessException>(), Plain<UnreachableException>(), Plain<UriFormatException>(),

        Plain<DirectoryNotFoundException>(), Plain<DriveNotFoundException>(), Plain<EndOfStreamException>(), Plain<InternalBufferOverflowException>(),
        Plain<InvalidDataException>(), Plain<IOException>(), Plain<PathTooLongException>(),

        Plain<AmbiguousMatchException>(), Plain<CustomAttributeFormatException>(), Plain<InvalidFilterCriteriaException>(), Plain<TargetException>(),
        Plain<TargetParameterCountException>(),

        Plain<AbandonedMutexException>(), Plain<BarrierPostPhaseException>(), Plain<ChannelClosedException>(), Plain<LockRecursionException>(),
        Plain<SemaphoreFullException>(), Plain<SynchronizationLockException>(), Plain<ThreadInterruptedException>(), Plain<ThreadStateException>(),
        Plain<WaitHandleCannotBeOpenedException>(),

        Plain<COMException>(), Plain<ExternalException>(), Plain<InvalidComObjectException>(), Plain<InvalidOleVariantTypeException>(),
        Plain<MarshalDirectiveException>(), Plain<SafeArrayRankMismatchException>(), Plain<SafeArrayTypeMismatchException>(), Plain<SEHException>(),

        Plain<ConstraintException>(), Plain<DataException>(), Plain<DuplicateNameException>(), Plain<EvaluateException>(), Plain<InvalidConstraintException>(),
        Plain<MissingPrimaryKeyException>(), Plain<NoNullAllowedException>(), Plain<ReadOnlyException>(), Plain<RowNotInTableException>(),
        Plain<SyntaxErrorException>(), Plain<VersionNotFoundException>(),

        Plain<AuthenticationException>(), Plain<CookieException>(), Plain<CryptographicException>(), Plain<InvalidCredentialException>(),
        Plain<MissingManifestResourceException>(), Plain<MissingSatelliteAssemblyException>(), Plain<ProtocolViolationException>(),
        Plain<RuntimeBinderException>(), Plain<RuntimeBinderInternalCompilerException>(), Plain<SecurityException>(), Plain<SerializationException>(),
        Plain<VerificationException>(), Plain<WarningException>(),

        Argument<ArgumentException>(), Argument<ArgumentNullException>(), Argument<DuplicateWaitObjectException>(), Argument<EncoderFallbackException>(),
        Argument<InvalidAsynchronousStateException>(), Argument<InvalidEnumArgumentException>(),
    ];
}
