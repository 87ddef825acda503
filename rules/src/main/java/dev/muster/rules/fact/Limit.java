package dev.muster.rules.fact;

/** A number that a control compares with. @param millis the same as a duration, for days and seconds; else 0 */
public record Limit(String control, String name, long value, long millis) {}
