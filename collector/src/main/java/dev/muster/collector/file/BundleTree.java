package dev.muster.collector.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;

/** The files of a bundle, wherever they are: in a folder, a zip or memory. */
public interface BundleTree extends AutoCloseable {

    /** Paths of all files, with `/`. */
    SortedSet<String> files();

    /** The file's bytes; the caller closes the stream. */
    InputStream open(String file) throws IOException;

    @Override
    default void close() throws IOException {}
}
