package dev.muster.iam.json;

import java.io.IOException;
import java.io.Reader;

/** Passes characters on and can give back, letter for letter, what a parser has just read. */
final class RecordingReader extends Reader {

    private final Reader source;
    private final int most;
    private final StringBuilder window = new StringBuilder();
    private long windowStart;
    private boolean recording;

    /** @param most characters that may be recorded at once */
    RecordingReader(Reader source, int most) {
        this.source = source;
        this.most = most;
    }

    /** Keeps everything from the given character offset on; it must lie in the piece that was read last. */
    void record(long offset) {
        window.delete(0, (int) (offset - windowStart));
        windowStart = offset;
        recording = true;
    }

    /** Ends the recording and gives the text up to the offset. */
    String recorded(long end) {
        recording = false;
        String text = window.substring(0, (int) (end - windowStart));
        window.delete(0, text.length());
        windowStart = end;
        return text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = source.read(buffer, offset, length);
        if (count > 0) {
            if (!recording) {
                windowStart += window.length();
                window.setLength(0);
            }
            if (recording && window.length() > most) {
                throw new MalformedJsonException("a document of more than " + most + " characters", null);
            }
            window.append(buffer, offset, count);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
