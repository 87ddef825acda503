package dev.muster.store;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Bytes, deflated (RFC 1950): PostgreSQL compresses only what is larger than two kilobytes, and nearly nothing here is. */
final class Packed {

    private Packed() {}

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** The value as canonical JSON. */
    static byte[] pack(JsonValue value) {
        return pack(CanonicalJson.text(value).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] unpack(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String text(byte[] packed) {
        return new String(unpack(packed), StandardCharsets.UTF_8);
    }

    static JsonValue json(byte[] packed) {
        return JsonReader.parse(text(packed));
    }
}
