package dev.muster.collector.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bundle in a folder; links that lead out of it are not followed, so that nothing outside it is read. */
final class FolderTree implements BundleTree {

    private final Path folder;
    private final SortedSet<String> files;

    FolderTree(Path given) throws IOException {
        this.folder = given.toRealPath();
        try (Stream<Path> found = Files.walk(folder)) {
            this.files = found.filter(this::isFileInside)
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private boolean isFileInside(Path file) {
        if (!Files.isSymbolicLink(file)) {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        }
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(folder);
        } catch (IOException dangling) {
            return false;
        }
    }

    @Override
    public SortedSet<String> files() {
        return files;
    }

    @Override
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(folder.resolve(file));
    }
}
