package dev.muster.collector.loopback;

import java.time.Duration;

/** What goes wrong with a call, or is different about it. */
public sealed interface Fault {

    /** The service refuses with an error of its own. */
    record Refuse(int status, String code, String message) implements Fault {}

    /** The answer comes late. */
    record Wait(Duration time) implements Fault {}

    /** Something comes that is not the service's answer. */
    record Replace(int status, String contentType, String body) implements Fault {}

    /** The connection ends after so many hundredths of the answer. */
    record Cut(int percent) implements Fault {}

    /** The answer lacks a member. */
    record Drop(String member) implements Fault {}

    /** The connection ends without an answer. */
    record HangUp() implements Fault {}

    /** The state changes before the call is answered. */
    record Change(Runnable change) implements Fault {}

    static Fault denied() {
        return new Refuse(403, "AccessDenied", "User is not authorized to perform the operation");
    }

    static Fault throttled() {
        return new Refuse(400, "Throttling", "Rate exceeded");
    }

    static Fault unavailable() {
        return new Refuse(503, "ServiceUnavailable", "Service Unavailable");
    }

    static Fault expiredToken() {
        return new Refuse(403, "ExpiredToken", "The security token included in the request is expired");
    }

    static Fault clockSkew() {
        return new Refuse(
                403, "RequestExpired", "Request has expired. Timestamp date is 2026-01-01T00:00:00Z: check the clock");
    }

    static Fault html() {
        return new Replace(
                500,
                "text/html; charset=utf-8",
                "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>");
    }

    /** HTML where a success should be. */
    static Fault htmlPage() {
        return new Replace(200, "text/html; charset=utf-8", "<!doctype html>\n<html lang=en>\n<title>Sign in</title>");
    }

    /** XML, whatever the service speaks. */
    static Fault xml() {
        return new Replace(200, "text/xml", "<?xml version=\"1.0\"?><Answer><Accounts/></Answer>");
    }
}
