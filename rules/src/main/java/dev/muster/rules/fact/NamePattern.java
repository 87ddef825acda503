package dev.muster.rules.fact;

import com.google.re2j.Pattern;

/** A pattern that names are compared with; it matches in linear time. */
public record NamePattern(String control, Pattern pattern) {

    /** Whether the whole name matches. */
    public boolean matches(String name) {
        return pattern.matches(name);
    }
}
