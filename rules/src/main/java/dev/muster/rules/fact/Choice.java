package dev.muster.rules.fact;

/** A choice that a control is given. */
public record Choice(String control, String name, String value) {}
