package dev.muster.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked into a folder. */
record Binaries(Path folder) {

    /** What the archives contain; a test compares. */
    static final String VERSION = "18.4.0";

    static final String MAJOR_VERSION = "18";

    private static final int OWNER_MAY_RUN = 0100;

    /** Unpacks them where that was not done before. */
    static Binaries unpack(Home home, Consumer<String> progress) throws EmbeddedPostgresException {
        Platform platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path folder = home.binaries(VERSION);
        if (Files.isDirectory(folder)) {
            return new Binaries(folder);
        }
        progress.accept("unpacking PostgreSQL " + VERSION + " into `" + folder + "`");
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        try (InputStream archive = Binaries.class.getResourceAsStream("/" + platform.archive())) {
            if (archive == null) {
                throw new EmbeddedPostgresException("`" + platform.archive()
                        + "` is missing in this build of Muster: give a PostgreSQL 15 or newer with --jdbc-url");
            }
            PrivateFiles.delete(unfinished);
            Files.createDirectory(unfinished, PrivateFiles.FOLDER);
            extract(archive, unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            return new Binaries(folder);
        } catch (IOException failed) {
            deleteQuietly(unfinished);
            throw new EmbeddedPostgresException(
                    "`" + folder + "` cannot be unpacked (" + Home.cause(failed)
                            + "): make room there (150 MB) or choose another folder with --home",
                    failed);
        }
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("`" + entry.getName() + "` leaves the folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
                } else {
                    Files.copy(entries, path);
                    Files.setPosixFilePermissions(path, permissions((entry.getMode() & OWNER_MAY_RUN) != 0));
                }
            }
        }
    }

    /** Others may read too, where PostgreSQL must run as another user: the folder around decides whether they get here. */
    private static Set<PosixFilePermission> permissions(boolean program) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (program) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    private static void deleteQuietly(Path unfinished) {
        try {
            PrivateFiles.delete(unfinished);
        } catch (IOException left) {
            // the next start tries again
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
