package dev.muster.api.rest;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

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
        while (page != null) {
            for (Object item : page.items()) {
                byte[] line = line(item);
                digest.update(line);
                out.write(line);
                rows++;
            }
            Supplier<? extends Page<?>> following = page.following();
            page = following == null ? null : following.get();
        }
        Map<String, Object> trailer = new LinkedHashMap<>();
        trailer.put("rows", rows);
        trailer.put("digest", Digest.ofHash(digest.digest()).toString());
        trailer.put("as_of", first.asOf());
        out.write(line(trailer));
    }

    private byte[] line(Object item) throws IOException {
        byte[] text = json.writeValueAsBytes(item);
        byte[] line = new byte[text.length + 1];
        System.arraycopy(text, 0, line, 0, text.length);
        line[text.length] = '\n';
        return line;
    }
}
