package dev.muster.rules.fact;

/** A user that a control is told to watch. @param user the ARN */
public record Watched(String control, String user) {}
