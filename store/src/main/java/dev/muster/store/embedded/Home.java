package dev.muster.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder that holds an embedded PostgreSQL, ours alone while this is open. */
final class Home implements AutoCloseable {

    /** PostgreSQL's limit is 1,024 bytes (MAXPGPATH), and its own files lie below ours. */
    private static final int LONGEST_PATH = 850;

    private static final String REMEDY = "choose another folder with --home";

    private final Path folder;
    private final FileChannel lock;

    private Home(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes the folder where it is missing, and takes it for this process. */
    static Home open(Path home) throws EmbeddedPostgresException {
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new EmbeddedPostgresException("data folder `" + home + "` is not a folder: " + REMEDY);
        }
        try {
            if (!Files.exists(home)) {
                Files.createDirectories(home, PrivateFiles.FOLDER);
            }
            Path folder = home.toRealPath();
            if (folder.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
                throw new EmbeddedPostgresException("data folder `" + home
                        + "` has a longer path than PostgreSQL can use (" + LONGEST_PATH + " bytes): " + REMEDY);
            }
            return new Home(folder, lock(folder));
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "data folder `" + home + "` cannot be written (" + cause(failed) + "): make it writable or "
                            + REMEDY,
                    failed);
        }
    }

    private static FileChannel lock(Path folder) throws IOException, EmbeddedPostgresException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(folder.resolve("lock"), options, PrivateFiles.FILE);
        try {
            if (tryLock(channel) == null) {
                String owner = read(channel);
                throw new EmbeddedPostgresException("data folder `" + folder + "` is in use by "
                        + (owner.isEmpty() ? "another process" : "process " + owner)
                        + ": stop it or choose another with --home");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | EmbeddedPostgresException failed) {
            channel.close();
            throw failed;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            // locks are the process's: this one has the folder open already
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    }

    /** Names what went wrong with a file in few words. */
    static String cause(IOException failed) {
        return failed.getClass().getSimpleName().replaceFirst("Exception$", "") + ": " + failed.getMessage();
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path credentials() {
        return folder.resolve("credentials");
    }

    Path log() {
        return folder.resolve("postgresql.log");
    }

    Path binaries(String version) {
        return folder.resolve("postgresql-" + version);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException released) {
            // the lock goes with the process at the latest
        }
    }
}
