package dev.tidemark.io.archive;

/**
 * How far one file has been read.
 *
 * @param lines lines handed on
 * @param offset bytes these lines took, after unpacking; where the next one starts
 */
public record FilePosition(long lines, long offset) {

    static final FilePosition START = new FilePosition(0, 0);
}
