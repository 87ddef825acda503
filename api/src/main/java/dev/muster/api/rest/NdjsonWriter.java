package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.iam.json.Digest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a list as lines of JSON: all of it, page after page, unless a page of a given length was asked for.
 *
 * <p>The last line is a trailer with the number of rows and the SHA-256 of the bytes before it: without it a stream is cut.
 */
@Provider
@Produces(NdjsonWriter.MEDIA_TYPE)
public class NdjsonWriter implements MessageBodyWriter<Page<?>> {

    /** Media type of JSON lines. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private final ObjectMapper json;

    /** Ends a stream; told apart from an item by its name. */
    record LastLine(@JsonProperty("_trailer") Trailer trailer) {}

    /**
     * What a stream held.
     *
     * @param digest SHA-256 of all bytes before the last line
     * @param nextCursor where the next page begins, when a page was asked for; null at the end of the list
     */
    record Trailer(long rows, String digest, @Nullable String nextCursor, Instant asOf) {}

    NdjsonWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Page.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Page<?> first,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        MessageDigest digest = Digest.sha256();
        long rows = 0;
        Page<?> page = first;
        while (true) {
            for (Object item : page.items()) {
                byte[] line = line(item);
                digest.update(line);
                out.write(line);
                rows++;
            }
            Supplier<? extends Page<?>> following = page.following();
            if (following == null) {
                break;
            }
            page = following.get();
        }
        out.write(line(new LastLine(
                new Trailer(rows, Digest.ofHash(digest.digest()).toString(), page.nextCursor(), first.asOf()))));
    }

    private byte[] line(Object item) throws IOException {
        byte[] text = json.writeValueAsBytes(item);
        byte[] line = new byte[text.length + 1];
        System.arraycopy(text, 0, line, 0, text.length);
        line[text.length] = '\n';
        return line;
    }
}
