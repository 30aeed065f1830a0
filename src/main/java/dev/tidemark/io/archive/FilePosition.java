package dev.tidemark.io.archive;

/**
 * How far one file has been read.
 *
 * @param lines lines handed on
 * @param offset bytes these lines took, after unpacking; where the next one starts
 */
public record FilePosition(long lines, long offset) {

    static final FilePosition START = new FilePosition(0, 0);

    /** The whole file, however long it is: it is not opened again. */
    static final FilePosition END = new FilePosition(-1, -1);
}
