package dev.muster.collector.live;

/** Whose credentials a collection began with. */
public record Caller(String account, String arn, Partition partition) {}
