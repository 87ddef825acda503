package dev.muster.collector.loopback;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it came.
 *
 * @param headers by name in lower case
 * @param query of the URI, not decoded; empty when there is none
 */
record HttpRequest(String method, String path, String query, Map<String, String> headers, String body) {

    HttpRequest {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** The value of a header; empty when there is none. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
