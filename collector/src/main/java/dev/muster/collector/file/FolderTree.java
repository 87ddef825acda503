package dev.muster.collector.file;

import dev.muster.iam.snapshot.Warning;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A bundle in a folder; links that lead out of it are not followed, so that nothing outside it is read. */
final class FolderTree implements BundleTree {

    private static final String NOT_ALLOWED = "may not be read by this user";

    private final Path folder;
    private final SortedSet<String> files = new TreeSet<>();
    private final List<Warning> notes = new ArrayList<>();

    FolderTree(Path given) throws IOException {
        this.folder = given.toRealPath();
        Files.walkFileTree(folder, new Visitor());
    }

    @Override
    public SortedSet<String> files() {
        return files;
    }

    @Override
    public List<Warning> notes() {
        return List.copyOf(notes);
    }

    @Override
    public InputStream open(String file) throws IOException {
        Path path = folder.resolve(file);
        if (Files.isDirectory(path)) {
            throw new IOException("it is a folder");
        }
        try {
            return Files.newInputStream(path);
        } catch (AccessDeniedException denied) {
            throw new IOException("it " + NOT_ALLOWED, denied);
        }
    }

    private String nameOf(Path path) {
        return folder.relativize(path).toString().replace(File.separatorChar, '/');
    }

    private void note(Path path, String text) {
        notes.add(new Warning(nameOf(path), null, text));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = nameOf(directory);
            if (SectionFile.of(name).isPresent()) {
                // its section is unreadable rather than missing
                files.add(name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause) throws IOException {
            if (cause != null) {
                throw cause;
            }
            String name = nameOf(directory);
            if (BundleLayout.isAccount(name)
                    && files.tailSet(name + "/").stream().noneMatch(file -> file.startsWith(name))) {
                note(directory, "an empty folder: not taken for an account");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(nameOf(file));
            } else if (attributes.isSymbolicLink()) {
                link(file);
            } else {
                note(file, "neither a file nor a folder: not read");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (file.equals(folder)) {
                throw cause;
            }
            if (Files.isDirectory(file)) {
                // an account whose folder cannot be listed is still an account
                files.add(nameOf(file) + "/");
            }
            note(file, cause instanceof AccessDeniedException ? NOT_ALLOWED : "cannot be read: " + cause.getMessage());
            return FileVisitResult.CONTINUE;
        }

        private void link(Path link) {
            try {
                if (!link.toRealPath().startsWith(folder)) {
                    note(link, "a link that leads out of the bundle: not followed");
                } else if (Files.isRegularFile(link)) {
                    files.add(nameOf(link));
                } else {
                    note(link, "a link to a folder: not followed");
                }
            } catch (IOException leadsNowhere) {
                note(link, "a link that leads nowhere");
            }
        }
    }
}
