package dev.muster.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of what judges, with the revision of the source that it was built from. */
public final class Engine {

    private static final String VERSION = read();

    private Engine() {}

    /** `1.0.0+<revision>`; the revision is `unknown` in a build that has no source history. */
    public static String version() {
        return VERSION;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Engine.class.getResourceAsStream("engine.properties")) {
            if (in == null) {
                throw new IllegalStateException("the resource `engine.properties` is missing: build the module anew");
            }
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String revision = properties.getProperty("revision", "");
        boolean known = !revision.isBlank() && !revision.contains("$");
        return properties.getProperty("version") + "+" + (known ? revision : "unknown");
    }
}
