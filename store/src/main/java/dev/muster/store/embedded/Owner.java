package dev.muster.store.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The numbers of the user and the group that a file belongs to. */
record Owner(int user, int group) {

    /** The user `nobody` and its group, on nearly every machine. */
    static final Owner NOBODY = new Owner(65534, 65534);

    static Owner of(Path file) throws IOException {
        return new Owner((int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS), (int)
                Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS));
    }

    /** The one that new files in a folder get. */
    static Owner ofThisProcess(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, ".owner", "");
        try {
            return of(file);
        } finally {
            Files.delete(file);
        }
    }

    boolean isRoot() {
        return user == 0;
    }

    /** Makes a file, or a folder with all that is in it, this owner's. */
    void take(Path path) throws IOException {
        if (of(path).equals(this)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                // the folder asked for comes last: its owner tells that all is done
                return folder.equals(path) ? FileVisitResult.CONTINUE : visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
        Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    }
}
