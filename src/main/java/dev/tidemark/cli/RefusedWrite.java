package dev.tidemark.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A write that the system refused, as on a full disk, below code that does not say where it wrote. */
final class RefusedWrite {
    private RefusedWrite() {}

    /**
     * A failure that names a folder where it comes from such a write; any other as it is.
     *
     * @param folder that everything is written below
     */
    static Exception below(Path folder, Exception failure) {
        Throwable root = Tidemark.root(failure);
        if (root.getClass() != IOException.class || !isWrite(root.getStackTrace())) {
            return failure;
        }
        FileSystemException named =
                new FileSystemException(folder.toString(), null, root.getMessage());
        named.initCause(failure);
        return named;
    }

    /** By the call that failed: the system's words for it are in the language of the user. */
    private static boolean isWrite(StackTraceElement[] calls) {
        return calls.length > 0
                && calls[0].isNativeMethod()
                && calls[0].getMethodName().startsWith("write");
    }
}
