package dev.muster.api.job;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.collector.file.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** An uploaded bundle on disk, in a folder of its own, until it is closed. */
final class Upload implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Upload.class);
    private static final String NAME = "bundle.zip";

    /** How every zip begins. */
    private static final String ZIP = "PK";

    private static final int BUFFER = 65_536;

    private final Path folder;

    private Upload(Path folder) {
        this.folder = folder;
    }

    static Upload create() throws IOException {
        return new Upload(Files.createTempDirectory("muster-upload"));
    }

    Path file() {
        return folder.resolve(NAME);
    }

    /** @throws ProblemException when it is empty, longer than that many bytes, or no zip */
    void take(InputStream bundle, long most) throws IOException {
        if (copy(bundle, most) == 0) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "the body is empty: send a bundle as a zip");
        }
        try (InputStream file = Files.newInputStream(file())) {
            if (!new String(file.readNBytes(ZIP.length()), StandardCharsets.ISO_8859_1).equals(ZIP)) {
                throw new ProblemException(ProblemType.UNREADABLE_BUNDLE, "the body is no zip: send a bundle as a zip");
            }
        }
    }

    private long copy(InputStream bundle, long most) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file())) {
            for (int read = bundle.read(buffer); read >= 0; read = bundle.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new ProblemException(
                            ProblemType.PAYLOAD_TOO_LARGE, "a body may have at most `" + most + "` bytes: send less");
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    /** What is wrong with it, in the words of who sent it: they know neither the folder nor options of commands. */
    String explain(UnreadableInputException unreadable) {
        return String.valueOf(unreadable.getMessage())
                .replace(file().toString(), NAME)
                .replace("--collected-at", "`collected_at`");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(folder);
        } catch (IOException stays) {
            LOG.warn("an uploaded bundle cannot be deleted: " + folder, stays);
        }
    }
}
