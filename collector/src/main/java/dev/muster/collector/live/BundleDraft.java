package dev.muster.collector.live;

import dev.muster.collector.file.BundleTree;
import dev.muster.collector.file.MemoryTree;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of one folder of a bundle, as they are collected. */
final class BundleDraft {

    private final String folder;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** @param folder ends in `/` */
    BundleDraft(String folder) {
        this.folder = folder;
    }

    /** Keeps the answer of a section; it replaces what was kept of it before. */
    void answer(String section, byte[] json) {
        files.remove(folder + section + ".error");
        files.put(folder + section + ".json", json);
    }

    /** Keeps why a section has no answer. */
    void failure(String section, String text) {
        files.remove(folder + section + ".json");
        files.put(folder + section + ".error", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Takes over the files of another draft of the same folder. */
    void include(BundleDraft other) {
        files.putAll(other.files);
    }

    /** Whether there is an answer of the section. */
    boolean has(String section) {
        return files.containsKey(folder + section + ".json");
    }

    /** The files by their paths in the bundle. */
    SortedMap<String, byte[]> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    BundleTree tree() {
        return new MemoryTree(files);
    }
}
