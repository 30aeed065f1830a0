package dev.tidemark.io.archive;

import java.io.Serializable;

/**
 * One file of an archive, checked to be there.
 *
 * @param name as the user gave it; part of every record's position
 * @param path absolute, in the file system of the machine that reads it
 * @param bytes size on disk when it was checked
 * @param gzip true when its first bytes say so, whatever its name
 */
public record ArchiveFile(String name, String path, long bytes, boolean gzip)
        implements Serializable {}
