package dev.muster.rules.fact;

import java.util.List;

/** A list that a control is given. */
public record Listed(String control, String name, List<String> values) {

    public Listed {
        values = List.copyOf(values);
    }
}
