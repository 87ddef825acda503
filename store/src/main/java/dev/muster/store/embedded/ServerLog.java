package dev.muster.store.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that PostgreSQL prints into, read from where a start began. */
record ServerLog(Path file, long start) {

    private static final long ENOUGH = 10L << 20;
    private static final int TAIL_BYTES = 8 << 10;
    private static final int TAIL_LINES = 15;

    /** Makes the file when it is missing, and puts one that has grown large aside. */
    static ServerLog open(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > ENOUGH) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(file)) {
            Files.createFile(file, PrivateFiles.FILE);
        }
        return new ServerLog(file, Files.size(file));
    }

    /** The last lines since the start. */
    String tail() {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(Math.max(start, content.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) Math.max(0, content.length() - content.getFilePointer())];
            content.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + Home.cause(unreadable) + ")";
        }
    }
}
