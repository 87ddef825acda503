package dev.muster.collector.loopback;

import java.util.Map;

/** One of the ways in which AWS services speak over HTTP. */
interface Protocol {

    /** The operation that a request asks for. */
    String operation(HttpRequest request);

    /** The parameters that it brings, flat. */
    Map<String, String> parameters(HttpRequest request);

    /** An answer as it goes over the wire. */
    HttpAnswer write(String operation, Answer answer, String requestId);
}
