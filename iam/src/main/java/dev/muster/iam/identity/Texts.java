package dev.muster.iam.identity;

import org.jspecify.annotations.Nullable;

/** Values that stand for members which an answer may leave out. */
final class Texts {

    private Texts() {}

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The path; `/` is AWS's default. */
    static String pathOf(@Nullable String text) {
        return text == null ? "/" : text;
    }
}
