package dev.muster.collector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** A bundle of which only one file is there, whatever it is called. */
record BareFile(Path path, String name) implements BundleTree {

    @Override
    public SortedSet<String> files() {
        SortedSet<String> files = new TreeSet<>();
        files.add(name);
        return files;
    }

    @Override
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(path);
    }
}
