package dev.muster.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL programs for this machine, unpacked once into the home folder. */
record Binaries(Path folder) {

    /** The major version: a data folder of another one cannot be used. */
    static final String MAJOR_VERSION = "18";

    private static final String VERSION = "18.4.0";

    static Binaries unpackInto(Path home, Consumer<String> progress) throws EmbeddedPostgresException {
        Path folder = home.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(folder)) {
            return new Binaries(folder);
        }
        String archive = archiveName();
        try (InputStream packed = Binaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new EmbeddedPostgresException("there is no PostgreSQL for this platform (`" + archive
                        + "`): give a database of your own with --jdbc-url");
            }
            progress.accept("unpacking PostgreSQL " + VERSION + " (once)");
            Path unfinished = Files.createTempDirectory(home, "unpacking");
            try {
                unpack(packed, unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                delete(unfinished);
                throw failed;
            }
            return new Binaries(folder);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot be unpacked into `" + home + "`: " + failed.getMessage(), failed);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("`" + entry.getName() + "` would lie outside of the folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0111) != 0 && !file.toFile().setExecutable(true, false)) {
                        throw new IOException("`" + file + "` cannot be made executable");
                    }
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "darwin" : system.contains("win") ? "windows" : "linux";
        String cpu = architecture.contains("aarch64") || architecture.contains("arm") ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + cpu + ".txz";
    }
}
