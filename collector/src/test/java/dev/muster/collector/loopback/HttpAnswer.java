package dev.muster.collector.loopback;

import java.util.Map;

/** An answer as it goes over the wire, in UTF-8. */
record HttpAnswer(int status, Map<String, String> headers, String body) {

    static HttpAnswer of(int status, String contentType, String requestId, String body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType, "x-amzn-RequestId", requestId), body);
    }
}
