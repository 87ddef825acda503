package dev.muster.collector.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A bundle in memory. */
public final class MemoryTree implements BundleTree {

    private final SortedMap<String, byte[]> contents;

    public MemoryTree(Map<String, byte[]> contents) {
        this.contents = new TreeMap<>(contents);
    }

    @Override
    public SortedSet<String> files() {
        return new TreeSet<>(contents.keySet());
    }

    @Override
    public InputStream open(String file) {
        return new ByteArrayInputStream(contents.get(file));
    }
}
