package dev.muster.collector.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A bundle in a zip, read in place: nothing is unpacked to disk, and what it may unpack to in memory is bounded. */
final class ZipTree implements BundleTree {

    /** An organization of ten thousand accounts has fewer files. */
    static final int MAX_ENTRIES = 500_000;

    /** Bytes after decompression, of all files together. */
    static final long MAX_BYTES = 8L << 30;

    private final Path path;
    private final ZipFile zip;
    private final SortedMap<String, ZipEntry> entries = new TreeMap<>();
    private long bytesRead;

    ZipTree(Path path) throws IOException, UnreadableInputException {
        this.path = path;
        try {
            this.zip = new ZipFile(path.toFile());
        } catch (ZipException notZip) {
            throw new UnreadableInputException(
                    "`" + path + "` is no zip that can be read (" + notZip.getMessage() + "): make it anew", notZip);
        }
        try {
            index();
        } catch (UnreadableInputException refused) {
            zip.close();
            throw refused;
        }
    }

    private void index() throws UnreadableInputException {
        if (zip.size() > MAX_ENTRIES) {
            throw new UnreadableInputException(
                    "`" + path + "` has " + zip.size() + " entries, more than " + MAX_ENTRIES + ": split it");
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            String name = entry.getName();
            if (leavesTheBundle(name)) {
                throw new UnreadableInputException("`" + path + "` has the entry `" + name
                        + "`, which would lie outside the bundle: make it anew from a folder");
            }
            if (entries.put(name, entry) != null) {
                throw new UnreadableInputException(
                        "`" + path + "` has two entries `" + name + "`: make it anew from a folder");
            }
        }
    }

    private static boolean leavesTheBundle(String name) {
        if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.matches("[A-Za-z]:.*")) {
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
        return new TreeSet<>(entries.keySet());
    }

    @Override
    public InputStream open(String file) throws IOException {
        return new Bounded(zip.getInputStream(entries.get(file)));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what comes out, whatever the zip's directory says. */
    private final class Bounded extends FilterInputStream {

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) throws IOException {
            bytesRead += bytes;
            if (bytesRead > MAX_BYTES) {
                throw new IOException(
                        "the zip unpacks to more than " + (MAX_BYTES >> 30) + " GiB: give it as a folder");
            }
        }
    }
}
