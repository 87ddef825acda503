package dev.muster.api.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where data goes. {@link System#out} would not tell that it could not be written. */
final class StandardOutput {

    private StandardOutput() {}

    /** Writes data. */
    @FunctionalInterface
    interface Data {
        void write(Writer out) throws IOException;
    }

    /**
     * Writes data in UTF-8; a reader that has seen enough, such as `head`, ends it quietly.
     *
     * @throws CommandException when it cannot be written whole
     */
    static void write(Data data) {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            data.write(out);
            out.flush();
        } catch (IOException failed) {
            if (!isClosedPipe(failed)) {
                throw new CommandException(
                        "standard output cannot be written: " + failed.getMessage() + ": what is there is not whole",
                        failed);
            }
        }
    }

    /** The system's words for it: `Broken pipe`, in every language with the word. */
    private static boolean isClosedPipe(IOException failed) {
        return String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
