package dev.muster.rules.measure;

import dev.muster.iam.snapshot.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is noticed while measuring, each thing once. */
public final class Notes {

    private final Set<String> texts = new LinkedHashSet<>();

    void add(String text) {
        texts.add(text);
    }

    /** Two sources differ: says which is used. */
    void differ(String resource, String fact, String used, String usedSource, String other, String otherSource) {
        add(resource + ": " + fact + " is `" + used + "` in " + usedSource + " and `" + other + "` in " + otherSource
                + ": the former, being fresher, is used");
    }

    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        texts.forEach(text -> warnings.add(new Warning(null, null, text)));
        return warnings;
    }
}
