package dev.muster.iam.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Drops the byte order mark that some editors put before UTF-8 text. */
final class ByteOrderMarkSkipper extends FilterReader {

    ByteOrderMarkSkipper(Reader source) throws IOException {
        super(new PushbackReader(source, 1));
        int first = in.read();
        if (first >= 0 && first != '\uFEFF') {
            ((PushbackReader) in).unread(first);
        }
    }
}
