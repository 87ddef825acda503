package dev.muster.collector.loopback;

/** Temporary credentials that the endpoint accepts. */
public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {}
