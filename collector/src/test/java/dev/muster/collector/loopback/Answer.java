package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;

/** What a service says to a call, before any protocol writes it down. */
sealed interface Answer {

    /** @param body as the AWS command line would print it */
    record Result(JsonObject body) implements Answer {}

    /** An error that the service names. */
    record Refusal(int status, String code, String message) implements Answer {}
}
