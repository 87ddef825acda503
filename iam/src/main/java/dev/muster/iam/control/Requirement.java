package dev.muster.iam.control;

import java.util.List;

/** Section kinds of which any one may do; the first that was read wins. */
public record Requirement(List<String> alternatives) {

    public Requirement {
        alternatives = List.copyOf(alternatives);
    }
}
