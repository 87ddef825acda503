package dev.muster.collector.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives no more bytes than allowed: what unpacks to more than it should is not read on. */
final class BoundedInput extends FilterInputStream {

    private final long most;
    private final String complaint;
    private long count;

    /** @param complaint what the exception says when there are more */
    BoundedInput(InputStream in, long most, String complaint) {
        super(in);
        this.most = most;
        this.complaint = complaint;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        count += bytes;
        if (count > most) {
            throw new IOException(complaint);
        }
    }
}
