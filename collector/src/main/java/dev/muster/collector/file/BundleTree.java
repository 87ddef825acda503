package dev.muster.collector.file;

import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedSet;

/** The files of a bundle, wherever they are: in a folder, a zip or memory. */
public interface BundleTree extends AutoCloseable {

    /** Paths of all files, with `/`; a folder that cannot be listed stands for what is in it, with a `/` at the end. */
    SortedSet<String> files();

    /** What lies in the bundle and is not one of its files, with the reason. */
    default List<Warning> notes() {
        return List.of();
    }

    /** The file's bytes; the caller closes the stream. */
    InputStream open(String file) throws IOException;

    @Override
    default void close() throws IOException {}
}
