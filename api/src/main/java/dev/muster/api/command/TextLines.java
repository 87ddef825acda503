package dev.muster.api.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a UTF-8 stream: one that is not UTF-8 does not spoil those after it. */
final class TextLines implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedInputStream bytes;
    private long number;

    TextLines(InputStream stream) {
        this.bytes = new BufferedInputStream(stream, 1 << 16);
    }

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param wellFormed false when its bytes are no UTF-8; the text is then as good as can be
     */
    record Line(long number, String text, boolean wellFormed) {}

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int next = bytes.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = bytes.read()) {
            line.write(next);
        }
        number++;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return new Line(number, marked ? text.substring(1) : text, true);
        } catch (CharacterCodingException notText) {
            return new Line(number, line.toString(StandardCharsets.UTF_8), false);
        }
    }

    /** Whether the next line would have to be waited for. */
    boolean waiting() throws IOException {
        return bytes.available() == 0;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
