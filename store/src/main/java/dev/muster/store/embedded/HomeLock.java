package dev.muster.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a home folder for one process as long as it lives. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static HomeLock of(Path home) throws EmbeddedPostgresException {
        Path file = home.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new EmbeddedPostgresException("the data folder `" + home + "` is in use by process "
                        + Files.readString(file.resolveSibling("lock.pid")).strip()
                        + ": stop it, or choose another folder with --home");
            }
            Files.writeString(
                    file.resolveSibling("lock.pid"),
                    Long.toString(ProcessHandle.current().pid()));
            return new HomeLock(channel, lock);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "the data folder `" + home + "` cannot be used: " + failed.getMessage()
                            + ": choose another with --home",
                    failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
