package dev.muster.iam.summary;

import org.jspecify.annotations.Nullable;

/** Collects what one cell of a table stands for: nothing, one text, or more than one. */
final class Cell {

    private @Nullable String only;
    private boolean multiple;

    void add(String text) {
        if (only == null) {
            only = text;
        } else if (!only.equals(text)) {
            multiple = true;
        }
    }

    void addAll(Cell other) {
        if (other.only != null) {
            add(other.only);
            multiple |= other.multiple;
        }
    }

    boolean isEmpty() {
        return only == null;
    }

    boolean multiple() {
        return multiple;
    }

    String text() {
        if (multiple) {
            return "Multiple";
        }
        return only == null ? "None" : only;
    }
}
