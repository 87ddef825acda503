package dev.muster.collector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A bundle in a zip, read in place: nothing is unpacked to disk, and what it may unpack to in memory is bounded. */
final class ZipTree implements BundleTree {

    /**
     * How much a zip may hold.
     *
     * @param entries files and folders
     * @param bytes after decompression, of all files together
     * @param ratio of bytes after and before decompression; small zips may exceed it
     */
    record Bounds(int entries, long bytes, int ratio) {

        /** An organization of thousands of accounts stays below; real answers shrink to a twentieth or so. */
        static final Bounds DEFAULT = new Bounds(500_000, 8L << 30, 500);

        private static final long RATIO_MATTERS_FROM = 256L << 20;
    }

    private final Path path;
    private final ZipFile zip;
    private final Bounds bounds;
    private final NavigableMap<String, ZipEntry> entries = new TreeMap<>();

    ZipTree(Path path) throws IOException, UnreadableInputException {
        this(path, Bounds.DEFAULT);
    }

    ZipTree(Path path, Bounds bounds) throws IOException, UnreadableInputException {
        this.path = path;
        this.bounds = bounds;
        try {
            this.zip = new ZipFile(path.toFile());
        } catch (ZipException notZip) {
            throw new UnreadableInputException(
                    "`" + path + "` is no zip that can be read (" + notZip.getMessage() + "): make it anew", notZip);
        }
        try {
            index();
            checkSize();
        } catch (IOException | UnreadableInputException refused) {
            zip.close();
            throw refused;
        }
    }

    private void index() throws UnreadableInputException {
        if (zip.size() > bounds.entries()) {
            throw new UnreadableInputException(
                    "`" + path + "` has " + zip.size() + " entries, more than " + bounds.entries() + ": split it");
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            // some programs on Windows write backslashes
            String name = entry.getName().replace('\\', '/');
            if (leavesTheBundle(name)) {
                throw new UnreadableInputException("`" + path + "` has the entry `" + entry.getName()
                        + "`, which would lie outside the bundle: make it anew from a folder");
            }
            if (name.endsWith("/")) {
                continue;
            }
            String plain = name.startsWith("./") ? name.substring(2) : name;
            if (entries.put(plain, entry) != null) {
                throw new UnreadableInputException(
                        "`" + path + "` has two entries `" + plain + "`: make it anew from a folder");
            }
        }
    }

    /** The zip's own directory says how large the files are; {@link #open} holds each of them to it. */
    private void checkSize() throws IOException, UnreadableInputException {
        long total = 0;
        for (ZipEntry entry : entries.values()) {
            total += Math.max(0, entry.getSize());
            if (total < 0 || total > bounds.bytes()) {
                throw new UnreadableInputException("`" + path + "` unpacks to more than " + (bounds.bytes() >> 20)
                        + " MiB: give the bundle as a folder, or split it");
            }
        }
        if (total > Bounds.RATIO_MATTERS_FROM && total / bounds.ratio() > Files.size(path)) {
            throw new UnreadableInputException("`" + path + "` unpacks to more than " + bounds.ratio()
                    + " times its size, as no real bundle does: give it as a folder");
        }
    }

    private static boolean leavesTheBundle(String name) {
        if (name.startsWith("/") || name.indexOf('\0') >= 0 || name.matches("(?s)[A-Za-z]:.*")) {
            return true;
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public SortedSet<String> files() {
        return Collections.unmodifiableSortedSet(entries.navigableKeySet());
    }

    @Override
    public InputStream open(String file) throws IOException {
        ZipEntry entry = entries.get(file);
        if (entry == null) {
            throw new IOException("the zip has no such file");
        }
        long size = entry.getSize();
        return new BoundedInput(
                zip.getInputStream(entry), size, "the zip holds more than the " + size + " bytes that it declares");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
